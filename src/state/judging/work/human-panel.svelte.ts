import type { JudgedQuestion, JudgeReply } from '../../../core/judge/setup.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import type { LastFailure } from '../../work/last-failure.svelte.ts';
import type { TaskSource } from '../run/task-source.ts';
import type { VerdictJournal } from '../run/verdict-journal.ts';
import { HumanJudging } from './human-judging.svelte.ts';

/** What humans need of their run. */
interface RunOfHumans {
  readonly record: JudgingRecord;
  readonly journal: VerdictJournal;
  readonly source: TaskSource;
  /** Told why a verdict was not kept. */
  readonly failed: LastFailure;
  question(at: number): Promise<JudgedQuestion | null>;
}

/** The humans among the judges of a run. Whenever its journal is read anew, they begin anew. */
export class HumanPanel {
  readonly #run: RunOfHumans;
  /** Of each judge; null where it is no human. */
  #humans = $state.raw<readonly (HumanJudging | null)[]>([]);

  constructor(run: RunOfHumans) {
    this.#run = run;
    run.journal.subscribe((event) => {
      if (event.kind === 'read') this.#seat(event.replies);
    });
  }

  /** The judge at this position, where it is a human. */
  of(judge: number): HumanJudging | null {
    return this.#humans.at(judge) ?? null;
  }

  #seat(replies: readonly JudgeReply[]): void {
    this.#humans = this.#run.record.setup.judges.map(({ provider }, judge) =>
      provider === 'human' ? this.#humanAt(judge, replies) : null,
    );
  }

  #humanAt(judge: number, replies: readonly JudgeReply[]): HumanJudging {
    const { journal, source, failed } = this.#run;
    return new HumanJudging({
      tasks: source.tasks.filter((task) => task.judge === judge),
      said: replies.filter((reply) => reply.judge === judge).sort((a, b) => a.at - b.at),
      question: (at) => this.#run.question(at),
      keep: (reply) => failed.act(() => journal.add([reply])),
      takeBack: (reply) => failed.act(() => journal.remove(reply)),
    });
  }
}
