import { CaravanError } from '../core/failure.ts';
import type { JudgeCallFailure } from '../core/failure.ts';
import type { Conversation } from '../core/judge/conversation.ts';
import type { JudgeSetup, Usage } from '../core/judge/setup.ts';

/** Who is called, and with which settings: a judge, or a model that answers. */
export type CalledModel = Omit<JudgeSetup, 'name' | 'template'>;

/** Settings that a model may refuse; it is asked again without them. */
export type RefusableSetting =
  | 'temperature'
  | 'seed'
  /** Structured output: the prompt alone asks for JSON then. */
  | 'structure'
  /** The name of the token limit: the other one is taken then. */
  | 'token-name'
  /** An answer piece by piece with its tokens counted at the end: it comes whole then. */
  | 'stream';

/** What a reply says. */
export interface ModelReply {
  /** To the letter; some models write their thinking before it, in <think>…</think>. */
  readonly text: string;
  /** What the provider keeps apart as thinking; '' where there is none. */
  readonly thinking: string;
  readonly usage: Usage | null;
  /** Why the model stopped, where it did not just end. */
  readonly stop: 'end' | 'length' | 'refusal';
  /** The model as its provider names it; null where it does not. */
  readonly servedBy: string | null;
}

/** What came back of one call that worked. */
export interface Answered extends ModelReply {
  /** What the setup wants and this model refuses, so that it was asked without. */
  readonly refused: readonly RefusableSetting[];
}

/** `sent`: a request goes out, perhaps again without what was refused. `said`: something came. */
export type CallMoment = 'sent' | 'said';

/**
 * One call to a provider; never repeated here (repeats.ts does that), but for settings that the
 * model refuses.
 * @param key the user's API key; goes into a header and nowhere else; '' where none is needed
 * @param heard is called with each request, and of the first piece of a reply that is streamed
 * @throws JudgeCallError; what the signal was aborted with, where it is
 */
export type Ask = (
  model: CalledModel,
  conversation: Conversation,
  key: string,
  signal: AbortSignal,
  heard?: (moment: CallMoment) => void,
) => Promise<Answered>;

/** A call that did not work, and what the runner has to know of it besides the failure. */
export class JudgeCallError extends CaravanError {
  declare readonly failure: JudgeCallFailure;
  /** When to ask again, as the provider put it: seconds, or a date of HTTP. */
  readonly retryAfter: string | null;
  /** What has to be paid although there is no reply, where the provider says so. */
  readonly usage: Usage | null;
  /**
   * How many requests may have to be paid: none where nothing was sent, or where the answer's
   * status proves that nothing was done; null where no answer came, so that nobody knows.
   */
  readonly requests: 0 | 1 | null;

  constructor(
    failure: JudgeCallFailure,
    {
      retryAfter = null,
      usage = null,
      requests = null,
    }: Partial<Pick<JudgeCallError, 'retryAfter' | 'usage' | 'requests'>> = {},
  ) {
    super(failure);
    this.retryAfter = retryAfter;
    this.usage = usage;
    this.requests = requests;
  }
}
