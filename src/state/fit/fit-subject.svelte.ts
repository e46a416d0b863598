import { judgmentTotal } from '../../core/table/counts.ts';
import { identified } from '../../core/model/order-effect.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL, defaultModelFor } from '../../core/model/settings.ts';
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
  /** What was opened last, before what grows took its place. */
  #opened = $state.raw<DataRecord | null>(null);
  #isEmpty = $state(false);
  #project = $state(openProject.id);
  #model = $state.raw<ModelSettings>(RAKUDA_MODEL);
  #sampler = $state.raw<SamplerSettings>(DEFAULT_SAMPLER);

  /** Null before anything was opened, and where the project has nothing to rank. */
  readonly data = $derived(this.#data);
  /** The same; null where they are of another project than the open one, which comes soon. */
  readonly own = $derived(this.#project === openProject.id ? this.#data : null);
  /** The data that were opened, and may be stored, where others grow in their place. */
  readonly opened = $derived(this.#project === openProject.id ? this.#opened : null);
  /** Whether the project has nothing to rank; false while that is not known. */
  readonly isEmpty = $derived(this.#isEmpty);
  readonly model = $derived(this.#model);
  /** The same as far as the data identify it: what is fitted. */
  readonly fitted = $derived(this.#data ? identified(this.#data.counts, this.#model) : this.#model);
  readonly sampler = $derived(this.#sampler);
  readonly faces = $derived(this.#data ? facesOf(this.#data) : []);
  readonly judgments = $derived(this.#data ? judgmentTotal(this.#data.counts) : 0);
  readonly defaultModel = $derived(this.#data ? modelFor(this.#data) : DEFAULT_MODEL);

  /** The project that it is fitted for, which stays when another is being opened. */
  get project(): string {
    return this.#project;
  }

  /** Data of the open project. */
  show(given: DataRecord, settings: FitSettings): void {
    const data = inOpenProject(given);
    this.grow(data, settings);
    this.#opened = data;
  }

  /** The same while they grow: nothing is stored of them. */
  grow(data: DataRecord, settings: FitSettings): void {
    if (this.#project !== openProject.id) this.#opened = null;
    this.#project = openProject.id;
    this.#data = data;
    this.#isEmpty = false;
    this.settle(settings);
  }

  /** The open project has nothing to rank. */
  clear(): void {
    this.#project = openProject.id;
    this.#data = null;
    this.#opened = null;
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

/**
 * Data with the files that they are of in the open project. Projects with the same judgments share
 * what is stored of them; a copy also has the runs that files are of under ids of its own. The
 * sample has no files, and who has imported the same judgments has no sample.
 */
function inOpenProject(data: DataRecord): DataRecord {
  const { source, dataHash } = openProject.record;
  const isRanked = data.hash === dataHash;
  if (source && (isRanked || data.source?.id === source.id)) {
    const own = isRanked || !data.source ? source : { ...data.source, files: source.files };
    return { ...data, ...(data.sample && { sample: null, name: openProject.name }), source: own };
  }
  // Of counts alone, the files of the same judgments are those of another project.
  return data.source && (data.sample || (isRanked && !source)) ? { ...data, source: null } : data;
}

/** What suits data, or no more draws than the reader likes. */
export function settingsFor(data: DataRecord): FitSettings {
  const suited = defaultSampler(data.counts.models.length);
  const draws = Math.min(suited.draws, preferences.mostDraws ?? Infinity);
  return { model: modelFor(data), sampler: { ...suited, draws } };
}

function modelFor({ sample, counts }: Pick<DataRecord, 'sample' | 'counts'>): ModelSettings {
  return sample ? RAKUDA_MODEL : defaultModelFor(counts);
}
