import { convergence as convergenceEn, page as pageEn } from './checks-en.ts';
import { loo as looEn, predictive as predictiveEn } from './checks-fit-en.ts';
import { loo as looJa, predictive as predictiveJa } from './checks-fit-ja.ts';
import { convergence as convergenceJa, page as pageJa } from './checks-ja.ts';
import { map as mapEn } from './checks-map-en.ts';
import { map as mapJa } from './checks-map-ja.ts';
import * as ranksEn from './checks-ranks-en.ts';
import * as ranksJa from './checks-ranks-ja.ts';
import { style as styleEn } from './checks-style-en.ts';
import { style as styleJa } from './checks-style-ja.ts';

/** The words of the Checks page; no part of `en` and `ja`, which the first picture waits for. */
export const checksEn = {
  page: pageEn,
  convergence: convergenceEn,
  predictive: predictiveEn,
  loo: looEn,
  ...ranksEn,
  style: styleEn,
  map: mapEn,
};

export const checksJa: typeof checksEn = {
  page: pageJa,
  convergence: convergenceJa,
  predictive: predictiveJa,
  loo: looJa,
  ...ranksJa,
  style: styleJa,
  map: mapJa,
};

export function checksWords(language: 'en' | 'ja'): typeof checksEn {
  return language === 'ja' ? checksJa : checksEn;
}
