import { repair as repairEn } from './repair-en.ts';
import { repair as repairJa } from './repair-ja.ts';

/** The words of backup and repair; no part of `en` and `ja`, which the first picture waits for. */
export function repairWords(language: 'en' | 'ja'): typeof repairEn {
  return language === 'ja' ? repairJa : repairEn;
}
