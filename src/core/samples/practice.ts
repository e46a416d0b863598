import { GOVERNMENT_EN, GEOGRAPHY_EN } from './practice-en-government-geography.ts';
import { HISTORY_EN, SOCIETY_EN } from './practice-en-history-society.ts';
import { GEOGRAPHY_JA, GOVERNMENT_JA } from './practice-ja-government-geography.ts';
import { HISTORY_JA, SOCIETY_JA } from './practice-ja-history-society.ts';
import type { PracticeQuestion } from './practice-question.ts';

/** In Japanese. */
export const PRACTICE_QUESTIONS: readonly PracticeQuestion[] = [
  ...HISTORY_JA,
  ...SOCIETY_JA,
  ...GOVERNMENT_JA,
  ...GEOGRAPHY_JA,
];

const ENGLISH: readonly PracticeQuestion[] = [
  ...HISTORY_EN,
  ...SOCIETY_EN,
  ...GOVERNMENT_EN,
  ...GEOGRAPHY_EN,
];

/** The practice set in a reader's language. */
export function practiceQuestions(language: 'en' | 'ja'): readonly PracticeQuestion[] {
  return language === 'ja' ? PRACTICE_QUESTIONS : ENGLISH;
}

/** The invented assistants, by what they are like. */
export const PRACTICE_MODELS = {
  good: 'practice/komorebi',
  wordy: 'practice/nagareru',
  wrong: 'practice/kagerou',
} as const;

const KINDS = ['good', 'wordy', 'wrong'] as const;

/**
 * The practice set as the files that somebody has who evaluates models: FastChat questions, and
 * answers of all three assistants, as JSON Lines.
 */
export function practiceFiles(
  language: 'en' | 'ja',
): readonly { readonly name: string; readonly text: string }[] {
  const all = practiceQuestions(language);
  const questions = all.map(({ id, category, text }) => ({
    ...{ question_id: id, category, turns: [text] },
  }));
  const answers = KINDS.flatMap((kind) =>
    all.map((question) => ({
      ...{ question_id: question.id, answer_id: `${question.id}-${kind}` },
      model_id: PRACTICE_MODELS[kind],
      choices: [{ index: 0, turns: [question[kind]] }],
    })),
  );
  return [
    { name: `practice-${language}-questions.jsonl`, text: linesOf(questions) },
    { name: `practice-${language}-answers.jsonl`, text: linesOf(answers) },
  ];
}

function linesOf(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
