import * as english from './en/priors.ts';
import * as settingsEnglish from './en/shared-settings.ts';
import * as japanese from './ja/priors.ts';
import * as settingsJapanese from './ja/shared-settings.ts';

/** The words of the Priors page, which the first picture does not wait for. */
export interface PriorsWords {
  readonly lab: typeof english.lab;
  readonly weights: typeof english.weights;
  readonly closely: typeof english.closely;
  readonly belief: typeof english.belief;
  readonly before: typeof english.before;
  readonly sensitive: typeof english.sensitive;
  readonly share: typeof settingsEnglish.share;
  readonly settingsProblem: typeof settingsEnglish.settingsProblem;
  readonly extremes: typeof settingsEnglish.extremes;
}

export const priorsEn: PriorsWords = { ...english, ...settingsEnglish };
export const priorsJa: PriorsWords = { ...japanese, ...settingsJapanese };

export function priorsWords(language: 'en' | 'ja'): PriorsWords {
  return language === 'ja' ? priorsJa : priorsEn;
}
