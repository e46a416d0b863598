import { convergence as convergenceEn, page as pageEn } from './en/checks/checks.ts';
import { loo as looEn, predictive as predictiveEn } from './en/checks/fit.ts';
import { loo as looJa, predictive as predictiveJa } from './ja/checks/fit.ts';
import { judgeCards as judgeCardsEn } from './en/checks/judge-cards.ts';
import { judgeCards as judgeCardsJa } from './ja/checks/judge-cards.ts';
import { judges as judgesEn } from './en/checks/judges.ts';
import { judges as judgesJa } from './ja/checks/judges.ts';
import { convergence as convergenceJa, page as pageJa } from './ja/checks/checks.ts';
import { map as mapEn } from './en/checks/map.ts';
import { map as mapJa } from './ja/checks/map.ts';
import { questions as questionsEn } from './en/checks/questions.ts';
import { questions as questionsJa } from './ja/checks/questions.ts';
import * as ranksEn from './en/checks/ranks.ts';
import * as ranksJa from './ja/checks/ranks.ts';
import { slices as slicesEn } from './en/checks/slices.ts';
import { slices as slicesJa } from './ja/checks/slices.ts';
import { style as styleEn } from './en/checks/style.ts';
import { style as styleJa } from './ja/checks/style.ts';

/** The words of the Checks page; no part of `en` and `ja`, which the first picture waits for. */
export const checksEn = {
  page: pageEn,
  convergence: convergenceEn,
  predictive: predictiveEn,
  loo: looEn,
  ...ranksEn,
  questions: questionsEn,
  style: styleEn,
  judges: judgesEn,
  slices: slicesEn,
  'judge-cards': judgeCardsEn,
  map: mapEn,
};

export const checksJa: typeof checksEn = {
  page: pageJa,
  convergence: convergenceJa,
  predictive: predictiveJa,
  loo: looJa,
  ...ranksJa,
  questions: questionsJa,
  style: styleJa,
  judges: judgesJa,
  slices: slicesJa,
  'judge-cards': judgeCardsJa,
  map: mapJa,
};

export function checksWords(language: 'en' | 'ja'): typeof checksEn {
  return language === 'ja' ? checksJa : checksEn;
}
