import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addCounts } from '../../../src/core/table/add-counts.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { tableOfCounts } from '../../../src/core/table/counts-table.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { editTable } from '../../../src/core/table/edit-table.ts';
import type { JudgmentTable, Outcome, PairCounts } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';

const NAMES = ['zeta', 'alpha', 'mid', 'beta'] as const;

const anyRow = fc.record({
  left: fc.constantFrom(...NAMES),
  right: fc.constantFrom(...NAMES),
  outcome: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  question: fc.constantFrom('a', 'b', 'c', 'd'),
  isUnknown: fc.boolean(),
  weight: fc.constantFrom(1, 1, 1, 2, 0),
});
interface Row {
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
  readonly question: string | null;
  readonly isUnknown: boolean;
  readonly weight: number;
}

function tableOf(rows: readonly Row[]): JudgmentTable {
  const table = new TableBuilder();
  for (const { isUnknown, ...row } of rows)
    table.add({ ...row, judge: null, turn: -1, ...(isUnknown && { sides: 'unknown' as const }) });
  return table.build();
}

const row = (left: string, right: string, outcome: Outcome, question: string | null): Row => ({
  ...{ left, right, outcome, question },
  ...{ isUnknown: false, weight: 1 },
});

/** Rows of a question as texts, questions by what was judged on them. */
function cellsOf({ byQuestion }: PairCounts) {
  if (byQuestion === undefined) return null;
  const { question, pair, leftWins, rightWins, ties } = byQuestion;
  return Array.from(question, (q, at) =>
    [q, pair[at], leftWins[at], rightWins[at], ties[at]].join(' '),
  );
}

it('adds up a case worked by hand', () => {
  const counts = countPairs(
    tableOf([
      row('beta', 'alpha', 0, 'late'),
      row('alpha', 'beta', 0, 'late'),
      row('alpha', 'beta', 2, 'late'),
      row('alpha', 'beta', 1, 'early'),
    ]),
  );
  // Pairs: alpha–beta, beta–alpha. The question with no left win of the first pair comes first.
  expect(cellsOf(counts)).toEqual(['0 0 0 1 0', '1 0 1 0 1', '1 1 1 0 0']);
  expect(counts.byQuestion?.questions).toBe(2);
});

it('is not there where a question is unknown, or none was judged twice', () => {
  const twice = [row('alpha', 'beta', 0, 'a'), row('alpha', 'beta', 0, 'a')];
  expect(countPairs(tableOf(twice)).byQuestion).toBeDefined();
  expect(countPairs(tableOf([...twice, row('alpha', 'mid', 0, null)])).byQuestion).toBeUndefined();
  const unparsed = row('alpha', 'mid', 3, null);
  expect(countPairs(tableOf([...twice, unparsed])).byQuestion).toBeDefined();
  const once = ['a', 'b', 'c'].map((question) => row('alpha', 'beta', 0, question));
  expect(countPairs(tableOf(once))).not.toHaveProperty('byQuestion');
  expect(countPairs(tableOf([{ ...once[0], weight: 3 }])).byQuestion).toBeDefined();
});

it('adds up to the counts of pairs, over all questions', () => {
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const counts = countPairs(tableOf(rows));
      const { byQuestion } = counts;
      if (byQuestion === undefined) return;
      for (const column of ['leftWins', 'rightWins', 'ties'] as const) {
        const sums = new Float64Array(counts.left.length);
        byQuestion.pair.forEach((pair, at) => (sums[pair] += byQuestion[column][at]));
        expect(sums).toEqual(counts[column]);
      }
      expect(new Set(byQuestion.question).size).toBe(byQuestion.questions);
      const keys = Array.from(byQuestion.pair, (p, at) => byQuestion.question[at] * 1e3 + p);
      expect(keys.every((key, at) => at === 0 || key > keys[at - 1])).toBe(true);
    }),
  );
});

