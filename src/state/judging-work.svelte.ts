import type { JudgedQuestion, JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import type { ReadingRule } from '../core/judge/verdict.ts';
import type { JudgingRest } from '../judges/judging-work.ts';
import type { JudgingEnd, JudgingRecord } from '../storage/records.ts';
import { changeRun } from '../storage/judging.ts';
import { settleCalls } from '../storage/judging-calls.ts';
import { failureOf } from './work/failure.ts';
import type { RunLock } from './judging-lock.ts';
import { judgingKeys } from './judging-keys.svelte.ts';
import { JUDGE_FACTS } from './judging-providers.ts';
import { Sitting } from './judging-sitting.svelte.ts';
import type { SittingNews } from './judging-sitting.svelte.ts';
import { Picture } from './work/picture.ts';

/** What the judges of a run that are models are doing. */
export type WorkLife =
  /** Nothing yet in this visit. */
  | { readonly stage: 'idle' }
  /** Another tab has the run. */
  | { readonly stage: 'elsewhere' }
  | { readonly stage: 'starting' }
  | { readonly stage: 'running' }
  /** No further call is made; those under way end as they will. */
  | { readonly stage: 'paused' }
  | { readonly stage: 'rest'; readonly rest: JudgingRest };

/** What the judges need of their run. */
export interface RunAtWork {
  readonly record: JudgingRecord;
  readonly lock: RunLock;
  /** Brings the run up to what is stored; its replies. */
  sync(): Promise<readonly JudgeReply[]>;
  tasks(): AsyncIterable<JudgeTask>;
  question(at: number): Promise<JudgedQuestion | null>;
  take(reply: JudgeReply): void;
  /** It is not asked again in this sitting. */
  failed(task: JudgeTask): void;
  /** How the replies of a judge are read. */
  readingOf(judge: number): ReadingRule;
  /** Why nothing more is wanted of anybody; null where something is. */
  end(): Promise<JudgingEnd | null>;
}

/** The models that judge a run: started, paused, resumed, stopped. */
export class JudgesAtWork {
  readonly #run: RunAtWork;
  #life = $state.raw<WorkLife>({ stage: 'idle' });
  #news = $state.raw<SittingNews | null>(null);
  #pace = $state.raw<{ readonly since: number; readonly done: number; readonly now: number }>({
    ...{ since: 0, done: 0, now: 0 },
  });
  #sitting: Sitting | null = null;
  #unstored: readonly JudgeReply[] = [];
  #taken = 0;
  readonly #picture = new Picture(() => {
    this.#draw();
  });

  constructor(run: RunAtWork) {
    this.#run = run;
  }

  readonly life = $derived(this.#life);
  readonly news = $derived(this.#news);
  /** Milliseconds for one reply at the pace of this sitting; null before the first. */
  readonly perReply = $derived.by(() => {
    const { since, done, now } = this.#pace;
    return done === 0 ? null : (now - since) / done;
  });

  /** Base URLs whose key is missing. */
  get missingKeys(): readonly string[] {
    const needed = this.#run.record.setup.judges.filter(
      ({ provider, baseUrl }) =>
        provider !== 'human' && JUDGE_FACTS[provider].needsKey && !judgingKeys.has(baseUrl),
    );
    const urls = needed.map(({ baseUrl }) => baseUrl);
    return urls.filter((url, at) => urls.indexOf(url) === at);
  }

  /** Asks the judges for all that is still wanted. */
  async start(): Promise<void> {
    if (this.#sitting !== null) return;
    this.#life = { stage: 'starting' };
    if (!(await this.#run.lock.take())) {
      this.#life = { stage: 'elsewhere' };
      return;
    }
    this.#life = await this.#sit();
    this.#sitting = null;
    this.#run.lock.free();
  }

  pause(): void {
    this.#sitting?.pause();
    if (this.#life.stage === 'running') this.#life = { stage: 'paused' };
  }

  resume(): void {
    this.#sitting?.resume();
    if (this.#life.stage === 'paused') this.#life = { stage: 'running' };
  }

  /** Breaks off the calls under way; their tasks stay open. */
  stop(): void {
    this.#sitting?.stop();
  }

  async #sit(): Promise<WorkLife> {
    try {
      const { id } = this.#run.record;
      const stored = await this.#run.sync();
      const record = await settleCalls(id, this.#unstored);
      const sitting = new Sitting({
        ...{ record, stored, tasks: this.#run.tasks(), unstored: this.#unstored },
        question: (at) => this.#run.question(at),
        take: (reply) => {
          this.#taken++;
          this.#run.take(reply);
        },
        failed: (task) => {
          this.#run.failed(task);
        },
        readingOf: (judge) => this.#run.readingOf(judge),
        changed: () => {
          this.#picture.soon();
        },
      });
      this.#sitting = sitting;
      this.#taken = 0;
      this.#pace = { since: performance.now(), done: 0, now: performance.now() };
      this.#life = { stage: 'running' };
      const rest = await sitting.run();
      this.#unstored = sitting.unstored;
      this.#picture.now();
      const whole = await this.#run.end();
      const end = whole ?? (rest.kind === 'budget-spent' ? rest.kind : null);
      if (end !== record.end) await changeRun(id, { end });
      return { stage: 'rest', rest };
    } catch (error) {
      return { stage: 'rest', rest: { kind: 'halted', failure: failureOf(error) } };
    }
  }

  #draw(): void {
    this.#news = this.#sitting?.news ?? this.#news;
    this.#pace = { since: this.#pace.since, done: this.#taken, now: performance.now() };
  }
}
