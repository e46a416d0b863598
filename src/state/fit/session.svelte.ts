import { judgmentTotal } from '../../core/counts.ts';
import { identified } from '../../core/model/order-effect.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../core/model/settings.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { DEFAULT_SAMPLER, defaultSampler } from '../../core/sampler/settings.ts';
import type { SamplerName, SamplerSettings } from '../../core/sampler/settings.ts';
import { isAbort, latestOnly, run } from '../../jobs.ts';
import type { StanProblem } from '../../core/stan/read-draws.ts';
import type { DataRecord } from '../../storage/records.ts';
import type { StoredRun, UnfittedData } from '../../storage/runs.ts';
import { facesOf, rakudaData } from '../data/data-set.ts';
import { failureOf } from '../work/failure.ts';
import { FitKeeping } from './fit-keeping.ts';
import { unsampled } from './fit-life.ts';
import type { Fit } from './fit-life.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { refused } from './refused-settings.svelte.ts';
import { breaksOff, runs } from '../runs/runs.svelte.ts';
import { approximateFit, sampleFit } from './sample-fit.ts';
import { storage } from '../page/storage.svelte.ts';

const preview = latestOnly('approximate');

/** A slider is at rest when it has not moved for so long (milliseconds). */
const REST = 350;

/** What the screen is about: one data set, one model, and the fit of the one to the other. */
class Session {
  #data = $state.raw<DataRecord | null>(null);
  #model = $state.raw<ModelSettings>(RAKUDA_MODEL);
  #sampler = $state.raw<SamplerSettings>(DEFAULT_SAMPLER);
  #fit = $state.raw<Fit>({ stage: 'starting' });
  #runId = $state.raw<string | null>(null);
  #started: Promise<void> | null = null;
  /** Goes up with all that is to be shown: where several things are fetched, the newest is. */
  #asked = 0;
  #running: AbortController | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #keeping = new FitKeeping();
  /** Whether the sample fills in for what storage, being closed, does not give. */
  #isFillIn = false;