it('keeps no trace of the order of rows, of sides that are unknown, or of what questions are called', () => {
  const keyed = fc.array(fc.tuple(anyRow, fc.nat(), fc.boolean()), { maxLength: 40 });
  const other: Record<string, string> = { a: 'z', b: '0', c: 'b', d: 'a' };
  fc.assert(
    fc.property(keyed, (rows) => {
      const shuffled = [...rows]
        .sort(([, a], [, b]) => a - b)
        .map(([one, , isTurned]) => {
          const named = { ...one, question: other[one.question] };
          if (!isTurned || !one.isUnknown) return named;
          const outcome = ([1, 0, 2, 3] as const)[one.outcome];
          return { ...named, left: one.right, right: one.left, outcome };
        });
      expect(countPairs(tableOf(shuffled))).toEqual(countPairs(tableOf(rows.map(([one]) => one))));
    }),
  );
});

it('adds fractions up the same way in any order of rows', () => {
  const parts = [0.1, 0.7, 0.2, 1.3, 0.4].map((weight) => ({
    ...row('alpha', 'beta', 0, 'a'),
    weight,
  }));
  expect(countPairs(tableOf(parts.toReversed()))).toEqual(countPairs(tableOf(parts)));
});

it('goes through renaming, merging and leaving out of models as the judgments would', () => {
  const edits = { ...NO_EDITS, names: [['zeta', 'alpha']] as const, excluded: ['mid'] };
  const nameOf = (name: string) => (name === 'mid' ? null : name === 'zeta' ? 'alpha' : name);
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const table = tableOf(rows);
      const edited = countPairs(editTable(table, edits).table);
      expect(addCounts([countPairs(table), countPairs(tableOf([]))], nameOf)).toEqual(edited);
    }),
  );
});

it('is lost where judgments come together whose questions cannot be told apart', () => {
  const counts = countPairs(tableOf([row('alpha', 'beta', 0, 'a'), row('alpha', 'beta', 0, 'a')]));
  expect(addCounts([counts, counts]).byQuestion).toBeUndefined();
  expect(addCounts([counts]).byQuestion).toEqual(counts.byQuestion);
});

it('goes through a table of counts and back', () => {
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const counts = countPairs(tableOf(rows));
      expect(countPairs(tableOfCounts(counts))).toEqual(counts);
    }),
  );
});

it('is what a look at every row for every question and pair gives, however many are in one', () => {
  // 300 of one kind are more than a byte holds.
  const rows = fc.array(fc.tuple(anyRow, fc.constantFrom(1, 1, 2, 300)), {
    ...{ minLength: 1, maxLength: 12 },
  });
  const property = fc.property(rows, fc.boolean(), (kinds, isWeighted) => {
    const all = kinds.flatMap(([kind, times]) =>
      Array.from({ length: times }, () => ({ ...kind, weight: isWeighted ? kind.weight : 1 })),
    );
    const counts = countPairs(tableOf(all));
    if (counts.byQuestion === undefined) return;
    const found = counts.byQuestion;
    const keyed = new Map<string, string[]>();
    Array.from(found.question, (q, at) => {
      const p = found.pair[at];
      const names = [counts.models[counts.left[p]], counts.models[counts.right[p]]];
      const said = [found.leftWins[at], found.rightWins[at], found.ties[at]];
      const cell = [...names, counts.sides?.[p] ?? 0, ...said].join(' ');
      keyed.set(String(q), [...(keyed.get(String(q)) ?? []), cell]);
    });
    const expected = ['a', 'b', 'c', 'd'].flatMap((asked) => {
      const own = all.filter(({ question }) => question === asked);
      const cells = NAMES.flatMap((left) =>
        NAMES.flatMap((right) =>
          [false, true].flatMap((isUnknown) => {
            if (left === right || (isUnknown && left > right)) return [];
            const said = [0, 0, 0];
            for (const one of own) {
              if (one.isUnknown !== isUnknown || one.outcome === 3) continue;
              const isAsIs = one.left === left && one.right === right;
              const isTurned = isUnknown && one.left === right && one.right === left;
              const outcome = isAsIs || one.outcome === 2 ? one.outcome : 1 - one.outcome;
              if (isAsIs || isTurned) said[outcome] += one.weight;
            }
            const isJudged = said.some((n) => n > 0);
            return isJudged ? [[left, right, isUnknown ? 1 : 0, ...said].join(' ')] : [];
          }),
        ),
      );
      return cells.length > 0 ? [cells.sort().join()] : [];
    });
    const cells = Array.from(keyed.values(), (own) => own.sort().join());
    expect(cells.sort()).toEqual(expected.sort());
  });
  fc.assert(property);
});
