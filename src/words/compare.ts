import { compare as compareEn } from './en/compare.ts';
import { compare as compareJa } from './ja/compare.ts';

/** Words of the comparison of settings, which the first picture does not wait for. */
export function compareWords(language: 'en' | 'ja'): typeof compareEn {
  return language === 'ja' ? compareJa : compareEn;
}
