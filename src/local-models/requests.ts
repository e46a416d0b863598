import type { Conversation } from '../core/judge/conversation.ts';
import type { KeptModel, ModelDevice } from '../core/judge/local/models.ts';
import type { Usage } from '../core/judge/setup.ts';

/** What a model on this device works with. */
export interface LocalModel {
  readonly model: KeptModel;
  readonly device: ModelDevice;
  /** ONNX Runtime as WebAssembly; null where the worker finds it beside itself. */
  readonly runtime: Blob | null;
}

/** Texts to be embedded; `prefix` goes before each, as E5 wants. */
export interface EmbedRequest extends LocalModel {
  readonly texts: readonly string[];
  readonly prefix: string;
}

export interface ScoreRequest extends LocalModel {
  readonly question: string;
  readonly answers: readonly string[];
}

export interface GenerateRequest extends LocalModel, Pick<Conversation, 'system' | 'messages'> {
  readonly temperature: number | null;
  readonly maxTokens: number;
}

/** Files that the user picked as a model. */
export interface PickedFiles {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly blob: Blob }[];
  /** As in KeptModel. */
  readonly at: number;
}

/** Scores in the order of the answers; larger is better. */
export interface ScoredAnswers {
  readonly scores: readonly number[];
  /** The model does not read as far as some answer goes. */
  readonly isCut: boolean;
}

export interface GeneratedReply {
  readonly text: string;
  readonly usage: Usage;
  readonly stop: 'end' | 'length';
}

/** Tells how far something is; settles when the page has dealt with it. */
export type TellProgress = (progress: { done: number; total: number }) => void;
