import type { Failure, JudgeCallFailure } from '../core/failure.ts';
import type { ApiKey } from '../core/judge/api-key.ts';
import type { Conversation } from '../core/judge/conversation.ts';
import type { Charge } from '../core/judge/money/call-costs.ts';
import type { Usage } from '../core/judge/setup.ts';
import type { Answered, Ask, CalledModel, RefusableSetting } from './contract.ts';

/** What a call that worked brought, and when. */
export interface CallResult {
  readonly answered: Answered;
  readonly charge: Charge;
  /** Milliseconds since 1970, when the reply was there. */
  readonly at: number;
  /** Milliseconds from the first call to the reply, waits and repeats included. */
  readonly elapsed: number;
  /** Milliseconds of the last call: to the first piece of its reply, where it was streamed. */
  readonly firstToken: number | null;
  readonly latency: number;
}

/** A reply that is stored once for its task. */
export type Paid<Task> = Task & {
  /** In US dollars. */
  readonly cost: number;
};

/** What a run of calls stands on. All that reaches outside is an argument. */
export interface CallWork<Task, Reply extends Paid<Task>> {
  /** Who is called. */
  readonly models: readonly CalledModel[];
  /** Who is called for a task, by position. */
  readonly modelOf: (task: Task) => number;
  /** No two tasks have the same. */
  readonly nameOf: (task: Task) => string;
  /** Whether the others are asked where the provider does not know one of the models. */
  readonly goesOnWithout: boolean;
  readonly limits: {
    /** In US dollars; null for no limit. */
    readonly budget: number | null;
    /** Calls at once, and a minute, of each provider. */
    readonly concurrency: number;
    readonly perMinute: number | null;
  };
  /**
   * Taken one by one when a call is free, so that a plan decides as late as can be. A task that
   * is done, or was given before, is passed over. Where it ends nothing more is wanted.
   */
  readonly tasks: AsyncIterable<Task>;
  /** Tasks whose reply is stored. */
  readonly done: Iterable<Task>;
  /** US dollars for what is stored. */
  readonly spent: number;
  /** US dollars that were lost in earlier sessions, as the last `money` event has it. */
  readonly lost: number;
  /** Replies that could not be stored when the run was last halted. */
  readonly unstored: readonly Reply[];
  readonly conversation: (task: Task) => Promise<Conversation>;
  readonly ask: Ask;
  readonly keyOf: (model: number) => ApiKey;
  readonly replyOf: (task: Task, result: CallResult) => Reply;
  /** US dollars that a request may cost at the most: what keeps the budget from being passed. */
  readonly most: (task: Task, conversation: Conversation) => number;
  /** What a call cost by the usage that its provider reports. */
  readonly settle: (task: Task, conversation: Conversation, reported: Usage | null) => Charge;
  /**
   * Resolves once it is on the disk that a call is about to be made and what it may cost at the
   * most: should the page end before its reply is stored, that is lost.
   */
  readonly noteCall: (task: Task, most: number) => Promise<unknown>;
  /** A call that was noted is over and brought no reply, and this may have been lost on it. */
  readonly endCall: (task: Task, lost: number) => Promise<unknown>;
  /** Resolves once the replies are safe on the disk. */
  readonly store: (replies: readonly Reply[]) => Promise<unknown>;
  /** Milliseconds since 1970; the user may set it. */
  readonly now: () => number;
  /** Milliseconds since some moment, which never go back: what waits, rates and spans go by. */
  readonly clock: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly tell: (event: CallEvent<Task, Reply>) => void;
}

/** A task that brought no reply; it is asked again when the run is resumed. */
export interface TaskFailure<Task> {
  readonly task: Task;
  readonly failure: JudgeCallFailure;
}

export type CallEvent<Task, Reply> =
  | { readonly kind: 'stored'; readonly reply: Reply }
  /** One of many: the run goes on. */
  | ({ readonly kind: 'failed' } & TaskFailure<Task>)
  /** The model is asked again at this time, in milliseconds since 1970. */
  | {
      readonly kind: 'waiting';
      readonly model: number;
      readonly until: number;
      readonly failure: JudgeCallFailure;
    }
  /** The model does not take these settings and is asked without; reported once. */
  | {
      readonly kind: 'refused';
      readonly model: number;
      readonly settings: readonly RefusableSetting[];
    }
  /** In US dollars; see money.ts. */
  | {
      readonly kind: 'money';
      readonly spent: number;
      readonly lost: number;
      readonly inFlight: number;
    };

/** Why a run came to rest. */
export type CallRest =
  /** Nothing more is wanted; some tasks may have failed. */
  | { readonly kind: 'done' }
  | { readonly kind: 'budget-spent' }
  | { readonly kind: 'stopped' }
  /** Every further call would fail as well, or nothing more can be stored. */
  | { readonly kind: 'halted'; readonly failure: Failure };
