import type { Failure } from '../../core/failure.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import { isAbort, run } from '../../jobs.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { failureOf } from '../work/failure.ts';
import { newestOnly } from '../work/newest-only.ts';
import type { Ended } from '../work/task.svelte.ts';
import { IDLE, Task } from '../work/task.svelte.ts';
import { shownFit } from './fit-life.ts';
import type { FitProgress, Fitted } from './fit-life.ts';
import { fitModel, numbersOf } from './fitting/fit-model.ts';
import type { FitJob } from './fitting/sample-chains.ts';

/** A control is at rest when it has not moved for so long (milliseconds). */
export const REST = 350;

/** The fit on screen: an approximation at once, and then what the sampler finds. */
export class ScreenFit {
  readonly #task = new Task<Fitted, FitProgress>();
  readonly #approximate = newestOnly((job: Jobs['approximate']['input']) =>
    run('approximate', job),
  );
  /** Shown until the fit has numbers of its own. */
  #standIn = $state.raw<FitSummary | null>(null);
  #rest: ReturnType<typeof setTimeout> | undefined;

  readonly shown = $derived(shownFit(this.#task.life, this.#standIn));
  readonly summary = $derived(('summary' in this.shown && this.shown.summary) || null);
  /** What came of it, or null as long as it is not done. */
  readonly result = $derived(this.#task.result);

  /** Ends what is under way; nothing is shown, or the numbers given. */
  clear(standIn: FitSummary | null = null): void {
    clearTimeout(this.#rest);
    this.#standIn = standIn;
    this.#task.settle(IDLE);
  }

  /** Ends what is under way; its numbers stay, but no verdict on them, which would mislead. */
  unsettle(): void {
    clearTimeout(this.#rest);
    // Why it failed is said until there is something to show.
    if (this.#task.stage !== 'failed') this.clear(this.summary);
  }

  /** Does some work when the controls rest. */
  whenAtRest(work: () => void): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(work, REST);
  }

  /** Stops; the preview stays on screen, marked as such. */
  stop(): void {
    const { summary } = this;
    this.clear(summary);
    this.#task.settle({ stage: 'stopped' });
  }

  /** Takes up what was fitted before, or elsewhere. */
  take(result: Fitted): void {
    this.clear();
    this.#task.settle({ stage: 'done', result });
  }

  fail(failure: Failure): void {
    this.clear();
    this.#task.settle({ stage: 'failed', failure });
  }

  /** Shows an approximation, unless there is more to show by then. */
  async preview(job: Jobs['approximate']['input'], isWanted: () => boolean): Promise<void> {
    const isNews = (): boolean =>
      isWanted() && this.#task.stage !== 'running' && this.#task.stage !== 'done';
    try {
      const found = await this.#approximate(job);
      if (!isNews()) return;
      // What was there before stays, marked as no result, rather than what misleads.
      this.#standIn = numbersOf(found) ?? this.#standIn;
      if (this.#task.stage !== 'stopped') this.#task.settle(IDLE);
    } catch (error) {
      if (!isAbort(error) && isNews()) this.fail(failureOf(error));
    }
  }

  /** Shows what was approximated of data that grow, in place of whatever is shown. */
  async follow(job: Jobs['approximate']['input'], take: () => boolean): Promise<void> {
    const { summary } = await this.#approximate(job);
    if (take()) this.clear(summary);
  }

  /** Fits anew. @returns null where something else has taken its place */
  begin(job: FitJob): Promise<Ended<Fitted> | null> {
    clearTimeout(this.#rest);
    const previews = this.#standIn ? 'late' : 'first';
    return this.#task.begin((options) => fitModel(job, options, previews));
  }
}
