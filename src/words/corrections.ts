import { corrections as en } from './en/corrections.ts';
import { corrections as ja } from './ja/corrections.ts';

/** The words of corrections; no part of `en` and `ja`, which the first picture waits for. */
export function correctionsWords(language: 'en' | 'ja'): typeof en {
  return language === 'ja' ? ja : en;
}
