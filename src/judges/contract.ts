import type { JudgeSetup, Usage } from '../core/judge/setup.ts';

/** What is asked: the prompt with its places filled in. */
export interface JudgeQuestion {
  readonly system: string;
  readonly user: string;
}

/** What came back of one call that worked. */
export interface Answered {
  readonly text: string;
  readonly usage: Usage | null;
  /** Why the model stopped, where it did not just end. */
  readonly stop: 'end' | 'length' | 'refusal';
}

/**
 * One call to a provider; never repeated here (calls.ts does that).
 * @param key the user's API key; goes into a header and nowhere else; '' where none is needed
 * @throws CaravanError of kind `judge-call`; an AbortError where the signal is aborted
 */
export type Ask = (
  judge: JudgeSetup,
  question: JudgeQuestion,
  key: string,
  signal: AbortSignal,
) => Promise<Answered>;
