import { batch as batchEn } from './en/judge/batch.ts';
import { batch as batchJa } from './ja/judge/batch.ts';
import { human as humanEn } from './en/judge/human.ts';
import { human as humanJa } from './ja/judge/human.ts';
import * as judgesEn from './en/judge/judges.ts';
import * as judgesJa from './ja/judge/judges.ts';
import { local as localEn } from './en/judge/local.ts';
import { local as localJa } from './ja/judge/local.ts';
import { material as materialEn } from './en/judge/material.ts';
import { material as materialJa } from './ja/judge/material.ts';
import * as pageEn from './en/judge/page.ts';
import * as pageJa from './ja/judge/page.ts';
import { plan as planEn } from './en/judge/plan.ts';
import { plan as planJa } from './ja/judge/plan.ts';
import { run as runEn } from './en/judge/run.ts';
import { run as runJa } from './ja/judge/run.ts';
import { study as studyEn } from './en/judge/study.ts';
import { study as studyJa } from './ja/judge/study.ts';
import * as resultsEn from './en/judge/results.ts';
import * as resultsJa from './ja/judge/results.ts';

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
  study: studyEn,
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
  study: studyJa,
  ...resultsJa,
};

export function judgeWords(language: 'en' | 'ja'): typeof judgeEn {
  return language === 'ja' ? judgeJa : judgeEn;
}
