/** Language models on this device: what they are for, and the files that they are made of. */

/** What a model does. */
export type ModelTask =
  /** Texts to vectors. */
  | 'embed'
  /** A question and an answer to a score: a reranker, or a reward model. */
  | 'score'
  /** A prompt to a reply. */
  | 'generate';

/** What a model computes on. */
export type ModelDevice = 'webgpu' | 'wasm';

/** How its weights are written: the names of transformers.js. */
export type Dtype = 'q4f16' | 'q4' | 'q8' | 'int8' | 'uint8' | 'fp16' | 'fp32' | 'bnb4';

/** A file of a model, by its path inside it. */
export interface ModelFile {
  readonly path: string;
  readonly bytes: number;
  /** In hex; null where it is not known. */
  readonly sha256: string | null;
}

/** One way in which a model's weights are there, with the files that it needs. */
export interface ModelVariant {
  readonly dtype: Dtype;
  readonly files: readonly ModelFile[];
  readonly bytes: number;
}

/** A model as its hub has it, before anything of it is fetched. */
export interface HubModel {
  /** As in Xenova/multilingual-e5-small. */
  readonly id: string;
  /** The commit, so that what is fetched does not change. */
  readonly commit: string;
  /** As the hub writes it, such as apache-2.0; null where it does not say. */
  readonly licence: string | null;
  /** Whether its files are given only to those who have agreed to something. */
  readonly isGated: boolean;
  /** Smallest first. */
  readonly variants: readonly ModelVariant[];
}

/** A model whose files are on this device, all or some. */
export interface KeptModel {
  /** What a judge's setup carries as its model: what it is, its version and how it is written. */
  readonly key: string;
  readonly id: string;
  readonly from: 'hub' | 'files';
  readonly commit: string;
  readonly dtype: Dtype;
  readonly licence: string | null;
  readonly files: readonly ModelFile[];
  readonly bytes: number;
  /** Whether all files are there. */
  readonly isWhole: boolean;
  /** Milliseconds since 1970, when it was begun. */
  readonly at: number;
}

/** Changes with every version of a model, so that judgments of two are never taken for one's. */
export function modelKey(id: string, commit: string, dtype: Dtype): string {
  return `${id}@${commit.slice(0, 12)}#${dtype}`;
}

/** The name before its version. */
export function modelName(key: string): string {
  return key.replace(/@[^@]*$/, '');
}
