import { repair as repairEn } from './en/repair.ts';
import { repair as repairJa } from './ja/repair.ts';

/** The words of backup and repair; no part of `en` and `ja`, which the first picture waits for. */
export function repairWords(language: 'en' | 'ja'): typeof repairEn {
  return language === 'ja' ? repairJa : repairEn;
}
