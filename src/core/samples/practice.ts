import { GEOGRAPHY, GOVERNMENT } from './practice-government-geography.ts';
import { HISTORY, SOCIETY } from './practice-history-society.ts';
import type { PracticeQuestion } from './practice-question.ts';

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
