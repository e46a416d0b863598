import type { Failure } from '../../core/failure.ts';
import { identified } from '../../core/model/order-effect.ts';
import type { Condition } from '../../core/overview/conditions.ts';
import { samplerFor } from '../../core/sampler/settings.ts';
import { judgmentTotal } from '../../core/table/counts.ts';
import type { DataRecord } from '../../storage/records.ts';
import { facesOf } from '../data/data-set.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import type { FitJob } from './fitting/sample-chains.ts';
import type { FitSettings } from './fit-subject.svelte.ts';
import { ScreenFit } from './screen-fit.svelte.ts';

/** Judgments that were filtered, and their fit. */
interface Part {
  readonly data: DataRecord;
  /** What its judgments meet. */
  readonly conditions: readonly Condition[];
  readonly screen: ScreenFit;
}

/**
 * The fit of a part of the judgments, which the session shows in place of its own while it is asked
 * for. Nothing is stored of it. What was shown before stays until there are numbers to show.
 */
class FilteredFit {
  #asked = $state.raw<Part | null>(null);
  #before = $state.raw<Part | null>(null);
  #settings = $state.raw<FitSettings | null>(null);
  readonly #shown = $derived(
    this.#asked !== null && hasNews(this.#asked.screen) ? this.#asked : this.#before,
  );

  /** These are null where no part is shown. */
  readonly data = $derived(this.#shown?.data ?? null);
  readonly fit = $derived(this.#shown?.screen.shown ?? null);
  readonly summary = $derived(this.#shown?.screen.summary ?? null);
  readonly fitted = $derived(
    this.#shown && this.#settings && identified(this.#shown.data.counts, this.#settings.model),
  );
  readonly faces = $derived(this.#shown && facesOf(this.#shown.data));
  readonly judgments = $derived(this.#shown && judgmentTotal(this.#shown.data.counts));
  readonly conditions = $derived(this.#shown?.conditions ?? []);

  /** Fits these data by the settings, and shows them once there is an approximation. */
  show(data: DataRecord, settings: FitSettings, conditions: readonly Condition[] = []): void {
    const part = this.#take(data, conditions);
    this.#settings = settings;
    void part.screen.begin(jobOf(part, settings));
  }

  /** There is nothing to fit in these data. */
  fail(data: DataRecord, failure: Failure): void {
    this.#take(data, []).screen.fail(failure);
  }

  /** Other settings: an approximation at once, and a fit when they rest. */
  settle(settings: FitSettings): void {
    const part = this.#asked;
    const before = this.#settings;
    if (part === null || before === null) return;
    if (before.model === settings.model && before.sampler === settings.sampler) return;
    this.#settings = settings;
    if (part.data.counts.left.length === 0) return;
    const job = jobOf(part, settings);
    const isWanted = (): boolean => this.#asked === part && this.#settings === settings;
    part.screen.unsettle();
    part.screen.whenAtRest(() => void (isWanted() && part.screen.begin(job)));
    void part.screen.preview(job, isWanted);
  }

  stop(): void {
    this.#shown?.screen.stop();
  }

  async refit(): Promise<void> {
    const part = this.#shown;
    const isSome = part !== null && part.data.counts.left.length > 0;
    if (isSome && this.#settings) await part.screen.begin(jobOf(part, this.#settings));
  }

  /** The session's own fit is shown again. */
  clear(): void {
    this.#asked?.screen.clear();
    this.#before?.screen.clear();
    this.#asked = null;
    this.#before = null;
  }

  #take(data: DataRecord, conditions: readonly Condition[]): Part {
    const shown = this.#shown;
    if (this.#asked !== shown) this.#asked?.screen.clear();
    shown?.screen.unsettle();
    this.#before = shown;
    this.#asked = { data, conditions, screen: new ScreenFit() };
    return this.#asked;
  }
}

export const filteredFit = new FilteredFit();

/** Whether there is something to show of a fit. */
function hasNews({ summary, shown }: ScreenFit): boolean {
  return summary !== null || shown.stage === 'failed' || shown.stage === 'stopped';
}

function jobOf({ data }: Part, { model, sampler }: FitSettings): FitJob {
  const { counts } = data;
  const { intervals } = preferences;
  return {
    ...{ counts, intervals },
    model: identified(counts, model),
    sampler: samplerFor(counts, sampler),
  };
}
