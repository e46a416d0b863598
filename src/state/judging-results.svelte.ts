import type { Failure } from '../core/failure.ts';
import type { RuleReading } from '../core/judge/audit.ts';
import type { JudgeReply, JudgeSetup, JudgeTask } from '../core/judge/setup.ts';
import type { ReadingRule } from '../core/judge/verdict.ts';
import type { Outcome } from '../core/judgments.ts';
import type { JudgingRecord } from '../storage/records.ts';
import { changeReplies } from '../storage/judging-changes.ts';
import { failureOf } from './work/failure.ts';
import { NO_OUTCOMES, outcomesBefore, outcomesOf, reread } from './judging-outcomes.ts';
import type { Outcomes } from './judging-outcomes.ts';
import { readAudit, readFindings } from './judging-readings.ts';
import type { ShownAudit, ShownFindings } from './judging-readings.ts';
import { RepliesReader } from './judging-replies.ts';
import { taskKey } from './judging-tasks.ts';
import { NewestAnswer } from './work/newest-answer.svelte.ts';
import type { Answer } from './work/newest-answer.svelte.ts';
import { newestOnly } from './work/newest-only.ts';

/** A rule that the replies of a judge are read by in place of its convention. */
export interface Accepted {
  readonly judge: number;
  readonly rule: ReadingRule;
  /** Verdicts that it has changed; null where that was in an earlier visit. */
  readonly changed: number | null;
}

/** What takes it back. */
interface Undoable extends Accepted {
  /** What was read by before; null for the convention. */
  readonly earlier: ReadingRule | null;
  /** Of replies that were there, by taskKey. */
  readonly outcomes: Outcomes;
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
  readonly #judges: readonly JudgeSetup[];
  readonly #retell: Retell;
  readonly #reader: RepliesReader;
  #changes = $state(0);
  #rules = $state.raw<JudgingRecord['rules']>([]);
  #accepted = $state.raw<readonly Undoable[]>([]);
  #isWorking = $state(false);
  #failure = $state.raw<Failure | null>(null);
  readonly #findings = new NewestAnswer<Asked, ShownFindings>(
    newestOnly(() => readFindings(this.#reader), REST),
    isSame,
  );
  readonly #audit = new NewestAnswer<Asked, ShownAudit>(
    newestOnly(({ judge }) => readAudit(this.#reader, judge), REST),
    isSame,
  );

  constructor(about: Pick<JudgingRecord, 'id' | 'setup' | 'rules'>, retell: Retell) {
    this.#id = about.id;
    this.#judges = about.setup.judges;
    this.#rules = about.rules;
    this.#retell = retell;
    this.#reader = new RepliesReader(about);
  }

  /** The rule that was accepted last, and can be taken back. */
  readonly accepted = $derived<Undoable | null>(this.#accepted.at(-1) ?? this.#earlier());
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

  /** What the replies of a judge are read by. */
  readingOf(judge: number): ReadingRule {
    return this.#rules[judge] ?? this.#judges[judge].template.convention;
  }

  /** Stores what a rule reads in the replies of an audit, and reads by it what comes later. */
  accept(judge: number, { tasks }: ShownAudit, { rule, outcomes }: RuleReading): Promise<void> {
    const told = outcomesOf(tasks, outcomes);
    const until = this.readingOf(judge);
    const read = (reply: JudgeReply): Outcome =>
      told.get(taskKey(reply)) ?? reread(reply, until, rule);
    return this.#alone(async () => {
      const earlier = this.#rules[judge];
      if (rule === earlier) return;
      const before = await this.#readBy(judge, rule, read);
      const was = outcomesBefore(told, before);
      const last = { judge, rule, changed: before.length, earlier, outcomes: was };
      this.#accepted = [...this.#accepted, last];
    });
  }

  /** Takes back what was accepted last. */
  undo(): Promise<void> {
    return this.#alone(async () => {
      const { accepted } = this;
      if (accepted === null) return;
      const { judge, rule, earlier, outcomes } = accepted;
      const wanted = earlier ?? this.#judges[judge].template.convention;
      const read = (reply: JudgeReply): Outcome =>
        outcomes.get(taskKey(reply)) ?? reread(reply, rule, wanted);
      await this.#readBy(judge, earlier, read);
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

  /** What was accepted in an earlier visit. */
  #earlier(): Undoable | null {
    const judge = this.#rules.findIndex((rule) => rule !== null);
    const rule = this.#rules[judge] ?? null;
    return rule && { judge, rule, changed: null, earlier: null, outcomes: NO_OUTCOMES };
  }

  /** Reads the replies of a judge otherwise, now and from now on; those that change, as they were. */
  async #readBy(
    judge: number,
    rule: ReadingRule | null,
    read: (reply: JudgeReply) => Outcome,
  ): Promise<readonly JudgeReply[]> {
    const rules = this.#rules;
    this.#rules = rules.map((one, at) => (at === judge ? rule : one));
    try {
      // Replies that were just read the other way are on their way to the disk by then.
      await new Promise((resolve) => setTimeout(resolve));
      const { before, after } = await this.#reader.retold(judge, read);
      await changeReplies(this.#id, after, this.#rules);
      this.#retell(before, after);
      this.#changes++;
      return before;
    } catch (error) {
      this.#rules = rules;
      throw error;
    }
  }
}

function isSame(a: Asked, b: Asked): boolean {
  return a.done === b.done && a.changes === b.changes && a.judge === b.judge;
}
