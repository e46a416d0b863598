import { questions as en } from '../en/leaderboard/questions.ts';
import { questions as ja } from '../ja/leaderboard/questions.ts';

/** Words of what a ranking holds over, which the first picture does not wait for. */
export function questionsWords(language: 'en' | 'ja'): typeof en {
  return language === 'ja' ? ja : en;
}
