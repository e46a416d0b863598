import { everyPair, pairPlace } from '../table/every-pair.ts';
import type { PairCounts } from '../table/judgments.ts';
import { VERDICTS } from './rakuda-2023-07-14-verdicts.ts';
import { RAKUDA_FACTS } from './rakuda-facts.ts';

/** Rating points; P(stronger than the next of the published order), null for the last. */
export interface Published {
  readonly median: number;
  /** Distances from the median to the upper and the lower 1σ end. */
  readonly up: number;
  readonly down: number;
  readonly strongerThanNext: number | null;
}

/** The published table, in the order of the models. */
const PUBLISHED: readonly Published[] = [
  { median: 791.314, up: 32.78, down: 33.68, strongerThanNext: 0.972 }, // cyberagent/open-calm-7b
  { median: 1384.64, up: 44.64, down: 43.17, strongerThanNext: 1.0 }, // gpt-3.5-turbo-0301:20230614
  { median: 1520.915, up: 54.08, down: 49.88, strongerThanNext: 0.993 }, // gpt-4:20230713
  { median: 845.253, up: 32.51, down: 33.47, strongerThanNext: 0.766 }, // izumi-lab/stormy-7b-10ep
  { median: 698.791, up: 36.4, down: 37.09, strongerThanNext: null }, // rinna/japanese-gpt-neox-3.6b
  { median: 858.879, up: 33.67, down: 32.79, strongerThanNext: 0.619 }, // rinna/japanese-gpt-neox-3.6b-instruction-ppo
  { median: 810.862, up: 33.4, down: 34.14, strongerThanNext: 0.658 }, // rinna/japanese-gpt-neox-3.6b-instruction-sft-v2
  { median: 1076.451, up: 34.05, down: 32.97, strongerThanNext: 0.912 }, // rwkv-world-jpn-55
  { median: 1011.049, up: 31.88, down: 31.22, strongerThanNext: 1.0 }, // super-torin-sama-alpha2
];

const MODELS = RAKUDA_FACTS.models.map((model, m) => ({ ...model, published: PUBLISHED[m] }));

/** What stands for the models in the verdicts. */
const LETTERS = 'ABCDEFGHI';

/** The sample, with the table published on that day and its verdicts as they are counted. */
export const RAKUDA_2023_07_14 = { ...RAKUDA_FACTS, models: MODELS, counts: counts() } as const;

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
