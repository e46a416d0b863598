import type { Failure, JudgeCallFailure } from '../core/failure.ts';
import type { ApiKey } from '../core/judge/api-key.ts';
import type { Charge } from '../core/judge/money/call-costs.ts';
import type { JudgeReply, JudgeTask, JudgingSetup, Usage } from '../core/judge/setup.ts';
import type { Outcome } from '../core/table/judgments.ts';
import type { Answered, Ask, JudgeQuestion, RefusableSetting } from './contract.ts';

/** What a run of judging stands on. All that reaches outside is an argument. */
export interface JudgingWork {
  readonly setup: JudgingSetup;
  /**
   * Taken one by one when a call is free, so that an adaptive plan decides as late as can be. A
   * task that is stored, or was given before, is passed over. Where it ends nothing more is
   * wanted.
   */
  readonly tasks: AsyncIterable<JudgeTask>;
  /** Of this run, as they lie in the store. */
  readonly stored: readonly JudgeReply[];
  /** US dollars that were lost in earlier sittings, as the last `money` told. */
  readonly lost: number;
  /** Replies that could not be stored when the run was last halted. */
  readonly unstored: readonly JudgeReply[];
  readonly prompt: (task: JudgeTask) => Promise<JudgeQuestion>;
  readonly ask: Ask;
  readonly keyOf: (judge: number) => ApiKey;
  readonly outcomeOf: (task: JudgeTask, answered: Answered) => Outcome;
  /** US dollars that a request may cost at the most: what keeps the budget from being passed. */
  readonly most: (task: JudgeTask, question: JudgeQuestion) => number;
  /** What a call cost by the usage that its provider reports. */
  readonly settle: (task: JudgeTask, question: JudgeQuestion, reported: Usage | null) => Charge;
  /**
   * Resolves once it is on the disk that a call is about to be made and what it may cost at the
   * most: should the page end before its reply is stored, that is lost.
   */
  readonly noteCall: (task: JudgeTask, most: number) => Promise<unknown>;
  /** A call that was noted is over and brought no reply, and this may have been lost on it. */
  readonly endCall: (task: JudgeTask, lost: number) => Promise<unknown>;
  /** Resolves once the replies are safe on the disk. */
  readonly store: (replies: readonly JudgeReply[]) => Promise<unknown>;
  /** Milliseconds since 1970; the user may set it. */
  readonly now: () => number;
  /** Milliseconds since some moment, which never go back: what waits, rates and spans go by. */
  readonly clock: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly tell: (event: JudgingEvent) => void;
}

/** A task that could not be judged; it is asked again when the run is resumed. */
export interface TaskFailure {
  readonly task: JudgeTask;
  readonly failure: JudgeCallFailure;
}

export type JudgingEvent =
  | { readonly kind: 'stored'; readonly reply: JudgeReply }
  /** One of many: the run goes on. */
  | ({ readonly kind: 'failed' } & TaskFailure)
  /** The judge is asked again at this time, in milliseconds since 1970. */
  | {
      readonly kind: 'waiting';
      readonly judge: number;
      readonly until: number;
      readonly failure: JudgeCallFailure;
    }
  /** The judge's model does not take these settings and is asked without; told once. */
  | {
      readonly kind: 'refused';
      readonly judge: number;
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
export type JudgingRest =
  /** Nothing more is wanted; some tasks may have failed. */
  | { readonly kind: 'done' }
  | { readonly kind: 'budget-spent' }
  | { readonly kind: 'stopped' }
  /** Every further call would fail as well, or nothing more can be stored. */
  | { readonly kind: 'halted'; readonly failure: Failure };
