import { part as partEn } from './en/failures/part.ts';
import { part as partJa } from './ja/failures/part.ts';

/** Of both languages at once: what could not be loaded can't wait for words to be. */
export function partWords(language: 'en' | 'ja'): typeof partEn {
  return language === 'ja' ? partJa : partEn;
}
