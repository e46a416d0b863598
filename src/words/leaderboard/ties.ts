import { ties as en } from '../en/leaderboard/ties.ts';
import { ties as ja } from '../ja/leaderboard/ties.ts';

/** The words of the notice of many ties; no part of `en` and `ja`, which the first picture waits for. */
export function tiesWords(language: 'en' | 'ja'): typeof en {
  return language === 'ja' ? ja : en;
}
