import { CaravanError } from '../core/failure.ts';
import type { JudgeCallFailure } from '../core/failure.ts';
import type { ShownTexts } from '../core/judge/prompt/places.ts';
import type { JudgeSetup, Usage } from '../core/judge/setup.ts';

/** What is asked: the prompt with its places filled in. */
export interface JudgeQuestion {
  readonly system: string;
  readonly user: string;
  /** What was filled in; only judges who score answers look at it. */
  readonly texts: ShownTexts;
}

/** Settings that a model may refuse; it is asked again without them. */
export type RefusableSetting =
  | 'temperature'
  | 'seed'
  /** Structured output: the prompt alone asks for JSON then. */
  | 'structure'
  /** The name under which the most tokens are told: the other one is taken then. */
  | 'token-name';

/** What came back of one call that worked. */
export interface Answered {
  readonly text: string;
  readonly usage: Usage | null;
  /** Why the model stopped, where it did not just end. */
  readonly stop: 'end' | 'length' | 'refusal';
  /** What the judge's setup wants and this model refuses, so that it was asked without. */
  readonly refused: readonly RefusableSetting[];
}

/**
 * One call to a provider; never repeated here (repeats.ts does that), but for settings that the
 * model refuses.
 * @param key the user's API key; goes into a header and nowhere else; '' where none is needed
 * @throws JudgeCallError; what the signal was aborted with, where it is
 */
export type Ask = (
  judge: JudgeSetup,
  question: JudgeQuestion,
  key: string,
  signal: AbortSignal,
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
