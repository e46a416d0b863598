import type { Failure } from '../../core/failure.ts';
import { failureOf } from './failure.ts';
import { Newest } from './newest.ts';
import type { Progress } from './progress.ts';

/** How a task ends by itself. */
export type Ended<R> =
  | { readonly stage: 'done'; readonly result: R }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** The life of a task in the background: R is what comes of it, P what is reported meanwhile. */
export type TaskLife<R, P = Progress> =
  | { readonly stage: 'idle' }
  | { readonly stage: 'running'; readonly progress: P | null }
  | { readonly stage: 'stopped' }
  | Ended<R>;

export interface TaskOptions<P> {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: P) => void;
}

export const IDLE = { stage: 'idle' } as const;

/** A task that may be begun again and again; only what was begun last counts. */
export class Task<R, P = Progress> {
  #life = $state.raw<TaskLife<R, P>>(IDLE);
  readonly #newest = new Newest();

  readonly life = $derived(this.#life);
  /** These two stay as they are while progress is reported. */
  readonly stage = $derived(this.#life.stage);
  readonly result = $derived(this.#life.stage === 'done' ? this.#life.result : null);

  /** Begins anew; whatever ran before is ended. @returns null where this was ended in turn */
  async begin(work: (options: TaskOptions<P>) => Promise<R>): Promise<Ended<R> | null> {
    const signal = this.#newest.begin();
    this.#life = { stage: 'running', progress: null };
    const onProgress = (progress: P): void => {
      if (!signal.aborted) this.#life = { stage: 'running', progress };
    };
    const ended = await end(work({ signal, onProgress }));
    if (signal.aborted) return null;
    // Jobs of a task that failed may still be running.
    this.settle(ended);
    return ended;
  }

  /** Stops what is running. */
  stop(): void {
    if (this.#life.stage === 'running') this.settle({ stage: 'stopped' });
  }

  /** Ends what is running, and has the task at a stage that it came to in another way. */
  settle(life: Exclude<TaskLife<R, P>, { readonly stage: 'running' }>): void {
    this.#newest.end();
    this.#life = life;
  }
}

async function end<R>(work: Promise<R>): Promise<Ended<R>> {
  try {
    return { stage: 'done', result: await work };
  } catch (error) {
    return { stage: 'failed', failure: failureOf(error) };
  }
}