  readonly data = $derived(this.#data);
  readonly model = $derived(this.#model);
  /** The same as far as the data can tell it: what is fitted. */
  readonly fitted = $derived(this.#data ? identified(this.#data.counts, this.#model) : this.#model);
  readonly sampler = $derived(this.#sampler);
  readonly fit = $derived(this.#fit);
  /** What is shown, as it is listed: the run, or the data as long as they have none. */
  readonly runId = $derived(this.#runId ?? this.#data?.hash ?? null);
  readonly summary = $derived(('summary' in this.#fit && this.#fit.summary) || null);
  readonly faces = $derived(this.#data ? facesOf(this.#data) : []);
  readonly judgments = $derived(this.#data ? judgmentTotal(this.#data.counts) : 0);
  readonly defaultModel = $derived(this.#data?.sample ? RAKUDA_MODEL : DEFAULT_MODEL);

  constructor() {
    storage.whenBack(() => void this.#catchUp());
  }

  /** Opens what was open last, or the sample on a first visit; settles when there are data. */
  start(): Promise<void> {
    this.#started ??= this.#openFirst();
    return this.#started;
  }

  async #openFirst(): Promise<void> {
    void runs.tidy();
    const isNewest = this.#ask();
    try {
      const last = await runs.loadLast();
      if (!isNewest()) return;
      if (last) await this.show(last);
      else if (await this.openSample()) this.#isFillIn = storage.closed !== null;
    } catch (error) {
      if (this.#data === null) this.#fit = { stage: 'failed', failure: failureOf(error) };
    }
  }

  /** Something else is to be shown. @returns whether nothing has been asked for since */
  #ask(): () => boolean {
    const asked = ++this.#asked;
    return () => asked === this.#asked;
  }

  /** Storage can be had again. */
  async #catchUp(): Promise<void> {
    const last = await runs.loadLast();
    if (last && this.#isFillIn) await this.show(last);
    else if (!(await this.#keeping.retry()) && this.#data) await this.#keep(this.#data, null, 0);
  }

  /** Whether nothing else was asked for in between. */
  async openSample(): Promise<boolean> {
    const isNewest = this.#ask();
    const data = await rakudaData();
    if (!isNewest()) return false;
    this.open(data);
    return true;
  }

  /** Shows what is stored under an id; false where it can't be had, or something newer is shown. */
  async openStored(id: string): Promise<boolean> {
    const isNewest = this.#ask();
    const stored = await runs.load(id);
    return stored !== null && isNewest() && (await this.show(stored));
  }

  /**
   * Takes up a data set with the model and the number of draws that suit it, and fits.
   * @param replaced what the data were made of
   */
  open(data: DataRecord, replaced: DataRecord | null = null): void {
    this.#asked++;
    this.#data = data;
    this.#model = this.defaultModel;
    this.#sampler = defaultSampler(data.counts.models.length);
    this.#fit = { stage: 'starting' };
    void this.refit(replaced);
  }

  /** The same judgments after an edit: the model and sampler stay. */
  replaceData(data: DataRecord, replaced: DataRecord | null): void {
    this.#asked++;
    this.#data = data;
    this.#fit = { stage: 'starting' };
    void this.refit(replaced);
  }

  /**
   * Shows a stored run as it was, or data as far as their first fit had come; where its settings
   * can't be used, the data by the defaults.
   * @returns whether nothing else was asked for in between
   */
  async show(stored: StoredRun | UnfittedData): Promise<boolean> {
    const isNewest = this.#ask();
    const { run: record, data } = stored;
    const settings = await refused.read(record);
    if (!isNewest()) return false;
    if (settings === null) {
      this.open(data);
      return true;
    }
    this.#halt();
    this.#data = data;
    this.#model = settings.model;
    this.#sampler = settings.sampler;
    const { summary } = record;
    // Earlier pages fitted an order effect to data that can't tell one.
    const isOld = !!summary?.order && this.fitted.order === null;
    if (summary && !isOld && 'draws' in stored && stored.draws) {
      this.#fit = { stage: 'done', summary, draws: stored.draws, elapsed: record.elapsed };
      this.#runId = record.id;
      void runs.touch(record.id);
    } else if (!summary && record.isStopped) {
      this.#fit = { stage: 'starting' };
      void this.#preview('stopped');
      void runs.touch(record.id);
    } else if (!summary && breaksOff(record)) {
      this.#fit = { stage: 'failed', failure: { kind: 'fit-broken-off' } };
      void runs.touch(record.id);
    } else {
      this.#fit = unsampled(isOld ? null : summary);
      void this.refit(null, summary ? 0 : record.brokenOff);
    }
    return true;
  }

  /** The instant answer to a moving control; sampling follows when it rests. */
  setModel(model: ModelSettings): void {
    if (!refused.accepts(model)) return;
    this.#model = model;
    this.#unsettle();
    void this.#preview();
    this.#rest = setTimeout(() => void this.refit(), REST);
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
    this.#unsettle();
    this.#rest = setTimeout(() => void this.refit(), REST);
  }

  /** Stops sampling; the preview stays on screen, marked as such. */
  stop(): void {
    this.#halt();
    const summary = this.summary ?? undefined;
    this.#fit = { stage: 'stopped', summary };
    if (!summary) void this.#preview('stopped');
    if (this.#data) void runs.changeUnfitted(this.#data.hash, { isStopped: true, brokenOff: 0 });
  }

  /**
   * Samples the current model on the current data, and stores the run; the data before that.
   * @param replaced what the data were made of
   * @param brokenOff fits of them before this one whose end no page saw
   */
  async refit(replaced: DataRecord | null = null, brokenOff = 0): Promise<void> {
    this.#unsettle();
    const data = this.#data;
    if (!data) return;
    void this.#keep(data, replaced, brokenOff + 1);
    const controller = new AbortController();
    this.#running = controller;
    const started = performance.now();
    try {
      await this.#sample(data, controller.signal, started);
    } catch (error) {
      // Of the same data another fit has begun, or they are stopped, which is noted as well.
      if (controller.signal.aborted && this.#data === data) return;
      void runs.changeUnfitted(data.hash, { brokenOff: 0 });
      if (!controller.signal.aborted) this.#fit = { stage: 'failed', failure: failureOf(error) };
    }
  }

  async #sample(data: DataRecord, signal: AbortSignal, started: number): Promise<void> {
    const { model, sampler } = this;
    const job = { counts: data.counts, model: this.fitted, intervals: preferences.intervals };
    const { approximation, summary } = await approximateFit(job, signal, (progress) => {
      this.#fit = unsampled(this.summary, progress);
    });
    const result = await sampleFit({ ...job, sampler, approximation, signal }, (progress) => {
      this.#fit = { stage: 'sampling', summary, progress };
    });
    signal.throwIfAborted();
    const elapsed = performance.now() - started;
    this.#fit = { stage: 'done', ...result, elapsed };
    const id = await this.#keeping.keepFit(data, { model, sampler, elapsed, ...result });
    if (!signal.aborted) this.#runId = id;
  }

  /** Shows what CmdStan drew for the present data and model, and stores it as a run. */
  async openStanDraws(files: readonly File[]): Promise<readonly StanProblem[]> {
    const data = this.#data;
    if (!data) return [];
    const model = this.#model;
    const texts = await Promise.all(
      files.map(async (file) => ({ name: file.name, text: await file.text() })),
    );
    const { intervals } = preferences;
    const asked = { files: texts, counts: data.counts, model: this.fitted, intervals };
    const { fit, problems } = await run('stan', asked);
    if (!fit || this.#data !== data) return problems;
    this.#halt();
    const { sampler, ...result } = fit;
    this.#sampler = sampler;
    this.#fit = { stage: 'done', ...result, elapsed: 0 };
    const stanFiles = texts.map(({ name }) => name);
    const fitted = { model, sampler, elapsed: 0, stanFiles, ...result };
    this.#runId = await this.#keeping.keepFit(data, fitted);
    return problems;
  }

  /** Keeps data until a fit of them has ended; the sample comes with the page. */
  async #keep(data: DataRecord, replaced: DataRecord | null, brokenOff: number): Promise<void> {
    if (data.source === null) return;
    const { model, sampler, fit } = this;
    const settings = { model, sampler, isStopped: fit.stage === 'stopped', brokenOff };
    await this.#keeping.keepData(data, settings, replaced);
  }

  async #preview(stage: 'preview' | 'stopped' = 'preview'): Promise<void> {
    const data = this.#data;
    if (!data) return;
    const { intervals } = preferences;
    try {
      const { summary } = await preview({ counts: data.counts, model: this.#model, intervals });
      // Sampling that has begun meanwhile shows a newer preview of its own.
      if (this.#data === data && this.#running === null) this.#fit = { stage, summary };
    } catch (error) {
      if (!isAbort(error)) this.#fit = { stage: 'failed', failure: failureOf(error) };
    }
  }

  /** The numbers on screen no longer belong to the settings: a verdict on them would mislead. */
  #unsettle(): void {
    this.#halt();
    const { summary } = this;
    if (summary) this.#fit = { stage: 'preview', summary };
  }

  #halt(): void {
    clearTimeout(this.#rest);
    this.#running?.abort();
    this.#running = null;
    this.#runId = null;
    this.#keeping.forget();
    this.#isFillIn = false;
  }
}

export const session = new Session();
