import { everyPair, pairPlace } from '../table/counts.ts';
import type { PairCounts } from '../table/judgments.ts';
import { VERDICTS } from './rakuda-2023-07-14-verdicts.ts';

/** What a model may be used for, as later Rakuda rankings printed it. */
export type Licence = 'closed' | 'no-commercial' | 'commercial' | 'not-stated';

/** One model of the sample, and its line in the published table. */
export interface SampleModel {
  /** As in the judgments. */
  readonly id: string;
  readonly maker: string;
  readonly name: string;
  readonly shortName: string;
  /** The model's home. */
  readonly link: string;
  readonly licence: Licence;
  readonly published: Published;
}

/** Rating points; P(stronger than the next of the published order), null for the last. */
export interface Published {
  readonly median: number;
  /** Distances from the median to the upper and the lower 1σ end. */
  readonly up: number;
  readonly down: number;
  readonly strongerThanNext: number | null;
}

const MODELS: readonly SampleModel[] = [
  {
    id: 'cyberagent/open-calm-7b',
    maker: 'cyberagent',
    name: 'open-calm-7b',
    shortName: 'opencalm-7b',
    link: 'https://huggingface.co/cyberagent/open-calm-7b',
    licence: 'not-stated',
    published: { median: 791.314, up: 32.78, down: 33.68, strongerThanNext: 0.972 },
  },
  {
    id: 'gpt-3.5-turbo-0301:20230614',
    maker: 'openai',
    name: 'GPT-3.5',
    shortName: 'GPT-3.5',
    link: 'https://openai.com',
    licence: 'closed',
    published: { median: 1384.64, up: 44.64, down: 43.17, strongerThanNext: 1.0 },
  },
  {
    id: 'gpt-4:20230713',
    maker: 'openai',
    name: 'GPT-4',
    shortName: 'GPT-4',
    link: 'https://openai.com',
    licence: 'closed',
    published: { median: 1520.915, up: 54.08, down: 49.88, strongerThanNext: 0.993 },
  },
  {
    id: 'izumi-lab/stormy-7b-10ep',
    maker: 'izumi-lab',
    name: 'stormy-7b-10ep',
    shortName: 'opencalm-7b (stormy)',
    link: 'https://huggingface.co/izumi-lab/stormy-7b-10ep',
    licence: 'commercial',
    published: { median: 845.253, up: 32.51, down: 33.47, strongerThanNext: 0.766 },
  },
  {
    id: 'rinna/japanese-gpt-neox-3.6b',
    maker: 'rinna',
    name: 'japanese-gpt-neox-3.6b',
    shortName: 'rinna-3.6b',
    link: 'https://huggingface.co/rinna/japanese-gpt-neox-3.6b',
    licence: 'not-stated',
    published: { median: 698.791, up: 36.4, down: 37.09, strongerThanNext: null },
  },
  {
    id: 'rinna/japanese-gpt-neox-3.6b-instruction-ppo',
    maker: 'rinna',
    name: 'japanese-gpt-neox-3.6b-instruction-ppo',
    shortName: 'rinna-3.6b (PPO)',
    link: 'https://huggingface.co/rinna/japanese-gpt-neox-3.6b-instruction-ppo',
    licence: 'commercial',
    published: { median: 858.879, up: 33.67, down: 32.79, strongerThanNext: 0.619 },
  },
  {
    id: 'rinna/japanese-gpt-neox-3.6b-instruction-sft-v2',
    maker: 'rinna',
    name: 'japanese-gpt-neox-3.6b-instruction-sft-v2',
    shortName: 'rinna-3.6b (SFT)',
    link: 'https://huggingface.co/rinna/japanese-gpt-neox-3.6b-instruction-sft-v2',
    licence: 'commercial',
    published: { median: 810.862, up: 33.4, down: 34.14, strongerThanNext: 0.658 },
  },
  {
    id: 'rwkv-world-jpn-55',
    maker: 'blinkdl',
    name: 'rwkv-4-world-jp55',
    shortName: 'rwkv-world',
    link: 'https://huggingface.co/BlinkDL/rwkv-4-world',
    licence: 'commercial',
    published: { median: 1076.451, up: 34.05, down: 32.97, strongerThanNext: 0.912 },
  },
  {
    id: 'super-torin-sama-alpha2',
    maker: 'ainovelist',
    name: 'supertrin',
    shortName: 'supertrin',
    link: 'https://ai-novel.com',
    licence: 'closed',
    published: { median: 1011.049, up: 31.88, down: 31.22, strongerThanNext: 1.0 },
  },
];

/** What stands for the models in the verdicts. */
const LETTERS = 'ABCDEFGHI';

/**
 * The Rakuda ranking of 2023-07-14 (Rakuda benchmark, YuzuAI): GPT-4 as the judge of 800 pairs of
 * answers to 40 open questions in Japanese, with the table published on that day.
 */
export const RAKUDA_2023_07_14 = {
  source: 'Rakuda benchmark, YuzuAI, 2023-07-14',
  judge: 'GPT-4',
  questions: 40,
  models: MODELS,
  counts: counts(),
} as const;

/**
 * The verdicts as `countPairs` counts them, without its code, for which the first picture would
 * wait: models, questions and verdicts are written in its order, all pairs are there in both
 * orders, and none was judged twice on a question.
 */
function counts(): PairCounts {
  const pairs = everyPair(MODELS.map(({ id }) => id));
  const rows = VERDICTS.flatMap((verdicts, question) =>
    Array.from(verdicts.split(' '), ([first, sign, second]) => {
      const [left, right] = [first, second].map((letter) => LETTERS.indexOf(letter));
      return { question, pair: pairPlace(MODELS.length, left, right), sign };
    }),
  );
  const said = (wanted: string): Float64Array =>
    Float64Array.from(rows, ({ sign }) => (sign === wanted ? 1 : 0));
  const byQuestion = {
    questions: VERDICTS.length,
    question: Uint32Array.from(rows, ({ question }) => question),
    pair: Uint32Array.from(rows, ({ pair }) => pair),
    leftWins: said('>'),
    rightWins: said('<'),
    ties: said('='),
  };
  for (const verdict of ['leftWins', 'rightWins', 'ties'] as const)
    rows.forEach(({ pair }, row) => (pairs[verdict][pair] += byQuestion[verdict][row]));
  return { ...pairs, byQuestion };
}
