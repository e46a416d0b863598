import type { Embeddings } from '../../src/core/judge/local/pooling.ts';
import type {
  EmbedRequest,
  GeneratedReply,
  GenerateRequest,
  ScoredAnswers,
  ScoreRequest,
} from '../../src/local-models/requests.ts';

/** The jobs of a model on this device; its worker for graphics cards does the same. */
export interface LocalJobs {
  /** Mean-pooled and of length 1. */
  embedTexts: {
    input: EmbedRequest;
    progress: { done: number; total: number };
    output: Embeddings;
  };
  scoreAnswers: { input: ScoreRequest; progress: never; output: ScoredAnswers };
  generateReply: { input: GenerateRequest; progress: never; output: GeneratedReply };
}
