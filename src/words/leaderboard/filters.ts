import { filters as en } from '../en/leaderboard/filters.ts';
import { filters as ja } from '../ja/leaderboard/filters.ts';

/** Words of the leaderboard's filters, which the first picture does not wait for. */
export function filtersWords(language: 'en' | 'ja'): typeof en {
  return language === 'ja' ? ja : en;
}
