import type { Failure } from '../../core/failure.ts';
import { identified } from '../../core/model/order-effect.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { SamplerName, SamplerSettings } from '../../core/sampler/settings.ts';
import type { DataRecord } from '../../storage/records.ts';
import type { StoredRun, UnfittedData } from '../../storage/runs.ts';
import { Newest } from '../work/newest.ts';
import type { Fitted } from './fit-life.ts';
import { filteredFit } from './filtered-fit.svelte.ts';
import { FitSubject, settingsFor } from './fit-subject.svelte.ts';
import type { FitSettings } from './fit-subject.svelte.ts';
import { refused } from './refused-settings.svelte.ts';
import { SessionFit } from './session-fit.svelte.ts';

/** What the screen is about: one data set, one model, and the fit of the one to the other. */
class Session {
  readonly #subject = new FitSubject();
  readonly #fit = new SessionFit(this.#subject);
  readonly #asked = new Newest();

  // FitSubject says what is what. While judgments are filtered, the fit of those is in its place.
  readonly data = $derived(filteredFit.data ?? this.#subject.data);
  readonly own = $derived(this.#subject.own);
  readonly opened = $derived(this.#subject.opened);
  readonly isEmpty = $derived(this.#subject.isEmpty);
  readonly model = $derived(this.#subject.model);
  readonly fitted = $derived(filteredFit.fitted ?? this.#subject.fitted);
  readonly sampler = $derived(this.#subject.sampler);
  readonly fit = $derived(filteredFit.fit ?? this.#fit.shown);
  readonly summary = $derived(filteredFit.fit ? filteredFit.summary : this.#fit.summary);
  /** What is shown, as it is listed: the run, or the data as long as they have none. */
  readonly runId = $derived(this.#fit.runId ?? this.#subject.data?.hash ?? null);
  readonly faces = $derived(filteredFit.faces ?? this.#subject.faces);
  readonly judgments = $derived(filteredFit.judgments ?? this.#subject.judgments);
  readonly defaultModel = $derived(this.#subject.defaultModel);

  /** Something else is to be shown. @returns a signal, aborted once something newer is asked for */
  ask(): AbortSignal {
    return this.#asked.begin();
  }

  /**
   * Takes up data with the settings that suit them, and fits.
   * @param replaced what the data were made of
   */
  open(data: DataRecord, replaced: DataRecord | null = null): void {
    this.#take(data, settingsFor(data));
    void this.#fit.begin(replaced);
  }

  /** The same judgments after an edit: the model and sampler stay. */
  replaceData(data: DataRecord, replaced: DataRecord | null): void {
    this.#take(data, this);
    void this.#fit.begin(replaced);
  }

  /** Shows a stored run as it was, or data as far as their first fit had come. */
  restore(stored: StoredRun | UnfittedData, settings: FitSettings): void {
    this.#take(stored.data, settings);
    this.#fit.restore(stored);
  }

  /**
   * Shows data that grow, by an approximation alone: nothing is stored, and the fit on screen ends.
   * @param isWanted whether that is still to be shown once it is there
   * @throws CaravanError as the job `approximate`
   */
  async follow(data: DataRecord, isWanted: () => boolean): Promise<void> {
    const settings = this.data ? this : settingsFor(data);
    const model = identified(data.counts, settings.model);
    await this.#fit.follow({ counts: data.counts, model }, () => {
      if (!isWanted()) return false;
      this.#subject.grow(data, settings);
      return true;
    });
  }

  /** The open project has nothing to rank. */
  close(): void {
    this.ask();
    this.#subject.clear();
    this.#fit.clear();
  }

  #take(data: DataRecord, settings: FitSettings): void {
    this.ask();
    this.#subject.show(data, settings);
    this.#fit.clear();
  }

  fail(failure: Failure): void {
    this.#fit.fail(failure);
  }

  /** The instant answer to a moving control; sampling follows when it rests. */
  setModel(model: ModelSettings): void {
    if (!refused.accepts(model)) return;
    this.#subject.settle({ model, sampler: this.sampler });
    this.#fit.modelMoved();
  }

  /** Another sampler, with the numbers of draws that suit it. */
  chooseSampler(name: SamplerName): void {
    this.setSampler(this.#subject.samplerNamed(name));
  }

  setSampler(part: Partial<SamplerSettings>): void {
    const sampler = { ...this.sampler, ...part };
    if (!refused.acceptsSampler(sampler)) return;
    this.#subject.settle({ model: this.model, sampler });
    this.#fit.samplerMoved();
  }

  /** Stops sampling; the preview stays on screen, marked as such. */
  stop(): void {
    (filteredFit.data ? filteredFit : this.#fit).stop();
  }

  /** Samples the current model on the current data, and stores the run. */
  async refit(): Promise<void> {
    await (filteredFit.data ? filteredFit.refit() : this.#fit.begin());
  }

  /** Shows what another program drew for the present data, and stores it as a run. */
  async takeDraws(settings: FitSettings, result: Fitted, files: readonly string[]): Promise<void> {
    if (!this.data) return;
    this.#subject.settle(settings);
    await this.#fit.take(result, files);
  }

  /** Stores what is on screen, where it could not be stored before. */
  async keepAgain(): Promise<void> {
    await this.#fit.keepAgain();
  }
}

export const session = new Session();
