import { EMPTY_BENCHMARK } from '../../src/core/table/benchmark.ts';
import { Outcome, UNKNOWN } from '../../src/core/table/judgments.ts';
import { judgmentOf, TableBuilder } from '../../src/core/table/table-builder.ts';
import { tableOf as judgeTable } from './judges-model/simulated.ts';
import { reproduce } from '../../src/core/reproduce/reproduce.ts';
import { countPairs } from '../../src/core/table/choices/count-pairs.ts';
import { SearchedTexts } from '../../src/core/search/searched-texts.ts';
import { wordDifference } from '../../src/core/texts/word-difference.ts';
import type { Case } from './limit-tests.ts';

export const NOTHING_MORE = { lower: null, upper: null, winRate: null, strongerThanNext: null };

const row = { left: 'a', right: 'b', outcome: Outcome.left, judge: null, turn: UNKNOWN };

/** So many different votes of raters on a thousand pairs, one of them twice. */
const knowsRaters = (cells: number) => () => {
  const table = new TableBuilder();
  for (let at = 0; at < cells; at++) {
    const pair = at % 1000;
    const models = { left: `a${String(pair % 40)}`, right: `b${String(Math.floor(pair / 40))}` };
    const judge = String(Math.floor(at / 1000));
    const rest = { question: null, judge, turn: UNKNOWN };
    table.add(judgmentOf(models, Outcome.left, rest, at === 0 ? 2 : 1));
  }
  return countPairs(table.build()).byRater !== undefined;
};

/** So many cells, one of them judged twice. */
const areWide = (cells: number) => () => {
  const table = new TableBuilder();
  for (let at = -1; at < cells; at++) {
    const cell = Math.max(0, at);
    const right = cell % 2 === 0 ? 'b' : 'c';
    table.add({ ...row, right, question: String(Math.floor(cell / 2)), weight: 1 });
  }
  return countPairs(table.build()).byQuestion?.ties instanceof Float64Array;
};

const searched = (characters: number) => () => {
  const texts = new SearchedTexts(new TableBuilder().build(), EMPTY_BENCHMARK, [
    { firstRow: 0, holds: { texts: 1, questions: 0, answers: 0, prompts: 0, rankings: 0 } },
  ]);
  texts.add(0, 'texts', [{ number: 0, parts: ['x'.repeat(characters)] }]);
  return texts.isFull;
};

export const words = (count: number, other = '') =>
  Array.from({ length: count }, (_, at) => `${other}${String(at)}`).join(' ');

// With the spaces between them, so many words are nearly twice as many.
export const compared = (left: string, right: string) => () => wordDifference(left, right) !== null;

const judged = (judges: number) => {
  const names = Array.from({ length: judges }, (_, at) => `j${at}`);
  const rows = names.flatMap((_, judge) =>
    [0, 1].map((winner) => ({
      ...{ judge, left: 0, right: 1, question: 0 },
      outcome: winner === 0 ? Outcome.left : Outcome.right,
    })),
  );
  return judgeTable(['a', 'b'], names, rows);
};

const ranking = {
  ...{ file: 'f', measure: 'm' },
  entries: ['a', 'b'].map((model, value) => ({ model, value, ...NOTHING_MORE })),
};

const tried = (judges: number) => () => {
  const made = reproduce({ table: judged(judges), strongWeight: null, ranking }, 1);
  const all = made === null ? [] : [made.best, ...made.others];
  return new Set(all.map(({ judge }) => judge)).size;
};

/** Limits that many rows or models are needed to try, by what they are limits of. */
export const SLOW_LIMITS: Readonly<Record<string, readonly Case[]>> = {
  'limits of a ranking that is reproduced': [
    ['MAX_JUDGES_TRIED', '12 judges alone', tried(12), 13, tried(13), 1],
  ],
  questions: [
    [
      'MAX_RATER_CELLS',
      'a million',
      ...([knowsRaters(1_000_000), true] as const),
      ...([knowsRaters(1_000_001), false] as const),
    ],
    [
      'MAX_WIDE_CELLS',
      'a hundred thousand',
      ...([areWide(100_000), true] as const),
      ...([areWide(100_001), false] as const),
    ],
  ],
  'limits of looking at texts': [
    [
      ...(['MAX_SEARCHED', 'a hundred million characters'] as const),
      ...([searched(100_000_000), false, searched(100_000_001), true] as const),
    ],
    [
      ...(['MAX_DIFFERENT_WORDS', 'two thousand that differ'] as const),
      ...([compared(words(1000, 'a'), words(1000, 'b')), true] as const),
      ...([compared(words(1001, 'a'), words(1000, 'b')), false] as const),
    ],
  ],
};
