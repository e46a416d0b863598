import { board as en } from '../en/leaderboard/board.ts';
import { board as ja } from '../ja/leaderboard/board.ts';

/** Words of what is done to the leaderboard, and of prices, which the first picture does without. */
export function boardWords(language: 'en' | 'ja'): typeof en {
  return language === 'ja' ? ja : en;
}
