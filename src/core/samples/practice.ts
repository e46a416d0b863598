import { GEOGRAPHY, GOVERNMENT } from './practice-government-geography.ts';
import { HISTORY, SOCIETY } from './practice-history-society.ts';

/**
 * A practice set: open questions in Japanese, in the four categories of Rakuda, each answered by
 * three invented assistants. Written for Caravan so that judging can be tried without any file;
 * no language model answered here, and what the third one says is wrong on purpose.
 */
export interface PracticeQuestion {
  readonly id: string;
  readonly category: string;
  readonly text: string;
  /** To the point; at great length with little in it; with mistakes. */
  readonly good: string;
  readonly wordy: string;
  readonly wrong: string;
}

export const PRACTICE_QUESTIONS: readonly PracticeQuestion[] = [
  ...HISTORY,
  ...SOCIETY,
  ...GOVERNMENT,
  ...GEOGRAPHY,
];

/** The invented assistants, by what they are like. */
export const PRACTICE_MODELS = {
  good: 'practice/komorebi',
  wordy: 'practice/nagareru',
  wrong: 'practice/kagerou',
} as const;
