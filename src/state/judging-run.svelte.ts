import type { Failure } from '../core/failure.ts';
import { answeredOf } from '../core/judge/plan/answered.ts';
import type { Answered } from '../core/judge/plan/answered.ts';
import type { PlannedTasks } from '../core/judge/plan/tasks.ts';
import { RunTally } from '../core/judge/run-tally.ts';
import type { JudgedQuestion, JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import { DEFAULT_MODEL } from '../core/model/settings.ts';
import { isAbort, run } from '../jobs.ts';
import type { Jobs } from '../../workers/protocol.ts';
import type { JudgingEnd, JudgingRecord } from '../storage/records.ts';
import { addReply, loadRun } from '../storage/judging.ts';
import { settleCalls } from '../storage/judging-calls.ts';
import { removeReply } from '../storage/judging-changes.ts';
import { loadQuestion, questionsInParts, repliesInParts } from '../storage/judging-parts.ts';
import { failureOf } from './work/failure.ts';
import { collect } from './work/collect.ts';
import { importing } from './data/importing.svelte.ts';
import { AdaptiveWork } from './judging-adaptive.svelte.ts';
import { Escalation } from './judging-escalation.ts';
import type { RunFigures } from './judging-figures.ts';
import { filesOf } from './judging-file.ts';
import type { RunFile } from './judging-file.ts';
import { HumanJudging } from './judging-human.svelte.ts';
import type { Ranking } from './judging-ranking.ts';
import { RunResults } from './judging-results.svelte.ts';
import { oneByOne, taskKey } from './judging-tasks.ts';
import { RunLock } from './judging-lock.ts';
import { JudgesAtWork } from './judging-work.svelte.ts';
import { newestOnly } from './work/newest-only.ts';
import { Picture } from './work/picture.ts';
import { preferences } from './preferences/preferences.svelte.ts';

/** Of verdicts that can be read while the run goes on. */
const NEWEST = 20;

const approximate = newestOnly((job: Jobs['approximate']['input']) => run('approximate', job));

/** One run of judging: what was said so far, and what that makes of the ranking. */
export class OpenRun {
  readonly record: JudgingRecord;
  readonly results: RunResults;
  /** The judges that are models. */
  readonly work: JudgesAtWork;
  /** Null where the plan is fixed beforehand. */
  readonly adaptive: AdaptiveWork | null;
  readonly #lock: RunLock;
  readonly #planned: PlannedTasks;
  readonly #escalation: Escalation | null;
  #tally: RunTally;
  /** Tasks that have their reply, by taskKey; nothing on the screen follows it. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #said = new Map<string, JudgeTask>();
  #newest: readonly JudgeReply[] = [];
  /** Of each judge; null where it is no human. */
  #humans = $state.raw<readonly (HumanJudging | null)[]>([]);
  readonly #questions: Promise<JudgedQuestion | null>[] = [];
  #figures = $state.raw<RunFigures>({ said: [], done: 0, newest: [] });
  #ranking = $state.raw<Ranking | null>(null);
  #failure = $state.raw<Failure | null>(null);
  readonly #picture = new Picture(() => {
    this.#draw();
  });

  private constructor(
    record: JudgingRecord,
    lock: RunLock,
    answered: Answered,
    planned: PlannedTasks,
    replies: readonly JudgeReply[],
  ) {
    const { plan, models, judges, concurrency } = record.setup;
    this.record = record;
    this.results = new RunResults(record, (before, after) => {
      this.#retell(before, after);
    });
    const { escalation } = record.setup;
    this.#planned = planned;
    this.#escalation = escalation ? new Escalation(record.setup, escalation, planned.tasks) : null;
    this.#tally = new RunTally(models, judges.length);
    this.#lock = lock;
    this.work = new JudgesAtWork({
      ...{ record, lock: this.#lock },
      sync: () => this.sync(),
      tasks: () => this.#wanted(),
      question: (at) => this.question(at),
      take: (reply) => {
        this.#take(reply);
      },
      failed: (task) => {
        this.adaptive?.end(task);
        this.#escalation?.fail(task);
      },
      readingOf: (judge) => this.results.readingOf(judge),
      end: () => this.#end(),
    });
    this.adaptive =
      plan.kind !== 'adaptive'
        ? null
        : new AdaptiveWork({
            ...{ plan, models, answered, judges: judges.length, size: 2 * concurrency },
            counts: () => this.#tally.counts(),
            said: () => this.#said.values(),
          });
    this.#begin(replies);
    this.adaptive?.look().catch((error: unknown) => (this.#failure = failureOf(error)));
  }

  /** Null where it is gone. */
  static async load(id: string): Promise<OpenRun | null> {
    const lock = new RunLock(id);
    let record = await loadRun(id);
    if (record === null) return null;
    if (await lock.take()) {
      record = await settleCalls(id);
      lock.free();
    }
    const { plan, models, judges } = record.setup;
    const answered = answeredOf(await questionsOf(id), models.length);
    const planned = await run('planTasks', { plan, answered, judges: judges.length });
    return new OpenRun(record, lock, answered, planned, await repliesOf(id));
  }

  /** What its plan comes to; with an escalation, as far as doubts are known. */
  get tasks(): readonly JudgeTask[] {
    return this.#escalation?.tasks ?? this.#planned.tasks;
  }

  /** The most judgments there can be; with an escalation, as `tasks`. */
  get most(): number {
    return this.#escalation?.tasks.length ?? this.#planned.most;
  }

  readonly figures = $derived(this.#figures);
  /** Null before the first verdict. */
  readonly ranking = $derived(this.#ranking);
  /** Why the last thing asked of the run was not done. */
  readonly failure = $derived(this.#failure);

  /** The judge at this position, where it is a human. */
  human(judge: number): HumanJudging | null {
    return this.#humans.at(judge) ?? null;
  }

  question(at: number): Promise<JudgedQuestion | null> {
    return (this.#questions[at] ??= loadQuestion(this.record.id, at));
  }

  /** Its judgments, and its questions with their categories, as files. */
  async files(): Promise<readonly RunFile[]> {
    const { id, name, setup } = this.record;
    const [questions, replies] = await Promise.all([questionsOf(id), repliesOf(id)]);
    return filesOf(name, { setup, questions, replies });
  }

  /** Opens what was judged so far as any other file. */
  async show(): Promise<void> {
    await importing.read(await this.files(), { add: false });
  }

  /** What a judge that is a model is still to be asked; of an adaptive plan nobody knows. */
  openTasks(judge: number): readonly JudgeTask[] {
    return this.tasks.filter((task) => task.judge === judge && !this.#said.has(taskKey(task)));
  }

  /** Takes the run for this tab while a human is at it. False where another tab has it. */
  async hold(): Promise<boolean> {
    const isFree = !this.#lock.isHeld;
    const isMine = await this.#lock.take();
    if (isMine && isFree) await this.sync();
    return isMine;
  }

  /** After a `hold` that was granted. */
  letGo(): void {
    this.#lock.free();
  }

  /** Brings the run up to what is stored: another tab, or a batch, may have gone on with it. */
  async sync(): Promise<readonly JudgeReply[]> {
    const replies = await repliesOf(this.record.id);
    if (replies.length !== this.#done()) this.#begin(replies);
    return replies;
  }

  #begin(replies: readonly JudgeReply[]): void {
    const { models, judges } = this.record.setup;
    this.#tally = new RunTally(models, judges.length);
    this.#said.clear();
    this.#escalation?.begin(replies);
    for (const reply of replies) {
      this.#tally.add(reply);
      this.#said.set(taskKey(reply), reply);
    }
    this.#newest = [...replies].sort((a, b) => b.at - a.at).slice(0, NEWEST);
    this.#humans = judges.map(({ provider }, judge) =>
      provider === 'human' ? this.#humanOf(judge, replies) : null,
    );
    this.#picture.now();
  }

  /** What the judges that are models are asked. */
  #wanted(): AsyncIterable<JudgeTask> {
    if (this.adaptive !== null) return this.adaptive.tasks();
    const isModel = ({ judge }: JudgeTask) => this.human(judge) === null;
    return this.#escalation?.wanted(isModel) ?? oneByOne(this.tasks.filter(isModel));
  }

  /**
   * Why nothing more is wanted of anybody; null where something is. Shown figures are brought up
   * to date first: by older ones calls would seem to be missing.
   */
  async #end(): Promise<JudgingEnd | null> {
    this.#picture.now();
    if (this.adaptive === null) return this.#done() >= this.most ? 'all-judged' : null;
    const { stop } = await this.adaptive.look();
    return stop === 'reached' ? 'goal-reached' : stop && 'all-judged';
  }

  #done(): number {
    return this.record.setup.judges.reduce((sum, _, at) => sum + this.#tally.of(at).replies, 0);
  }

  #humanOf(judge: number, replies: readonly JudgeReply[]): HumanJudging {
    const { id } = this.record;
    return new HumanJudging({
      tasks: this.tasks.filter((task) => task.judge === judge),
      said: replies.filter((reply) => reply.judge === judge).sort((a, b) => a.at - b.at),
      question: (at) => this.question(at),
      keep: (reply) =>
        this.#guard(async () => {
          if (await addReply(id, reply)) this.#take(reply);
        }),
      takeBack: (reply) =>
        this.#guard(async () => {
          await removeReply(id, reply);
          this.#tally.takeBack(reply);
          this.#said.delete(taskKey(reply));
          this.#newest = this.#newest.filter((one) => one !== reply);
          this.#picture.soon();
        }),
    });
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    this.#failure = null;
    try {
      await work();
    } catch (error) {
      this.#failure = failureOf(error);
      throw error;
    }
  }

  #take(reply: JudgeReply): void {
    this.#escalation?.take(reply);
    this.#tally.add(reply);
    this.#said.set(taskKey(reply), reply);
    this.adaptive?.end(reply);
    this.#newest = [reply, ...this.#newest.slice(0, NEWEST - 1)];
    this.#picture.soon();
  }

  /** Replies are read otherwise than they were. */
  #retell(before: readonly JudgeReply[], after: readonly JudgeReply[]): void {
    for (const reply of before) this.#tally.takeBack(reply);
    for (const reply of after) this.#tally.add(reply);
    const keys = this.#newest.map(taskKey);
    const newest = [...this.#newest];
    for (const reply of after) {
      const at = keys.indexOf(taskKey(reply));
      if (at >= 0) newest[at] = reply;
    }
    this.#newest = newest;
    this.#picture.soon();
  }

  #draw(): void {
    const said = this.record.setup.judges.map((_, judge) => this.#tally.of(judge));
    this.#figures = { said, done: this.#done(), newest: this.#newest };
    void this.#rank();
  }

  async #rank(): Promise<void> {
    const counts = this.#tally.counts();
    if (counts.left.length === 0) {
      this.#ranking = null;
      return;
    }
    const { intervals } = preferences;
    try {
      const { summary } = await approximate({ counts, model: DEFAULT_MODEL, intervals });
      this.#ranking = { counts, summary };
    } catch (error) {
      if (!isAbort(error)) this.#failure = failureOf(error);
    }
  }
}

const questionsOf = (id: string) => collect(questionsInParts(id));
const repliesOf = (id: string) => collect(repliesInParts(id));
