import type { Dtype, HubModel, KeptModel } from '../../src/core/judge/local/models.ts';
import type { PickedFiles } from '../../src/local-models/requests.ts';

/** The jobs that fetch, keep and list models. */
export interface HubJobs {
  /** What the hub says of a model, before anything of it is fetched. */
  hubModel: { input: string; progress: never; output: HubModel };
  /** Fetches what is not yet there; progress in bytes. `at` as in KeptModel. */
  fetchModel: {
    input: { model: HubModel; dtype: Dtype; at: number };
    progress: { done: number; total: number };
    output: KeptModel;
  };
  /** Keeps files that the user picked; the smallest variant of those that are among them. */
  keepFiles: {
    input: PickedFiles;
    progress: { done: number; total: number };
    output: KeptModel;
  };
  /** The newest first. */
  keptModels: { input: null; progress: never; output: readonly KeptModel[] };
  /** By its key. */
  removeModel: { input: string; progress: never; output: null };
}
