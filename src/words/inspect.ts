import { inspect as inspectEn } from './en/inspect.ts';
import { inspect as inspectJa } from './ja/inspect.ts';
import { texts as textsEn } from './en/data/texts.ts';
import { texts as textsJa } from './ja/data/texts.ts';

/** Words of pages that are loaded later; no part of `en` and `ja`, which come first. */
export function inspectWords(language: 'en' | 'ja'): typeof inspectEn {
  return language === 'ja' ? inspectJa : inspectEn;
}

/** Of texts that are kept in the browser. */
export function textsWords(language: 'en' | 'ja'): typeof textsEn {
  return language === 'ja' ? textsJa : textsEn;
}
