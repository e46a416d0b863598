import { shelf as shelfEn } from './local-shelf-en.ts';
import { shelf as shelfJa } from './local-shelf-ja.ts';

/** The words for models on this device; no part of `en` and `ja`, which the first picture waits for. */
export function shelfWords(language: 'en' | 'ja'): typeof shelfEn {
  return language === 'ja' ? shelfJa : shelfEn;
}
