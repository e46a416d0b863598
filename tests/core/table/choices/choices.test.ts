import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addCounts } from '../../../../src/core/table/add-counts.ts';
import { changeModels } from '../../../../src/core/table/change-models.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { judgmentTotal } from '../../../../src/core/table/counts.ts';
import {
  withChoices,
  withoutChoices,
  withoutTiedChoices,
} from '../../../../src/core/table/choices/choice-pairs.ts';
import { timesOf } from '../../../../src/core/table/choices/tied.ts';
import { withQuestions } from '../../../../src/core/table/questions/question-counts.ts';
import { MAX_TIED } from '../../../../src/core/limits.ts';
import type { JudgmentTable } from '../../../../src/core/table/judgments.ts';
import { mergeTables, selectRows, sliceRows } from '../../../../src/core/table/merge-tables.ts';
import { tableOf, tableParts } from '../../../../src/core/table/table-bytes.ts';
import { choicesIn, rankingCounts, tableOfRankings } from '../../choices-of.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;

/** Rankings of some of the models, places shared now and then, on one of three questions. */
const anyRankings = fc.array(
  fc.tuple(
    fc.constantFrom('q', 'r', 's'),
    fc
      .tuple(fc.shuffledSubarray([...NAMES], { minLength: 2 }), fc.array(fc.boolean()))
      .map(([models, joins]) =>
        models.reduce<string[]>(
          (places, model, at) =>
            at > 0 && joins[at]
              ? places.with(-1, `${places.at(-1) ?? ''} ${model}`)
              : [...places, model],
          [],
        ),
      ),
  ),
  { minLength: 1, maxLength: 12 },
);

it('counts a ranking as the choice of the next of those that remain, and the last two as a pair', () => {
  const counts = rankingCounts([
    ['b', 'a', 'd', 'c'],
    ['b', 'a', 'd', 'c'],
    ['a', 'b', 'd', 'c'],
  ]);
  expect(choicesIn(counts)).toEqual(['a:2 c:0 d:0', 'b:1 c:0 d:0', 'a:1 b:2 c:0 d:0']);
  // All pairs are there; of those that are observations by themselves only c and d.
  expect(judgmentTotal(counts)).toBe(18);
  const plain = withoutChoices(counts);
  expect(judgmentTotal(plain)).toBe(3);
  expect(plain.rightWins.at(-1)).toBe(3);
});

it('counts models on a shared place as chosen together, and the choices behind it', () => {
  const counts = rankingCounts([['a', 'b c', 'd', 'e']]);
  expect(choicesIn(counts)).toEqual(['b:0 c:0 d:0 e:0 b+c:1', 'a:1 b:0 c:0 d:0 e:0']);
  // Of ten pairs what is left is d against e.
  expect(judgmentTotal(counts)).toBe(10);
  const plain = withoutChoices(counts);
  expect(judgmentTotal(plain)).toBe(1);
  expect(plain.ties.every((n) => n === 0)).toBe(true);
  const two = rankingCounts([
    ['a b', 'c', 'd', 'e'],
    ['a b', 'c d e'],
  ]);
  expect(choicesIn(two)).toEqual(['c:1 d:0 e:0 c+d+e:1', 'a:0 b:0 c:0 d:0 e:0 a+b:2']);
  expect(two.choices?.ties?.most).toBe(3);
  expect(judgmentTotal(withoutChoices(two))).toBe(1);
  expect(choicesIn(rankingCounts([['a b c d']]))).toEqual(['a:0 b:0 c:0 d:0 a+b+c+d:1']);
  // Of the last two it is as with any pair.
  const last = rankingCounts([['a', 'b', 'c d']]);
  expect(last.choices?.ties).toBeUndefined();
  expect(withoutChoices(last).ties.at(-1)).toBe(1);
});

it('leaves a place that too many share to the pairs', () => {
  const names = Array.from({ length: MAX_TIED + 1 }, (_, m) => `m${String(m)}`);
  const [more, enough] = [names, names.slice(1)].map((own) =>
    rankingCounts([['a', own.join(' ')]]),
  );
  expect(choicesIn(more)).toHaveLength(1);
  expect(more.choices?.ties).toBeUndefined();
  expect(judgmentTotal(withoutChoices(more))).toBe((names.length * (names.length - 1)) / 2);
  expect(enough.choices?.ties?.most).toBe(MAX_TIED);
  expect(judgmentTotal(withoutChoices(enough))).toBe(0);
});

it('takes away what was chosen together alone, for those who drop ties', () => {
  const counts = rankingCounts([
    ['a b', 'c', 'd', 'e'],
    ['a', 'b', 'c', 'd', 'e'],
  ]);
  const single = withoutTiedChoices(counts);
  expect(choicesIn(single)).toEqual(['c:2 d:0 e:0', 'b:1 c:0 d:0 e:0', 'a:1 b:0 c:0 d:0 e:0']);
  expect(withoutChoices(single)).toEqual(withQuestions(withoutChoices(counts), undefined));
  expect(judgmentTotal(single)).toBe(20 - 7);
});

it('knows no choices of two', () => {
  const counts = rankingCounts([['a', 'b'], ['b', 'a'], ['a b']]);
  expect(counts.choices).toBeUndefined();
  expect(withoutChoices(counts)).toBe(counts);
});

it('takes choices away from the pairs and adds them again', () => {
  fc.assert(
    fc.property(anyRankings, (rankings) => {
      const counts = countPairs(tableOfRankings(rankings));
      fc.pre(counts.choices !== undefined);
      const plain = withoutChoices(counts);
      expect(plain.choices).toBeUndefined();
      expect([...plain.leftWins, ...plain.rightWins].every((n) => n >= 0)).toBe(true);
      const { byQuestion: _, ...again } = counts;
      expect(withChoices(plain, counts.choices)).toEqual(again);
    }),
  );
});

