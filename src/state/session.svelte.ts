import { judgmentTotal } from '../core/counts.ts';
import type { Failure } from '../core/failure.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../core/model/settings.ts';
import type { ModelSettings } from '../core/model/settings.ts';
import type { Draws } from '../core/posterior/draws.ts';
import type { FitSummary } from '../core/posterior/summary.ts';
import { DEFAULT_SAMPLER, defaultSampler } from '../core/sampler/settings.ts';
import type { SamplerName, SamplerSettings } from '../core/sampler/settings.ts';
import { isAbort, latestOnly, run } from '../jobs.ts';
import type { StanProblem } from '../core/stan/read-draws.ts';
import type { DataRecord, RunRecord } from '../storage/database.ts';
import { fingerprintOfRun } from '../storage/fingerprint.ts';
import type { StoredRun } from '../storage/runs.ts';
import { facesOf, rakudaData } from './data-set.ts';
import { failureOf } from './failure.ts';
import { WIDE_INTERVAL, preferences } from './preferences.svelte.ts';
import type { Progress } from './progress.ts';
import { runs } from './runs.svelte.ts';
import { sampleFit } from './sample-fit.ts';

/** The life of one fit. Every stage after the first shows numbers of some kind. */
export type Fit =
  | { readonly stage: 'starting' }
  | { readonly stage: 'preview'; readonly summary: FitSummary }
  | { readonly stage: 'sampling'; readonly summary: FitSummary; readonly progress: Progress }
  | { readonly stage: 'stopped'; readonly summary: FitSummary }
  | {
      readonly stage: 'done';
      readonly summary: FitSummary;
      readonly draws: Draws;
      /** Wall-clock milliseconds. */
      readonly elapsed: number;
    }
  | { readonly stage: 'failed'; readonly failure: Failure };

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
  #running: AbortController | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  readonly data = $derived(this.#data);
  readonly model = $derived(this.#model);
  readonly sampler = $derived(this.#sampler);
  readonly fit = $derived(this.#fit);
  /** The stored run that is shown, or null while none is. */
  readonly runId = $derived(this.#runId);
  readonly summary = $derived('summary' in this.#fit ? this.#fit.summary : null);
  readonly faces = $derived(this.#data ? facesOf(this.#data) : []);
  readonly judgments = $derived(this.#data ? judgmentTotal(this.#data.counts) : 0);
  readonly defaultModel = $derived(this.#data?.sample ? RAKUDA_MODEL : DEFAULT_MODEL);

  /** Opens the last run, or the sample on a first visit; settles when there are data. */
  start(): Promise<void> {
    this.#started ??= this.#openFirst();
    return this.#started;
  }

  async #openFirst(): Promise<void> {
    void runs.tidy();
    try {
      const last = await runs.loadLast();
      if (this.#data) return;
      if (last) this.show(last);
      else await this.openSample();
    } catch (error) {
      this.#fit = { stage: 'failed', failure: failureOf(error) };
    }
  }

  async openSample(): Promise<void> {
    this.open(await rakudaData());
  }

  /** Takes up a data set with the model and the number of draws that suit it, and fits. */
  open(data: DataRecord): void {
    this.#data = data;
    this.#model = this.defaultModel;
    this.#sampler = defaultSampler(data.counts.models.length);
    this.#fit = { stage: 'starting' };
    void this.refit();
  }

  /** The same judgments after an edit: the model and sampler stay. */
  replaceData(data: DataRecord): void {
    this.#data = data;
    this.#fit = { stage: 'starting' };
    void this.refit();
  }

  /** Shows a stored run as it was. */
  show({ run: record, data, draws }: StoredRun): void {
    this.#halt();
    this.#data = data;
    this.#model = { ...DEFAULT_MODEL, ...record.model };
    this.#sampler = record.sampler;
    const { summary, elapsed } = record;
    if (draws) {
      this.#fit = { stage: 'done', summary, draws, elapsed };
      this.#runId = record.id;
      void runs.touch(record.id);
    } else {
      this.#fit = { stage: 'preview', summary };
      void this.refit();
    }
  }

  /** The instant answer to a moving control; sampling follows when it rests. */
  setModel(model: ModelSettings): void {
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
    this.#sampler = { ...this.#sampler, ...part };
    this.#unsettle();
    this.#rest = setTimeout(() => void this.refit(), REST);
  }

  /** Stops sampling; the preview stays on screen, marked as such. */
  stop(): void {
    this.#halt();
    const { summary } = this;
    if (summary) this.#fit = { stage: 'stopped', summary };
  }

  /** Samples the current model on the current data, and stores the run. */
  async refit(): Promise<void> {
    this.#unsettle();
    const data = this.#data;
    if (!data) return;
    const controller = new AbortController();
    this.#running = controller;
    const started = performance.now();
    try {
      await this.#sample(data, controller.signal, started);
    } catch (error) {
      if (controller.signal.aborted) return;
      this.#fit = { stage: 'failed', failure: failureOf(error) };
    }
  }

  async #sample(data: DataRecord, signal: AbortSignal, started: number): Promise<void> {
    const { counts } = data;
    const { model, sampler } = this;
    const intervals = { narrow: preferences.interval, wide: WIDE_INTERVAL };
    const job = { counts, model, intervals };
    const { approximation, summary } = await run('approximate', job, { signal });
    const result = await sampleFit({ ...job, sampler, approximation, signal }, (progress) => {
      this.#fit = { stage: 'sampling', summary, progress };
    });
    signal.throwIfAborted();
    const elapsed = performance.now() - started;
    this.#fit = { stage: 'done', ...result, elapsed };
    const id = await this.#store(data, { model, sampler, elapsed, ...result });
    if (!signal.aborted) this.#runId = id;
  }

  /** Shows what CmdStan drew for the present data and model, and stores it as a run. */
  async openStanDraws(files: readonly File[]): Promise<readonly StanProblem[]> {
    const data = this.#data;
    if (!data) return [];
    const model = this.#model;
    const intervals = { narrow: preferences.interval, wide: WIDE_INTERVAL };
    const texts = await Promise.all(
      files.map(async (file) => ({ name: file.name, text: await file.text() })),
    );
    const { counts } = data;
    const { fit, problems } = await run('stan', { files: texts, counts, model, intervals });
    if (!fit || this.#data !== data) return problems;
    this.#halt();
    const { sampler, ...result } = fit;
    this.#sampler = sampler;
    this.#fit = { stage: 'done', ...result, elapsed: 0 };
    const stanFiles = texts.map(({ name }) => name);
    const fitted = { model, sampler, elapsed: 0, stanFiles, ...result };
    this.#runId = await this.#store(data, fitted);
    return problems;
  }

  /** @returns the id of the run */
  async #store(
    data: DataRecord,
    fit: Pick<RunRecord, 'model' | 'sampler' | 'elapsed' | 'summary' | 'stanFiles'> & {
      readonly draws: Draws;
    },
  ): Promise<string> {
    const { draws, ...facts } = fit;
    const now = Date.now();
    const record = {
      id: await fingerprintOfRun({ dataHash: data.hash, ...facts }),
      name: data.name,
      dataHash: data.hash,
      dataName: data.name,
      judgments: this.judgments,
      finishedAt: now,
      openedAt: now,
      ...facts,
    };
    await runs.save({ run: record, data, draws });
    return record.id;
  }

  async #preview(): Promise<void> {
    const data = this.#data;
    if (!data) return;
    const intervals = { narrow: preferences.interval, wide: WIDE_INTERVAL };
    try {
      const { summary } = await preview({ counts: data.counts, model: this.#model, intervals });
      // Sampling that has begun meanwhile shows a newer preview of its own.
      if (this.#data === data && this.#running === null) this.#fit = { stage: 'preview', summary };
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
  }
}

export const session = new Session();
