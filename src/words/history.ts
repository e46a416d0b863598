import { history as historyEn } from './en/history.ts';
import { history as historyJa } from './ja/history.ts';

/** Words of fits side by side, which come with that part of the Runs page. */
export function historyWords(language: 'en' | 'ja'): typeof historyEn {
  return language === 'ja' ? historyJa : historyEn;
}
