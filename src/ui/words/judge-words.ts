import { batch as batchEn } from './judge-batch-en.ts';
import { batch as batchJa } from './judge-batch-ja.ts';
import { human as humanEn } from './judge-human-en.ts';
import { human as humanJa } from './judge-human-ja.ts';
import * as judgesEn from './judge-judges-en.ts';
import * as judgesJa from './judge-judges-ja.ts';
import { local as localEn } from './judge-local-en.ts';
import { local as localJa } from './judge-local-ja.ts';
import { material as materialEn } from './judge-material-en.ts';
import { material as materialJa } from './judge-material-ja.ts';
import * as pageEn from './judge-page-en.ts';
import * as pageJa from './judge-page-ja.ts';
import { plan as planEn } from './judge-plan-en.ts';
import { plan as planJa } from './judge-plan-ja.ts';
import { run as runEn } from './judge-run-en.ts';
import { run as runJa } from './judge-run-ja.ts';
import * as resultsEn from './judge-results-en.ts';
import * as resultsJa from './judge-results-ja.ts';

/** The words of the Judge page; no part of `en` and `ja`, which the first picture waits for. */
export const judgeEn = {
  ...pageEn,
  ...judgesEn,
  batch: batchEn,
  human: humanEn,
  local: localEn,
  material: materialEn,
  plan: planEn,
  run: runEn,
  ...resultsEn,
};

export const judgeJa: typeof judgeEn = {
  ...pageJa,
  ...judgesJa,
  batch: batchJa,
  human: humanJa,
  local: localJa,
  material: materialJa,
  plan: planJa,
  run: runJa,
  ...resultsJa,
};

export function judgeWords(language: 'en' | 'ja'): typeof judgeEn {
  return language === 'ja' ? judgeJa : judgeEn;
}
