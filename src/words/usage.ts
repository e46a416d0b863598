import { usage as usageEn } from './en/usage.ts';
import { usage as usageJa } from './ja/usage.ts';

/** The words for what projects take up, and for damaged ones; loaded with the list of projects. */
export function usageWords(language: 'en' | 'ja'): typeof usageEn {
  return language === 'ja' ? usageJa : usageEn;
}
