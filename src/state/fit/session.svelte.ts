import { judgmentTotal } from '../../core/table/counts.ts';
import type { Failure } from '../../core/failure.ts';
import { identified } from '../../core/model/order-effect.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../core/model/settings.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { DEFAULT_SAMPLER, defaultSampler } from '../../core/sampler/settings.ts';
import type { SamplerName, SamplerSettings } from '../../core/sampler/settings.ts';
import type { DataRecord, RunRecord } from '../../storage/records.ts';
import type { StoredRun, UnfittedData } from '../../storage/runs.ts';
import { facesOf } from '../data/data-set.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { Newest } from '../work/newest.ts';
import type { Fitted } from './fit-life.ts';
import { refused } from './refused-settings.svelte.ts';
import { SessionFit } from './session-fit.svelte.ts';

type Settings = Pick<RunRecord, 'model' | 'sampler'>;

/** What the screen is about: one data set, one model, and the fit of the one to the other. */
class Session {
  #data = $state.raw<DataRecord | null>(null);
  #isEmpty = $state(false);
  #project = openProject.id;
  #model = $state.raw<ModelSettings>(RAKUDA_MODEL);
  #sampler = $state.raw<SamplerSettings>(DEFAULT_SAMPLER);
  readonly #fit = new SessionFit(this);
  readonly #asked = new Newest();

  readonly data = $derived(this.#data);
  /** Whether the open project has nothing to rank; false while that is not known. */
  readonly isEmpty = $derived(this.#isEmpty);
  readonly model = $derived(this.#model);
  /** The same as far as the data identify it: what is fitted. */
  readonly fitted = $derived(this.#data ? identified(this.#data.counts, this.#model) : this.#model);
  readonly sampler = $derived(this.#sampler);
  readonly fit = $derived(this.#fit.shown);
  readonly summary = $derived(this.#fit.summary);
  /** What is shown, as it is listed: the run, or the data as long as they have none. */
  readonly runId = $derived(this.#fit.runId ?? this.#data?.hash ?? null);
  readonly faces = $derived(this.#data ? facesOf(this.#data) : []);
  readonly judgments = $derived(this.#data ? judgmentTotal(this.#data.counts) : 0);
  readonly defaultModel = $derived(this.#data?.sample ? RAKUDA_MODEL : DEFAULT_MODEL);

  /** The project of what is shown, which stays when another is being opened. */
  get project(): string {
    return this.#project;
  }

  /** Something else is to be shown. @returns a signal, aborted once something newer is asked for */
  ask(): AbortSignal {
    return this.#asked.begin();
  }

  /**
   * Takes up a data set with the model and the number of draws that suit it (or no more
   * than the reader likes), and fits.
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
  restore(stored: StoredRun | UnfittedData, settings: Settings): void {
    this.#take(stored.data, settings);
    this.#fit.restore(stored);
  }

  /**
   * Shows data that grow, by an approximation alone: nothing is stored, and the fit on screen ends.
   * @param isWanted whether that is still to be shown once it is there
   * @throws CaravanError as the job `approximate`
   */
  async follow(data: DataRecord, isWanted: () => boolean): Promise<void> {
    const settings = this.#data ? this : settingsFor(data);
    const model = identified(data.counts, settings.model);
    await this.#fit.follow({ counts: data.counts, model }, () => {
      if (!isWanted()) return false;
      this.#show(data, settings);
      return true;
    });
  }

  /** The open project has nothing to rank. */
  close(): void {
    this.ask();
    this.#project = openProject.id;
    this.#data = null;
    this.#isEmpty = true;
    this.#fit.clear();
  }

  #take(data: DataRecord, { model, sampler }: Settings): void {
    this.ask();
    this.#show(data, { model, sampler });
    this.#fit.clear();
  }

  #show(data: DataRecord, { model, sampler }: Settings): void {
    this.#project = openProject.id;
    this.#data = data;
    this.#isEmpty = false;
    this.#model = model;
    this.#sampler = sampler;
  }

  /** Says why there is nothing to show. */
  fail(failure: Failure): void {
    this.#fit.fail(failure);
  }

  /** The instant answer to a moving control; sampling follows when it rests. */
  setModel(model: ModelSettings): void {
    if (!refused.accepts(model)) return;
    this.#model = model;
    this.#fit.modelMoved();
  }

  /** Another sampler, with the numbers of draws that suit it. */
  chooseSampler(name: SamplerName): void {
    const { chains, seed } = this.#sampler;
    const models = this.#data?.counts.models.length ?? 0;
    this.setSampler({ ...defaultSampler(models, name), chains, seed });
  }

  setSampler(part: Partial<SamplerSettings>): void {
    const sampler = { ...this.#sampler, ...part };
    if (!refused.acceptsSampler(sampler)) return;
    this.#sampler = sampler;
    this.#fit.samplerMoved();
  }

  /** Stops sampling; the preview stays on screen, marked as such. */
  stop(): void {
    this.#fit.stop();
  }

  /** Samples the current model on the current data, and stores the run. */
  async refit(): Promise<void> {
    await this.#fit.begin();
  }

  /** Shows what another program drew for the present data, and stores it as a run. */
  async takeDraws(settings: Settings, result: Fitted, stanFiles: readonly string[]): Promise<void> {
    if (!this.#data) return;
    this.#model = settings.model;
    this.#sampler = settings.sampler;
    await this.#fit.take(result, stanFiles);
  }

  /** Stores what is on screen, where it could not be stored before. */
  async keepAgain(): Promise<void> {
    await this.#fit.keepAgain();
  }
}

export const session = new Session();

/** What suits data, or no more draws than the reader likes. */
function settingsFor({ sample, counts }: DataRecord): Settings {
  const suited = defaultSampler(counts.models.length);
  const draws = Math.min(suited.draws, preferences.mostDraws ?? Infinity);
  return { model: sample ? RAKUDA_MODEL : DEFAULT_MODEL, sampler: { ...suited, draws } };
}
