import type { Failure } from '../../../core/failure.ts';
import type { RuleReading } from '../../../core/judge/reading/audit.ts';
import type { JudgeReply, JudgeSetup } from '../../../core/judge/setup.ts';
import type { ReadingRule } from '../../../core/judge/reading/verdict.ts';
import type { Outcome } from '../../../core/table/judgments.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { failureOf } from '../../work/failure.ts';
import { taskKey } from '../run/tasks.ts';
import type { VerdictJournal } from '../run/verdict-journal.ts';
import { NO_OUTCOMES, outcomesBefore, outcomesOf, reread } from './outcomes.ts';
import type { Outcomes } from './outcomes.ts';
import type { ShownAudit } from './readings.ts';
import type { RepliesReader } from './replies-reader.ts';

/** A rule that the replies of a judge are read by in place of its convention. */
export interface AcceptedRule {
  readonly judge: number;
  readonly rule: ReadingRule;
  /** Verdicts that it has changed; null where that was in an earlier visit. */
  readonly changed: number | null;
}

/** What takes it back. */
interface Undoable extends AcceptedRule {
  /** What was read by before; null for the convention. */
  readonly earlier: ReadingRule | null;
  /** Of replies that were there, by taskKey. */
  readonly outcomes: Outcomes;
}

type RulesLife =
  | { readonly stage: 'rest' }
  /** Replies are being read by another rule, or back. */
  | { readonly stage: 'reading' }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** The rules by which the replies of a run are read: accepted in an audit, and taken back. */
export class ReadingRules {
  readonly #judges: readonly JudgeSetup[];
  readonly #reader: RepliesReader;
  readonly #journal: VerdictJournal;
  #rules = $state.raw<JudgingRecord['rules']>([]);
  #accepted = $state.raw<readonly Undoable[]>([]);
  #life = $state.raw<RulesLife>({ stage: 'rest' });

  constructor(
    { setup, rules }: Pick<JudgingRecord, 'setup' | 'rules'>,
    reader: RepliesReader,
    journal: VerdictJournal,
  ) {
    this.#judges = setup.judges;
    this.#rules = rules;
    this.#reader = reader;
    this.#journal = journal;
  }

  readonly life = $derived(this.#life);
  /** The rule that was accepted last, and can be taken back. */
  readonly accepted = $derived<Undoable | null>(this.#accepted.at(-1) ?? this.#earlier());

  /** What the replies of a judge are read by. */
  readingOf(judge: number): ReadingRule {
    return this.#rules[judge] ?? this.#judges[judge].template.convention;
  }

  /** Stores what a rule reads in the replies of an audit, and reads by it what comes later. */
  accept(judge: number, { tasks }: ShownAudit, { rule, outcomes }: RuleReading): Promise<void> {
    const outcomeOf = outcomesOf(tasks, outcomes);
    const until = this.readingOf(judge);
    const read = (reply: JudgeReply): Outcome =>
      outcomeOf.get(taskKey(reply)) ?? reread(reply, until, rule);
    return this.#alone(async () => {
      const earlier = this.#rules[judge];
      if (rule === earlier) return;
      const before = await this.#readBy(judge, rule, read);
      const was = outcomesBefore(outcomeOf, before);
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

  async #alone(work: () => Promise<void>): Promise<void> {
    if (this.#life.stage === 'reading') return;
    this.#life = { stage: 'reading' };
    try {
      await work();
      this.#life = { stage: 'rest' };
    } catch (error) {
      this.#life = { stage: 'failed', failure: failureOf(error) };
    }
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
      await this.#journal.reread(before, after, this.#rules);
      return before;
    } catch (error) {
      this.#rules = rules;
      throw error;
    }
  }
}
