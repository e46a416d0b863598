import { human as humanEn } from './en/judge/human.ts';
import { rater as raterEn } from './en/judge/rater.ts';
import { human as humanJa } from './ja/judge/human.ts';
import { rater as raterJa } from './ja/judge/rater.ts';

/** The words of the page that a rater of a study is given. */
export function raterWords(language: 'en' | 'ja') {
  return language === 'ja'
    ? { human: humanJa, rater: raterJa }
    : { human: humanEn, rater: raterEn };
}
