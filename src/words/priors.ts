import * as english from './en/priors.ts';
import * as japanese from './ja/priors.ts';

/** The words of the Priors page, which the first picture does not wait for. */
export interface PriorsWords {
  readonly lab: typeof english.lab;
  readonly weights: typeof english.weights;
  readonly closely: typeof english.closely;
  readonly belief: typeof english.belief;
  readonly before: typeof english.before;
  readonly sensitive: typeof english.sensitive;
  readonly share: typeof english.share;
  readonly settingsProblem: typeof english.settingsProblem;
  readonly extremes: typeof english.extremes;
}

export const priorsEn: PriorsWords = { ...english };
export const priorsJa: PriorsWords = { ...japanese };

export function priorsWords(language: 'en' | 'ja'): PriorsWords {
  return language === 'ja' ? priorsJa : priorsEn;
}
