import { compare as compareEn } from './compare-en.ts';
import { compare as compareJa } from './compare-ja.ts';

/** Words of the comparison of settings, which the first picture does not wait for. */
export function compareWords(language: 'en' | 'ja'): typeof compareEn {
  return language === 'ja' ? compareJa : compareEn;
}
