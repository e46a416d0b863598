import type { ModelTask } from './models.ts';

/** Models that are worth a try, as Hugging Face has them; any other can be named as well. */
export interface SuggestedModel {
  readonly id: string;
  readonly task: ModelTask;
  /** About, of the variant that is best without a graphics card, or for `generate` with one. */
  readonly megabytes: number;
  readonly licence: string;
  /** Whether it was made for many languages, Japanese among them. */
  readonly isMultilingual: boolean;
}

/** Multilingual first, the smaller before the larger. */
export const SUGGESTED_MODELS: readonly SuggestedModel[] = [
  suggested('score', 'jinaai/jina-reranker-v2-base-multilingual', 300, 'cc-by-nc-4.0'),
  suggested('score', 'onnx-community/gte-multilingual-reranker-base', 360, 'apache-2.0'),
  suggested('score', 'onnx-community/bge-reranker-v2-m3-ONNX', 590, 'apache-2.0'),
  suggested('score', 'mixedbread-ai/mxbai-rerank-xsmall-v1', 90, 'apache-2.0', false),
  suggested('generate', 'onnx-community/Qwen2.5-0.5B-Instruct', 480, 'apache-2.0'),
  suggested('generate', 'onnx-community/Qwen3-0.6B-ONNX', 570, 'apache-2.0'),
  suggested('generate', 'onnx-community/Llama-3.2-1B-Instruct', 1200, 'llama3.2'),
  suggested('generate', 'onnx-community/Qwen2.5-1.5B-Instruct', 1200, 'apache-2.0'),
  suggested('generate', 'onnx-community/Qwen3-1.7B-ONNX', 1400, 'apache-2.0'),
  suggested('generate', 'HuggingFaceTB/SmolLM2-360M-Instruct', 280, 'apache-2.0', false),
  suggested('generate', 'HuggingFaceTB/SmolLM2-1.7B-Instruct', 1100, 'apache-2.0', false),
  suggested('embed', 'Xenova/multilingual-e5-small', 135, 'mit'),
  suggested('embed', 'Xenova/multilingual-e5-base', 295, 'mit'),
];

function suggested(
  task: ModelTask,
  id: string,
  megabytes: number,
  licence: string,
  isMultilingual = true,
): SuggestedModel {
  return { task, id, megabytes, licence, isMultilingual };
}

/** What models of the E5 family want before texts (Wang et al. 2022); '' for others. */
export function prefixFor(id: string): string {
  return /(^|[^a-z0-9])e5([^a-z0-9]|$)/i.test(id) ? 'query: ' : '';
}
