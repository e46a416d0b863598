import { style as checkEn } from '../en/checks/style.ts';
import { style as en } from '../en/leaderboard/style.ts';
import { style as checkJa } from '../ja/checks/style.ts';
import { style as ja } from '../ja/leaderboard/style.ts';

/** Words of a ranking adjusted for style, with what the Checks page calls its coefficients. */
export function styleWords(language: 'en' | 'ja') {
  return language === 'ja'
    ? { ...ja, covariates: checkJa.covariates, effects: checkJa.effects }
    : { ...en, covariates: checkEn.covariates, effects: checkEn.effects };
}
