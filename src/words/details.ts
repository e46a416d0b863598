import { details as detailsEn } from './en/failures/details.ts';
import { details as detailsJa } from './ja/failures/details.ts';

/** Of both languages at once, as those of a part that failed: they come when something fails. */
export function detailWords(language: 'en' | 'ja'): typeof detailsEn {
  return language === 'ja' ? detailsJa : detailsEn;
}
