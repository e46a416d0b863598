import { link as en } from '../en/link.ts';
import { link as ja } from '../ja/link.ts';

/** Words of rankings that came with a link, which come with one. */
export function linkWords(language: 'en' | 'ja'): typeof en {
  return language === 'ja' ? ja : en;
}
