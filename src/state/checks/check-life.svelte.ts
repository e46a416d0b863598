import type { Failure } from '../../core/failure.ts';
import { isAbort } from '../../jobs.ts';
import type { JobOptions } from '../../jobs.ts';
import type { JobName, Jobs } from '../../../workers/protocol.ts';
import { failureOf } from '../work/failure.ts';
import { progressOf } from '../work/progress.ts';
import type { Progress } from '../work/progress.ts';

/** Checks that are made as soon as the page shows them. */
export type ShownCheck =
  | 'chainPlots'
  | 'energy'
  | 'sensitivity'
  | 'loo'
  | 'predictive'
  | 'matrices'
  | 'modelStyles'
  | 'compareTies';
/** Checks that are made when the user asks for them. */
export type AskedCheck =
  'compareLoo' | 'fragility' | 'separation' | 'calibrate' | 'styleFit' | 'textMap';
export type CheckName = ShownCheck | AskedCheck;

/** The life of one check. */
export type CheckLife<N extends JobName> =
  /** Not asked for yet, or there is no finished fit. */
  | { readonly stage: 'idle' }
  | {
      readonly stage: 'running';
      readonly progress: Progress | null;
      /** The latest progress as the job tells it. */
      readonly partial: Jobs[N]['progress'] | null;
      /** What came of the same fit under other choices, to be shown meanwhile. */
      readonly before: Jobs[N]['output'] | null;
    }
  | { readonly stage: 'stopped' }
  | { readonly stage: 'done'; readonly result: Jobs[N]['output'] }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** What a check was begun about: a fit, and choices as text. */
export interface About {
  readonly fit: object | null;
  readonly choices: string;
}

const IDLE = { stage: 'idle' } as const;

/** One check: only what was begun last counts. */
export class CheckRun<N extends JobName> {
  #life = $state.raw<CheckLife<N>>(IDLE);
  #about = $state.raw<About | null>(null);
  #running: AbortController | null = null;
  #latest: { readonly fit: object | null; readonly result: Jobs[N]['output'] } | null = null;

  isAbout({ fit, choices }: About): boolean {
    return this.#about?.fit === fit && this.#about.choices === choices;
  }

  /** What came of it, if it was begun about this. */
  of(about: About): CheckLife<N> {
    return this.isAbout(about) ? this.#life : IDLE;
  }

  /** Begins anew; whatever ran before is ended. */
  async begin(
    about: About,
    work: (options: JobOptions<N>) => Promise<Jobs[N]['output']>,
  ): Promise<void> {
    this.#running?.abort();
    const mine = new AbortController();
    this.#running = mine;
    const before = this.#latest?.fit === about.fit ? this.#latest.result : null;
    this.#about = about;
    this.#life = { stage: 'running', progress: null, partial: null, before };
    const started = performance.now();
    try {
      const result = await work({
        signal: mine.signal,
        onProgress: (partial) => {
          if (this.#running !== mine) return;
          const progress = progressIn(partial, performance.now() - started);
          this.#life = { stage: 'running', progress, partial, before };
        },
      });
      if (this.#running === mine) {
        this.#life = { stage: 'done', result };
        this.#latest = { fit: about.fit, result };
      }
    } catch (error) {
      if (this.#running === mine && !isAbort(error)) {
        this.#life = { stage: 'failed', failure: failureOf(error) };
      }
    }
    if (this.#running === mine) this.#running = null;
  }

  stop(): void {
    if (this.#running === null) return;
    this.#running.abort();
    this.#running = null;
    this.#life = { stage: 'stopped' };
  }
}

/** How far a job is, where its progress says so. */
function progressIn(partial: unknown, elapsed: number): Progress | null {
  if (typeof partial !== 'object' || partial === null) return null;
  if (!('done' in partial && 'total' in partial)) return null;
  const { done, total } = partial;
  return typeof done === 'number' && typeof total === 'number'
    ? progressOf(done, total, elapsed)
    : null;
}
