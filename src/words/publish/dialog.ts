import { dialog as dialogEn } from '../en/publish/dialog.ts';
import { print as printEn } from '../en/publish/print.ts';
import { dialog as dialogJa } from '../ja/publish/dialog.ts';
import { print as printJa } from '../ja/publish/print.ts';

/** Words of the Publish dialog, which come with it: what it says itself. */
export function publishWords(language: 'en' | 'ja'): typeof dialogEn {
  return language === 'ja' ? dialogJa : dialogEn;
}

/** Words of what is published, whose language need not be that of the page. */
export function printWords(language: 'en' | 'ja'): typeof printEn {
  return language === 'ja' ? printJa : printEn;
}