it('has by question what it has in all, pairs and choices', () => {
  fc.assert(
    fc.property(anyRankings, (rankings) => {
      const counts = countPairs(tableOfRankings(rankings));
      fc.pre(counts.choices !== undefined && counts.byQuestion !== undefined);
      const chosen = timesOf(counts.choices).map(() => 0);
      const picked = counts.byQuestion.choices;
      picked?.place.forEach((place, at) => (chosen[place] += picked.chosen[at]));
      expect(chosen).toEqual(timesOf(counts.choices));
      const plain = withoutChoices(counts);
      const sums = new Float64Array(plain.left.length);
      plain.byQuestion?.pair.forEach((p, at) => {
        sums[p] += plain.byQuestion?.leftWins[at] ?? 0;
      });
      expect(sums).toEqual(plain.leftWins);
    }),
  );
});

/** Observations in another order, each with its rows in another order too. */
function shuffled(table: JudgmentTable, order: readonly number[]): JudgmentTable {
  const rows = Uint32Array.from(table.left.keys());
  return selectRows(
    table,
    rows.sort((a, b) => order[a % order.length] - order[b % order.length] || b - a),
  );
}

it('does not depend on the order of rows, or on what questions are called', () => {
  fc.assert(
    fc.property(
      anyRankings,
      fc.array(fc.nat(), { minLength: 1, maxLength: 7 }),
      (rankings, order) => {
        const table = tableOfRankings(rankings);
        const counts = countPairs(table);
        expect(countPairs(shuffled(table, order))).toEqual(counts);
        const renamed = table.questions.map((_, q) => String(-q));
        expect(countPairs({ ...table, questions: renamed })).toEqual(counts);
      },
    ),
  );
});

it('is of the others where a model is left out, and pairs where two become one', () => {
  const table = tableOfRankings([['q', ['a', 'b', 'c', 'd']]]);
  const without = (name: string) =>
    changeModels(table, { names: new Map(), excluded: new Set([name]) }).table;
  expect(choicesIn(countPairs(without('a')))).toEqual(['b:1 c:0 d:0']);
  expect(choicesIn(countPairs(without('c')))).toEqual(['a:1 b:0 d:0']);
  expect(choicesIn(countPairs(table, { models: ['a', 'b', 'd'] }))).toEqual(['a:1 b:0 d:0']);
  const merged = changeModels(table, { names: new Map([['c', 'b']]), excluded: new Set() }).table;
  expect(countPairs(merged).choices).toBeUndefined();
});

it('adds up to what counting all at once gives', () => {
  fc.assert(
    fc.property(anyRankings, anyRankings, (one, other) => {
      const [both, ...parts] = [[...one, ...other], one, other].map((rankings) =>
        countPairs(tableOfRankings(rankings)),
      );
      const { byQuestion: _, ...expected } = both;
      const { byQuestion: __, ...added } = addCounts(parts);
      expect(added).toEqual(expected);
      const without = (model: string) => (model === 'c' ? null : model);
      const table = tableOfRankings([...one, ...other]);
      const { byQuestion: ___, ...rest } = countPairs(table, { models: ['a', 'b', 'd', 'e'] });
      const { byQuestion: ____, ...left } = addCounts([countPairs(table)], without);
      expect(left).toEqual(rest);
    }),
  );
});

it('keeps choices by question where all are of one part, also without a model', () => {
  const rankings = [
    ['q', ['b', 'a', 'd', 'c']],
    ['q', ['b', 'd', 'a', 'c']],
    ['r', ['a', 'b', 'c', 'd']],
  ] as const;
  const table = tableOfRankings(rankings);
  const counts = countPairs(table);
  expect(counts.byQuestion?.choices).toBeDefined();
  expect(addCounts([counts])).toEqual(counts);
  const models = ['a', 'b', 'd'];
  const left = addCounts([counts], (model) => (model === 'c' ? null : model));
  expect(left).toEqual(countPairs(table, { models }));
  expect(left.byQuestion?.choices?.chosen).toEqual(Float64Array.of(2, 1));
  expect(addCounts([counts, counts]).byQuestion).toBeUndefined();
});

it('leaves to the pairs what was chosen of models that have become one', () => {
  const counts = rankingCounts([['a', 'b', 'c', 'd']]);
  const merged = addCounts([counts], (model) => (model === 'd' ? 'c' : model));
  expect(choicesIn(merged)).toEqual([]);
  expect(judgmentTotal(merged)).toBe(5);
});

it('keeps observations apart through merging, slicing and storing', async () => {
  const one = tableOfRankings([
    ['q', ['a', 'b', 'c']],
    ['r', ['b', 'c', 'a']],
  ]);
  const other = tableOfRankings([['q', ['c', 'd', 'a']]]);
  const both = mergeTables([one, other, tableOfRankings([['q', ['a', 'd']]])]);
  expect(both.choice).toEqual(Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2, -1));
  expect(sliceRows(both, 6, 3)).toEqual(other);
  expect(sliceRows(both, 9, 1).choice).toBeUndefined();
  const bytes = await new Blob(tableParts(both)).arrayBuffer();
  expect(tableOf(bytes)).toEqual(both);
  const damaged = { ...both, choice: new Int32Array(10).fill(10) };
  const wrong = await new Blob(tableParts(damaged)).arrayBuffer();
  expect(() => tableOf(wrong)).toThrow('damaged-record');
});
