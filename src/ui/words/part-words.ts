import { part as partEn } from './part-en.ts';
import { part as partJa } from './part-ja.ts';

/** Of both languages at once: what could not be loaded can't wait for words to be. */
export function partWords(language: 'en' | 'ja'): typeof partEn {
  return language === 'ja' ? partJa : partEn;
}
