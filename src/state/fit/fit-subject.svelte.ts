import { judgmentTotal } from '../../core/table/counts.ts';
import { identified } from '../../core/model/order-effect.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../core/model/settings.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { DEFAULT_SAMPLER, defaultSampler } from '../../core/sampler/settings.ts';
import type { SamplerName, SamplerSettings } from '../../core/sampler/settings.ts';
import type { DataRecord, RunRecord } from '../../storage/records.ts';
import { facesOf } from '../data/data-set.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';

export type FitSettings = Pick<RunRecord, 'model' | 'sampler'>;

/** What is fitted to what. */
export class FitSubject {
  #data = $state.raw<DataRecord | null>(null);
  #isEmpty = $state(false);
  #project = openProject.id;
  #model = $state.raw<ModelSettings>(RAKUDA_MODEL);
  #sampler = $state.raw<SamplerSettings>(DEFAULT_SAMPLER);

  /** Null before anything was opened, and where the project has nothing to rank. */
  readonly data = $derived(this.#data);
  /** Whether the project has nothing to rank; false while that is not known. */
  readonly isEmpty = $derived(this.#isEmpty);
  readonly model = $derived(this.#model);
  /** The same as far as the data identify it: what is fitted. */
  readonly fitted = $derived(this.#data ? identified(this.#data.counts, this.#model) : this.#model);
  readonly sampler = $derived(this.#sampler);
  readonly faces = $derived(this.#data ? facesOf(this.#data) : []);
  readonly judgments = $derived(this.#data ? judgmentTotal(this.#data.counts) : 0);
  readonly defaultModel = $derived(this.#data?.sample ? RAKUDA_MODEL : DEFAULT_MODEL);

  /** The project that it is fitted for, which stays when another is being opened. */
  get project(): string {
    return this.#project;
  }

  /** Data of the open project. */
  show(data: DataRecord, settings: FitSettings): void {
    this.#project = openProject.id;
    this.#data = data;
    this.#isEmpty = false;
    this.settle(settings);
  }

  /** The open project has nothing to rank. */
  clear(): void {
    this.#project = openProject.id;
    this.#data = null;
    this.#isEmpty = true;
  }

  settle({ model, sampler }: FitSettings): void {
    this.#model = model;
    this.#sampler = sampler;
  }

  /** Another sampler, with the numbers of draws that suit it. */
  samplerNamed(name: SamplerName): SamplerSettings {
    const { chains, seed } = this.#sampler;
    return { ...defaultSampler(this.#data?.counts.models.length ?? 0, name), chains, seed };
  }
}

/** What suits data, or no more draws than the reader likes. */
export function settingsFor({ sample, counts }: DataRecord): FitSettings {
  const suited = defaultSampler(counts.models.length);
  const draws = Math.min(suited.draws, preferences.mostDraws ?? Infinity);
  return { model: sample ? RAKUDA_MODEL : DEFAULT_MODEL, sampler: { ...suited, draws } };
}
