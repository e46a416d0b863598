import type { JudgedQuestion, JudgeTask } from '../../core/judge/setup.ts';
import type { ReadingRule } from '../../core/judge/reading/verdict.ts';
import type { JudgingRecord } from '../../storage/records.ts';
import { followSession } from '../project/follow-session.ts';
import { sessionSources } from '../project/session-sources.svelte.ts';
import { loadRun } from '../../storage/judging.ts';
import { settleCalls } from '../../storage/judging-calls.ts';
import { LastFailure } from '../work/last-failure.svelte.ts';
import { ReadingRules } from './results/reading-rules.svelte.ts';
import { sourceFilesOf } from './run/run-files.ts';
import { RepliesReader } from './results/replies-reader.ts';
import { RunResults } from './results/results.svelte.ts';
import { AdaptiveTasks } from './run/adaptive-tasks.svelte.ts';
import { layOutTasks } from './run/lay-out-tasks.ts';
import { LiveRanking } from './run/live-ranking.svelte.ts';
import { LiveTally } from './run/live-tally.svelte.ts';
import { RunLock } from '../calls/run-lock.ts';
import { RunQuestions } from './run/run-questions.ts';
import type { TaskSource } from './run/task-source.ts';
import { VerdictJournal } from './run/verdict-journal.ts';
import type { HumanJudging } from './work/human-judging.svelte.ts';
import { HumanPanel } from './work/human-panel.svelte.ts';
import { JudgesAtWork } from './work/judges-at-work.svelte.ts';

/** What a run is loaded with: all of them follow its journal. */
interface RunParts {
  readonly lock: RunLock;
  readonly journal: VerdictJournal;
  readonly source: TaskSource;
  readonly tally: LiveTally;
  readonly live: LiveRanking;
}

/** One run of judging: who gives verdicts, the journal that keeps them, and who follows it. */
export class OpenRun {
  #record: JudgingRecord;
  readonly journal: VerdictJournal;
  readonly results: RunResults;
  readonly rules: ReadingRules;
  /** The judges that are models. */
  readonly work: JudgesAtWork;
  /** Null where the plan is fixed beforehand. */
  readonly adaptive: AdaptiveTasks | null;
  readonly #lock: RunLock;
  readonly #source: TaskSource;
  readonly #tally: LiveTally;
  readonly #live: LiveRanking;
  readonly #humans: HumanPanel;
  readonly #questions: RunQuestions;
  readonly #failed = new LastFailure();

  private constructor(record: JudgingRecord, { lock, journal, source, tally, live }: RunParts) {
    this.#record = $state.raw(record);
    this.#questions = new RunQuestions(record.id);
    this.journal = journal;
    const { id, project, setup } = record;
    const judges = setup.judges.map(({ name }) => name);
    const verdicts = { judges, counts: () => tally.counts() };
    const files = () => sourceFilesOf(this.#record);
    followSession({ id, project, files, verdicts }, lock, journal);
    tally.subscribe((counts) => {
      void live.rank(counts);
      sessionSources.changed(id);
    });
    this.#lock = lock;
    this.#source = source;
    this.#tally = tally;
    this.#live = live;
    const reader = new RepliesReader(record);
    this.results = new RunResults(reader, journal);
    this.rules = new ReadingRules(record, reader, journal);
    this.adaptive = source instanceof AdaptiveTasks ? source : null;
    this.work = new JudgesAtWork({
      ...{ record, lock, journal, source, tally },
      question: (at) => this.question(at),
      readingOf: (judge) => this.readingOf(judge),
    });
    this.#humans = new HumanPanel({
      ...{ record, journal, source, failed: this.#failed },
      question: (at) => this.question(at),
    });
  }

  /** Null where it is gone. */
  static async load(id: string): Promise<OpenRun | null> {
    const lock = new RunLock('judging', id);
    let record = await loadRun(id);
    if (record === null) return null;
    if (await lock.take()) {
      record = await settleCalls(id);
      lock.free();
    }
    const journal = new VerdictJournal(id);
    const live = new LiveRanking();
    const tally = new LiveTally(record.setup, journal);
    const source = await layOutTasks(record, journal, () => tally.counts());
    const run = new OpenRun(record, { lock, journal, source, tally, live });
    await journal.sync();
    const { adaptive } = run;
    if (adaptive) void run.#failed.guard(() => adaptive.look());
    return run;
  }

  readonly figures = $derived.by(() => this.#tally.figures);
  /** Null before the first verdict. */
  readonly ranking = $derived.by(() => this.#live.ranking);
  /** Why the last thing asked of the run was not done. */
  readonly failure = $derived.by(() => this.#failed.failure ?? this.#live.failure);

  /** As it was opened, by the name that it has now. */
  get record(): JudgingRecord {
    return this.#record;
  }

  /** Its name has changed; who is at work goes on. */
  renamed(name: string): void {
    this.#record = { ...this.#record, name };
  }

  /** What its plan comes to; with an escalation, as far as doubts are known. */
  get tasks(): readonly JudgeTask[] {
    return this.#source.tasks;
  }

  /** The most judgments there can be; with an escalation, as `tasks`. */
  get most(): number {
    return this.#source.most;
  }

  /** The judge at this position, where it is a human. */
  human(judge: number): HumanJudging | null {
    return this.#humans.of(judge);
  }

  question(at: number): Promise<JudgedQuestion | null> {
    return this.#questions.at(at);
  }

  /** How the replies of a judge are read. */
  readingOf(judge: number): ReadingRule {
    return this.rules.readingOf(judge);
  }

  /** What a judge that is a model is still to be asked; of an adaptive plan nobody knows. */
  openTasks(judge: number): readonly JudgeTask[] {
    return this.tasks.filter((task) => task.judge === judge && !this.journal.has(task));
  }

  /** Takes the run for this tab while a human is at it. False where another tab has it. */
  async hold(): Promise<boolean> {
    const isFree = !this.#lock.isHeld;
    const isMine = await this.#lock.take();
    if (isMine && isFree) await this.journal.sync();
    return isMine;
  }

  /** Looks at what another tab has written. */
  async lookAgain(): Promise<void> {
    if (!this.#lock.isHeld) await this.#failed.guard(() => this.journal.sync());
  }

  /** After a `hold` that was granted. */
  letGo(): void {
    this.#lock.free();
  }
}
