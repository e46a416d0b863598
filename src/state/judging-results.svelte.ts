import type { RuleReading } from '../core/judge/audit.ts';
import type { JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import type { Failure } from '../core/failure.ts';
import type { JudgingRecord } from '../storage/database.ts';
import { changeReplies } from '../storage/judging-changes.ts';
import { failureOf } from './failure.ts';
import { readAudit, readFindings } from './judging-readings.ts';
import type { ShownAudit, ShownFindings } from './judging-readings.ts';
import { RepliesReader } from './judging-replies.ts';
import { NewestAnswer } from './newest-answer.svelte.ts';
import type { Answer } from './newest-answer.svelte.ts';
import { paced } from './paced.ts';

/** What accepting a rule has changed. */
export interface Accepted {
  readonly judge: number;
  readonly rule: RuleReading['rule'];
  /** As they were. */
  readonly before: readonly JudgeReply[];
  readonly after: readonly JudgeReply[];
}

/** Tells who counts the run that replies are read otherwise now. */
type Retell = (before: readonly JudgeReply[], after: readonly JudgeReply[]) => void;

/** Milliseconds between two looks at a run that is under way. */
const REST = 2000;

interface Asked {
  /** Replies that are stored. */
  readonly done: number;
  /** How often they were read anew. */
  readonly changes: number;
  readonly judge: number;
}

/** How far the verdicts of a run can be trusted, and how else its replies could be read. */
export class RunResults {
  readonly #id: string;
  readonly #retell: Retell;
  readonly #reader: RepliesReader;
  #changes = $state(0);
  #accepted = $state.raw<readonly Accepted[]>([]);
  #isWorking = $state(false);
  #failure = $state.raw<Failure | null>(null);
  readonly #findings = new NewestAnswer<Asked, ShownFindings>(
    paced(() => readFindings(this.#reader), REST),
    isSame,
  );
  readonly #audit = new NewestAnswer<Asked, ShownAudit>(
    paced(({ judge }) => readAudit(this.#reader, judge), REST),
    isSame,
  );

  constructor(about: Pick<JudgingRecord, 'id' | 'setup'>, retell: Retell) {
    this.#id = about.id;
    this.#retell = retell;
    this.#reader = new RepliesReader(about);
  }

  /** The rule that was accepted last, and can be taken back. */
  readonly accepted = $derived(this.#accepted.at(-1) ?? null);
  /** Replies are being read by another rule, or back. */
  readonly isWorking = $derived(this.#isWorking);
  /** Why that did not come about. */
  readonly failure = $derived(this.#failure);

  /** @param done how many replies are stored */
  lookAtFindings(done: number): Answer<Asked, ShownFindings> | null {
    return this.#findings.look({ done, changes: this.#changes, judge: 0 });
  }

  /** As `lookAtFindings`; null also while only the audit of another judge is there. */
  lookAtAudit(judge: number, done: number): Answer<Asked, ShownAudit> | null {
    const answer = this.#audit.look({ done, changes: this.#changes, judge });
    return answer?.question.judge === judge ? answer : null;
  }

  /** Stores what a rule reads in the replies of an audit; what came later stays as it is. */
  accept(judge: number, { tasks }: ShownAudit, { rule, outcomes }: RuleReading): Promise<void> {
    return this.#alone(async () => {
      const { before, after } = await this.#reader.retold(tasks, outcomes);
      if (after.length === 0) return;
      await this.#change(before, after);
      this.#accepted = [...this.#accepted, { judge, rule, before, after }];
    });
  }

  /** Takes back what was accepted last. */
  undo(): Promise<void> {
    return this.#alone(async () => {
      const last = this.#accepted.at(-1);
      if (last === undefined) return;
      await this.#change(last.after, last.before);
      this.#accepted = this.#accepted.slice(0, -1);
    });
  }

  /** With its text; null where it is gone. */
  reply(task: JudgeTask): Promise<JudgeReply | null> {
    return this.#reader.reply(task);
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#failure = null;
    try {
      await work();
    } catch (error) {
      this.#failure = failureOf(error);
    }
    this.#isWorking = false;
  }

  async #change(before: readonly JudgeReply[], after: readonly JudgeReply[]): Promise<void> {
    await changeReplies(this.#id, after);
    this.#retell(before, after);
    this.#changes++;
  }
}

function isSame(a: Asked, b: Asked): boolean {
  return a.done === b.done && a.changes === b.changes && a.judge === b.judge;
}
