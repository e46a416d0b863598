import type { PairCounts } from '../table/judgments.ts';

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

/**
 * Judgments per ordered pair, a row for each model shown first and a column for each model shown
 * second, in the order of MODELS: first won / second won / tie.
 */
const OUTCOMES = [
  '- 0/17/0 1/11/0 0/4/3 4/2/4 2/7/0 3/5/3 2/10/2 3/9/3',
  '13/0/0 - 1/10/1 16/0/0 12/1/0 9/0/0 5/0/0 14/0/1 9/0/0',
  '8/0/0 14/4/0 - 8/1/0 37/1/0 11/1/0 6/0/0 26/2/1 8/0/0',
  '2/3/2 1/13/0 1/7/0 - 5/2/4 4/8/0 1/7/4 2/8/0 4/11/1',
  '2/5/4 2/10/0 0/9/0 1/6/1 - 1/8/2 0/6/2 1/6/0 2/10/1',
  '3/5/4 0/9/0 1/6/0 1/4/3 6/1/2 - 3/3/3 0/5/1 2/5/1',
  '2/4/2 0/12/0 0/18/0 1/3/2 4/2/2 2/6/1 - 1/9/3 0/10/1',
  '6/0/1 1/10/0 1/10/0 3/1/1 7/1/0 6/1/2 13/1/1 - 5/3/1',
  '10/1/0 1/13/0 1/9/0 9/3/2 10/1/0 10/2/0 4/3/1 2/5/1 -',
];

/**
 * The Rakuda ranking of 2023-07-14 (Rakuda benchmark, YuzuAI): GPT-4 as the judge of 800 pairs of
 * answers to 40 open questions in Japanese, with the table published on that day.
 */
export const RAKUDA_2023_07_14 = {
  source: 'Rakuda benchmark, YuzuAI, 2023-07-14',
  judge: 'GPT-4',
  questions: 40,
  models: MODELS,
  counts: countsOf(
    MODELS.map(({ id }) => id),
    OUTCOMES,
  ),
} as const;

function countsOf(models: readonly string[], outcomes: readonly string[]): PairCounts {
  const cells = outcomes.flatMap((row, left) =>
    row
      .split(' ')
      .map((cell, right) => ({ left, right, numbers: cell.split('/').map(Number) }))
      .filter((cell) => cell.left !== cell.right),
  );
  const counted = (at: number): Float64Array =>
    Float64Array.from(cells, (cell) => cell.numbers[at]);
  return {
    models,
    left: Uint32Array.from(cells, (cell) => cell.left),
    right: Uint32Array.from(cells, (cell) => cell.right),
    leftWins: counted(0),
    rightWins: counted(1),
    ties: counted(2),
  };
}
