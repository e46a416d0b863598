import type { Failure, JudgeCallFailure } from '../../core/failure.ts';
import type { AskTask } from '../../core/ask/setup.ts';
import type { RefusableSetting } from '../../judges/contract.ts';

/** What the models that answer are doing. */
export type AskingLife =
  /** Nothing yet in this visit. */
  | { readonly stage: 'idle' }
  /** Another tab has the run. */
  | { readonly stage: 'elsewhere' }
  | { readonly stage: 'starting' }
  | { readonly stage: 'running' }
  /** No further call is made; those under way end as they will. */
  | { readonly stage: 'paused' }
  /** Calls under way are broken off. */
  | { readonly stage: 'stopping' }
  | {
      readonly stage: 'rest';
      readonly rest:
        | { readonly kind: 'done' }
        | { readonly kind: 'budget-spent' }
        | { readonly kind: 'stopped' }
        | { readonly kind: 'halted'; readonly failure: Failure };
    };

/** What is told of the calls besides their answers. */
export interface AskingNews {
  /** The latest; a task that failed is asked again when the run is started again. */
  readonly failures: readonly { readonly task: AskTask; readonly failure: JudgeCallFailure }[];
  readonly failureCount: number;
  /** A model that is asked again later, and why; null where none waits. */
  readonly waiting: { readonly until: number; readonly failure: JudgeCallFailure } | null;
  /** Of each model what it refuses, by position. */
  readonly refused: readonly (readonly RefusableSetting[])[];
  /** In US dollars; `lost`: at the most, for calls that brought no answer. */
  readonly money: { readonly spent: number; readonly lost: number; readonly inFlight: number };
  /** Milliseconds for one answer at the pace of this session; null before the first. */
  readonly perReply: number | null;
}

export interface AskingAtWork {
  readonly life: AskingLife;
  /** Of this session, or of the last; null before the first. */
  readonly news: AskingNews | null;
  /** Base URLs whose key is missing. */
  readonly missingKeys: readonly string[];
  /** Asks for all that is still wanted; resolves when it comes to rest. */
  start(): Promise<void>;
  pause(): void;
  resume(): void;
  stop(): void;
}
