import { batch as batchEn } from './en/ask/batch.ts';
import { batch as batchJa } from './ja/ask/batch.ts';
import * as draftEn from './en/ask/draft.ts';
import * as draftJa from './ja/ask/draft.ts';
import * as pageEn from './en/ask/page.ts';
import * as pageJa from './ja/ask/page.ts';
import { run as runEn } from './en/ask/run.ts';
import { run as runJa } from './ja/ask/run.ts';

/** The words of the Ask page; no part of `en` and `ja`, which the first picture waits for. */
export const askEn = { ...pageEn, ...draftEn, batch: batchEn, run: runEn };

export const askJa: typeof askEn = { ...pageJa, ...draftJa, batch: batchJa, run: runJa };

export function askWords(language: 'en' | 'ja'): typeof askEn {
  return language === 'ja' ? askJa : askEn;
}
