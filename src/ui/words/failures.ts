import { failuresEn } from './failures-en.ts';
import type { FailureWords } from './failures-en.ts';
import { failuresJa } from './failures-ja.ts';

/** The words for what went wrong, in the reader's language. */
export function failureWords(language: 'en' | 'ja'): FailureWords {
  return language === 'ja' ? failuresJa : failuresEn;
}
