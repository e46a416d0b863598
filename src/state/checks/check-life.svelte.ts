import type { Failure } from '../../core/failure.ts';
import type { JobOptions } from '../../jobs.ts';
import type { JobName, Jobs } from '../../../workers/protocol.ts';
import { progressOf } from '../work/progress.ts';
import type { Progress } from '../work/progress.ts';
import { IDLE, Task } from '../work/task.svelte.ts';

/** Checks that are made as soon as the page shows them. */
export type ShownCheck =
  | 'chainPlots'
  | 'energy'
  | 'sensitivity'
  | 'loo'
  | 'predictive'
  | 'matrices'
  | 'modelStyles'
  | 'compareTies'
  | 'sliceTags'
  | 'judgeCards'
  | 'judgeStyles';
/** Checks that are made when the user asks for them. */
export type AskedCheck =
  | 'compareLoo'
  | 'fragility'
  | 'questionReport'
  | 'separation'
  | 'calibrate'
  | 'styleFit'
  | 'judgesTogether'
  | 'slices'
  | 'judgeDrift'
  | 'textMap';
export type CheckName = ShownCheck | AskedCheck;

/** The life of one check. */
export type CheckLife<N extends JobName> =
  /** Not asked for yet, or there is no finished fit. */
  | { readonly stage: 'idle' }
  | {
      readonly stage: 'running';
      /** Whether it waits for other large jobs. */
      readonly isWaiting?: boolean;
      readonly progress: Progress | null;
      /** The latest progress as the job reports it. */
      readonly partial: Jobs[N]['progress'] | null;
      /** What came of the same fit under other choices, to be shown meanwhile. */
      readonly before: Jobs[N]['output'] | null;
    }
  | { readonly stage: 'stopped' }
  | { readonly stage: 'done'; readonly result: Jobs[N]['output'] }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** What a check was begun about: a fit, and choices as text. */
export interface About {
  /** Its draws, by which it is known. */
  readonly fit: object | null;
  readonly choices: string;
  /** Goes up as texts are kept or deleted; absent for a check that reads none. */
  readonly texts?: number;
}

/** What is shown of a check under way. */
interface CheckProgress<N extends JobName> {
  readonly isWaiting: boolean;
  readonly progress: Progress | null;
  readonly partial: Jobs[N]['progress'] | null;
}

/** One check of a fit: what comes of it belongs to that fit and to the choices it was begun with. */
export class CheckRun<N extends JobName> {
  readonly #task = new Task<Jobs[N]['output'], CheckProgress<N>>();
  #about = $state.raw<About | null>(null);
  #latest: { readonly fit: object | null; readonly result: Jobs[N]['output'] } | null = null;

  isAbout(about: About): boolean {
    return this.#isOfSame(about) && this.#about?.texts === about.texts;
  }

  /** Whether it still reads texts as they were, while there are others now. */
  isBehindTexts(about: About): boolean {
    return this.#task.stage === 'running' && this.#isOfSame(about) && !this.isAbout(about);
  }

  #isOfSame({ fit, choices }: About): boolean {
    return this.#about?.fit === fit && this.#about.choices === choices;
  }

  /** What came of it, if it was begun about this. */
  of(about: About): CheckLife<N> {
    if (!this.isAbout(about)) return IDLE;
    const { life } = this.#task;
    if (life.stage !== 'running') return life;
    const { isWaiting = false, progress = null, partial = null } = life.progress ?? {};
    const before = this.#latest?.fit === about.fit ? this.#latest.result : null;
    return { stage: 'running', isWaiting, progress, partial, before };
  }

  /** Begins anew; whatever ran before is ended. */
  async begin(
    about: About,
    work: (options: JobOptions<N>) => Promise<Jobs[N]['output']>,
  ): Promise<void> {
    this.#about = about;
    let started = performance.now();
    const end = await this.#task.begin(({ signal, onProgress }) =>
      work({
        signal,
        onWait: (isWaiting) => {
          started = performance.now();
          onProgress({ isWaiting, progress: null, partial: null });
        },
        onProgress: (partial) => {
          const progress = progressIn(partial, performance.now() - started);
          onProgress({ isWaiting: false, progress, partial });
        },
      }),
    );
    if (end?.stage === 'done') this.#latest = { fit: about.fit, result: end.result };
  }

  stop(): void {
    this.#task.stop();
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
