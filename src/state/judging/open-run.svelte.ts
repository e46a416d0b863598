import type { JudgedQuestion, JudgeTask } from '../../core/judge/setup.ts';
import type { ReadingRule } from '../../core/judge/reading/verdict.ts';
import type { JudgingRecord } from '../../storage/records.ts';
import { LastFailure } from '../work/last-failure.svelte.ts';
import { ReadingRules } from './results/reading-rules.svelte.ts';
import { RepliesReader } from './results/replies-reader.ts';
import { RunResults } from './results/results.svelte.ts';
import { followRun } from './run/follow-run.ts';
import { AdaptiveTasks } from './run/adaptive-tasks.svelte.ts';
import { LiveRanking } from './run/live-ranking.svelte.ts';
import type { LiveTally } from './run/live-tally.svelte.ts';
import type { RunLock } from '../calls/run-lock.ts';
import { loadRunParts } from './run/run-parts.ts';
import type { RunParts } from './run/run-parts.ts';
import { RunQuestions } from './run/run-questions.ts';
import type { TaskSource } from './run/task-source.ts';
import type { VerdictJournal } from './run/verdict-journal.ts';
import type { HumanJudging } from './work/human-judging.svelte.ts';
import { OpenStudy } from './study/open-study.svelte.ts';
import { HumanPanel } from './work/human-panel.svelte.ts';
import { JudgesAtWork } from './work/judges-at-work.svelte.ts';

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
  /** Null where its judges are not raters elsewhere. */
  readonly study: OpenStudy | null;
  readonly #lock: RunLock;
  readonly #source: TaskSource;
  readonly #tally: LiveTally;
  readonly #live = new LiveRanking();
  readonly #humans: HumanPanel;
  readonly #questions: RunQuestions;
  readonly #failed = new LastFailure();

  private constructor({ record, lock, journal, source, tally }: RunParts) {
    this.#record = $state.raw(record);
    this.#questions = new RunQuestions(record.id);
    this.journal = journal;
    tally.subscribe((counts) => void this.#live.rank(counts));
    followRun(() => this.#record, { lock, journal, tally });
    this.#lock = lock;
    this.#source = source;
    this.#tally = tally;
    const reader = new RepliesReader(record);
    this.results = new RunResults(reader, journal);
    this.rules = new ReadingRules(record, reader, journal);
    this.adaptive = source instanceof AdaptiveTasks ? source : null;
    this.work = new JudgesAtWork({
      ...{ record, lock, journal, source, tally },
      question: (at) => this.question(at),
      readingOf: (judge) => this.readingOf(judge),
    });
    const { plan } = record.setup;
    this.study = plan.kind === 'study' ? new OpenStudy(this, plan) : null;
    this.#humans = new HumanPanel({
      ...{ record, journal, source, failed: this.#failed },
      question: (at) => this.question(at),
    });
  }

  /** Null where it is gone. */
  static async load(id: string): Promise<OpenRun | null> {
    const parts = await loadRunParts(id);
    if (parts === null) return null;
    const run = new OpenRun(parts);
    await run.journal.sync();
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
