import { answerLengths, RunColumnsBuilder } from '../../../core/judge/run-columns.ts';
import type { RunColumns } from '../../../core/judge/run-columns.ts';
import type { JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import type { Outcome } from '../../../core/table/judgments.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { loadReply, questionsInParts, repliesInParts } from '../../../storage/judging-parts.ts';
import { taskKey, taskOf } from '../run/tasks.ts';

/** What was said in a run at one moment, without the texts and repeats. */
export interface RunReplies {
  readonly columns: RunColumns;
  /** By row of the columns. */
  readonly tasks: readonly JudgeTask[];
}

/** Reads a run's replies from the disk a part at a time, so that the page goes on meanwhile. */
export class RepliesReader {
  readonly #run: Pick<JudgingRecord, 'id' | 'setup'>;
  /** Questions never change, so they are looked through once. */
  #answers: Promise<readonly (readonly number[])[]> | null = null;

  readonly #texts = new Map<string, Promise<JudgeReply | null>>();

  constructor(run: Pick<JudgingRecord, 'id' | 'setup'>) {
    this.#run = run;
  }

  /** How many the run has. */
  get judges(): number {
    return this.#run.setup.judges.length;
  }

  /** Whether some judge may be shown a pair twice. */
  get hasRepeats(): boolean {
    return this.#run.setup.plan.kind === 'study';
  }

  /** @param look sees every reply as it passes, repeats too */
  async read(look: (reply: JudgeReply) => void = () => undefined): Promise<RunReplies> {
    const { id, setup } = this.#run;
    this.#answers ??= lengthsOf(id);
    const columns = new RunColumnsBuilder(setup, await this.#answers);
    const tasks: JudgeTask[] = [];
    for await (const part of repliesInParts(id)) {
      for (const reply of part) {
        look(reply);
        if (reply.again) continue;
        tasks.push(taskOf(reply));
        columns.add(reply);
      }
    }
    return { columns: columns.build(), tasks };
  }

  /** All replies, with what one judge said as lines of JSON. */
  async readTexts(judge: number): Promise<RunReplies & { readonly texts: Blob }> {
    let lines: string[] = [];
    const parts: Blob[] = [];
    const close = (): void => {
      parts.push(new Blob(lines));
      lines = [];
    };
    const replies = await this.read((reply) => {
      if (reply.judge !== judge) return;
      lines.push(`${JSON.stringify(reply.text)}\n`);
      if (lines.length === LINES) close();
    });
    close();
    return { ...replies, texts: new Blob(parts) };
  }

  /** The replies of a judge that are read otherwise by `read`, as they are and as they would be. */
  async retold(
    judge: number,
    read: (reply: JudgeReply) => Outcome,
  ): Promise<Record<'before' | 'after', readonly JudgeReply[]>> {
    const before: JudgeReply[] = [];
    const after: JudgeReply[] = [];
    for await (const part of repliesInParts(this.#run.id)) {
      for (const reply of part) {
        const outcome = reply.judge === judge ? read(reply) : reply.outcome;
        if (outcome === reply.outcome) continue;
        before.push(reply);
        after.push({ ...reply, outcome });
      }
    }
    return { before, after };
  }

  /** With its text; null where it is gone. Texts never change, so each is fetched once. */
  reply(task: JudgeTask): Promise<JudgeReply | null> {
    const key = taskKey(task);
    const found = this.#texts.get(key) ?? loadReply(this.#run.id, task);
    this.#texts.set(key, found);
    found.catch(() => this.#texts.delete(key));
    return found;
  }
}

/** Lines that are joined before they become a part of a Blob. */
const LINES = 100;

async function lengthsOf(run: string): Promise<readonly (readonly number[])[]> {
  const lengths: (readonly number[])[] = [];
  for await (const part of questionsInParts(run)) lengths.push(...part.map(answerLengths));
  return lengths;
}
