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
import { preferences } from '../preferences/preferences.svelte.ts';
import { breaksOff, runs } from '../runs/runs.svelte.ts';
import { Newest } from '../work/newest.ts';
import { FitKeeping } from './fit-keeping.svelte.ts';
import type { Fitted } from './fit-life.ts';
import { refused } from './refused-settings.svelte.ts';
import { ScreenFit } from './screen-fit.svelte.ts';

type Settings = Pick<RunRecord, 'model' | 'sampler'>;

/** What the screen is about: one data set, one model, and the fit of the one to the other. */
class Session {
  #data = $state.raw<DataRecord | null>(null);
  #model = $state.raw<ModelSettings>(RAKUDA_MODEL);
  #sampler = $state.raw<SamplerSettings>(DEFAULT_SAMPLER);
  readonly #screen = new ScreenFit();
  readonly #keeping = new FitKeeping();
  readonly #asked = new Newest();

  readonly data = $derived(this.#data);
  readonly model = $derived(this.#model);
  /** The same as far as the data can tell it: what is fitted. */
  readonly fitted = $derived(this.#data ? identified(this.#data.counts, this.#model) : this.#model);
  readonly sampler = $derived(this.#sampler);
  readonly fit = $derived(this.#screen.shown);
  readonly summary = $derived(this.#screen.summary);
  /** What is shown, as it is listed: the run, or the data as long as they have none. */
  readonly runId = $derived(this.#keeping.idOf(this.#screen.result) ?? this.#data?.hash ?? null);
  readonly faces = $derived(this.#data ? facesOf(this.#data) : []);
  readonly judgments = $derived(this.#data ? judgmentTotal(this.#data.counts) : 0);
  readonly defaultModel = $derived(this.#data?.sample ? RAKUDA_MODEL : DEFAULT_MODEL);

  /** Something else is to be shown. @returns a signal, aborted once something newer is asked for */
  ask(): AbortSignal {
    return this.#asked.begin();
  }

  /**
   * Takes up a data set with the model and the number of draws that suit it, and fits.
   * @param replaced what the data were made of
   */
  open(data: DataRecord, replaced: DataRecord | null = null): void {
    const model = data.sample ? RAKUDA_MODEL : DEFAULT_MODEL;
    this.#take(data, { model, sampler: defaultSampler(data.counts.models.length) });
    void this.refit(replaced);
  }

  /** The same judgments after an edit: the model and sampler stay. */
  replaceData(data: DataRecord, replaced: DataRecord | null): void {
    this.#take(data, this);
    void this.refit(replaced);
  }

  /** Shows a stored run as it was, or data as far as their first fit had come. */
  restore(stored: StoredRun | UnfittedData, settings: Settings): void {
    const { run: record, data } = stored;
    const { summary } = record;
    this.#take(data, settings);
    // Earlier pages fitted an order effect to data that can't tell one.
    const isOld = !!summary?.order && this.fitted.order === null;
    if (summary && !isOld && 'draws' in stored && stored.draws) {
      const result = { summary, draws: stored.draws, elapsed: record.elapsed };
      this.#screen.take(result);
      this.#keeping.take(record.id, result);
    } else if (!summary && record.isStopped) {
      this.#screen.stop();
      void this.#preview();
    } else if (!summary && breaksOff(record)) {
      this.#screen.fail({ kind: 'fit-broken-off' });
    } else {
      this.#screen.clear(isOld ? null : summary);
      void this.refit(null, summary ? 0 : record.brokenOff);
      return;
    }
    void runs.touch(record.id);
  }

  #take(data: DataRecord, { model, sampler }: Settings): void {
    this.ask();
    this.#data = data;
    this.#model = model;
    this.#sampler = sampler;
    this.#screen.clear();
  }

  /** Says why there is nothing to show. */
  fail(failure: Failure): void {
    this.#screen.fail(failure);
  }

  /** The instant answer to a moving control; sampling follows when it rests. */
  setModel(model: ModelSettings): void {
    if (!refused.accepts(model)) return;
    this.#model = model;
    this.#screen.unsettle();
    void this.#preview();
    this.#screen.whenAtRest(() => void this.refit());
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
    this.#screen.unsettle();
    this.#screen.whenAtRest(() => void this.refit());
  }

  /** Stops sampling; the preview stays on screen, marked as such. */
  stop(): void {
    this.#screen.stop();
    if (!this.summary) void this.#preview();
    if (this.#data) void runs.changeUnfitted(this.#data.hash, { isStopped: true, brokenOff: 0 });
  }

  /**
   * Samples the current model on the current data, and stores the run; the data before that.
   * @param replaced what the data were made of
   * @param brokenOff fits of them before this one whose end no page saw
   */
  async refit(replaced: DataRecord | null = null, brokenOff = 0): Promise<void> {
    this.#screen.unsettle();
    const { data, model, fitted, sampler } = this;
    if (!data) return;
    const { intervals } = preferences;
    const ending = this.#screen.begin({ counts: data.counts, model: fitted, sampler, intervals });
    const unfitted = { model, sampler, isStopped: false, brokenOff: brokenOff + 1 };
    void this.#keeping.keepData(data, unfitted, replaced);
    const end = await ending;
    if (end?.stage === 'done') await this.#keeping.keepFit(data, { model, sampler }, end.result);
    // Of the same data another fit has begun, or they are stopped, which is noted as well.
    else if (end || this.#data !== data) void runs.changeUnfitted(data.hash, { brokenOff: 0 });
  }

  /** Shows what another program drew for the present data, and stores it as a run. */
  async takeDraws(settings: Settings, result: Fitted, stanFiles: readonly string[]): Promise<void> {
    if (!this.#data) return;
    this.#model = settings.model;
    this.#sampler = settings.sampler;
    this.#screen.take(result);
    await this.#keeping.keepFit(this.#data, { ...settings, stanFiles }, result);
  }

  /** Stores what is on screen, where it could not be stored before. */
  async keepAgain(): Promise<void> {
    const { data, model, sampler, fit } = this;
    if ((await this.#keeping.retry(this.#screen.result)) || !data) return;
    const isStopped = fit.stage === 'stopped';
    await this.#keeping.keepData(data, { model, sampler, isStopped, brokenOff: 0 });
  }

  async #preview(): Promise<void> {
    const data = this.#data;
    if (!data) return;
    const job = { counts: data.counts, model: this.#model, intervals: preferences.intervals };
    await this.#screen.preview(job, () => this.#data === data);
  }
}

export const session = new Session();
