import { nearBest as en } from '../en/leaderboard/near-best.ts';
import { nearBest as ja } from '../ja/leaderboard/near-best.ts';

/** Words of who is close to the best, which the first picture does not wait for. */
export function nearBestWords(language: 'en' | 'ja'): typeof en {
  return language === 'ja' ? ja : en;
}
