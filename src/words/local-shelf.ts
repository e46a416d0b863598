import { shelf as shelfEn } from './en/local-shelf.ts';
import { shelf as shelfJa } from './ja/local-shelf.ts';

/** The words for models on this device; no part of `en` and `ja`, which the first picture waits for. */
export function shelfWords(language: 'en' | 'ja'): typeof shelfEn {
  return language === 'ja' ? shelfJa : shelfEn;
}
