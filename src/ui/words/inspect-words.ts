import { inspect as inspectEn } from './inspect-en.ts';
import { inspect as inspectJa } from './inspect-ja.ts';
import { texts as textsEn } from './texts-en.ts';
import { texts as textsJa } from './texts-ja.ts';

/** Words of pages that are loaded later; no part of `en` and `ja`, which come first. */
export function inspectWords(language: 'en' | 'ja'): typeof inspectEn {
  return language === 'ja' ? inspectJa : inspectEn;
}

/** Of texts that are kept in the browser. */
export function textsWords(language: 'en' | 'ja'): typeof textsEn {
  return language === 'ja' ? textsJa : textsEn;
}
