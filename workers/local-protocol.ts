import type { Usage } from '../src/core/judge/setup.ts';
import type { Dtype, HubModel, KeptModel, ModelDevice } from '../src/core/judge/local/models.ts';
import type { Embeddings } from '../src/core/judge/local/pooling.ts';

/** What a model on this device works with. */
export interface LocalModel {
  readonly model: KeptModel;
  readonly device: ModelDevice;
  /** ONNX Runtime as WebAssembly; null where the worker finds it beside itself. */
  readonly runtime: Blob | null;
}

/** The jobs of models on this device, as `Jobs` of protocol.ts has them. Types only. */
export interface LocalJobs {
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
    input: {
      name: string;
      files: readonly { readonly path: string; readonly blob: Blob }[];
      at: number;
    };
    progress: { done: number; total: number };
    output: KeptModel;
  };
  /** The newest first. */
  keptModels: { input: null; progress: never; output: readonly KeptModel[] };
  /** By its key. */
  removeModel: { input: string; progress: never; output: null };
  /** Mean-pooled and of length 1; `prefix` goes before each text, as E5 wants. */
  embedTexts: {
    input: LocalModel & { texts: readonly string[]; prefix: string };
    progress: { done: number; total: number };
    output: Embeddings;
  };
  /** One score for each answer; larger is better. */
  scoreAnswers: {
    input: LocalModel & { question: string; answers: readonly string[] };
    progress: never;
    /** `isCut`: the model does not read as far as some answer goes. */
    output: { scores: readonly number[]; isCut: boolean };
  };
  generateReply: {
    input: LocalModel & {
      system: string;
      user: string;
      temperature: number | null;
      maxTokens: number;
    };
    progress: never;
    output: { text: string; usage: Usage; stop: 'end' | 'length' };
  };
}
