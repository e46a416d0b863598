import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preview } from '../../../src/core/fit/fit.ts';
import { rankSnapshots } from '../../../src/core/history/snapshots.ts';
import { identified } from '../../../src/core/model/order-effect.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import { selectRows } from '../../../src/core/table/merge-tables.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';
import { INTERVALS } from '../counts-of.ts';

type Judged = readonly [left: string, right: string, outcome: Outcome, time?: number];

function tableOf(rows: readonly Judged[]) {
  const builder = new TableBuilder();
  for (const [left, right, outcome, time] of rows) {
    const { rows: row } = builder;
    builder.add({
      ...{ left, right, outcome, question: null, judge: null, turn: UNKNOWN, weight: 1 },
    });
    if (time !== undefined) builder.date(row, time);
  }
  return builder.build();
}

const snapshotsOf = (rows: readonly Judged[], most: number) =>
  rankSnapshots(tableOf(rows), DEFAULT_MODEL, most, INTERVALS);

describe('how a ranking came about', () => {
  it('is the ranking of all judgments by then, by hand', () => {
    const early: Judged[] = [0, 1, 2].map((time) => ['a', 'b', Outcome.left, time]);
    const late: Judged[] = [98, 98, 99, 99, 99, 100].map((time) => ['a', 'b', Outcome.right, time]);
    const third: Judged = ['c', 'b', Outcome.left, 100];
    expect(snapshotsOf([...late, ...early, third, ['a', 'c', Outcome.left]], 2)).toEqual([
      { until: 50, judgments: 3, names: ['a', 'b'] },
      { until: 100, judgments: 10, names: ['c', 'b', 'a'] },
    ]);
  });

  it('is unknown where no judgment has a time', () => {
    expect(snapshotsOf([['a', 'b', Outcome.left]], 4)).toBeNull();
  });

  it('is one ranking where all were made at once', () => {
    const rows: Judged[] = [
      ['a', 'b', Outcome.left, 7],
      ['b', 'a', Outcome.left, 7],
      ['a', 'c', Outcome.left, 7],
    ];
    expect(snapshotsOf(rows, 5)).toMatchObject([{ until: 7, judgments: 3 }]);
  });

  it('is what each part of the judgments says when it is counted by itself', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const outcome = fc.constantFrom(Outcome.left, Outcome.right, Outcome.tie);
    const judged = fc
      .tuple(name, name, outcome, fc.integer({ min: 0, max: 50 }))
      .filter(([left, right]) => left !== right);
    fc.assert(
      fc.property(
        fc.array(judged, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 1, max: 6 }),
        (rows, most) => {
          const table = tableOf(rows);
          const found = snapshotsOf(rows, most) ?? [];
          expect(found.at(-1)?.judgments).toBe(rows.length);
          expect(found.length).toBeLessThanOrEqual(most);
          for (const { until, judgments, names } of found) {
            const times = rows.map((row) => row[3]);
            const upTo = [...times.keys()].filter((row) => times[row] <= until + 1e-9);
            expect(judgments).toBe(upTo.length);
            const counts = countPairs(selectRows(table, Uint32Array.from(upTo)));
            const own = identified(counts, DEFAULT_MODEL);
            const { summary } = preview(counts, own, INTERVALS);
            expect(names).toEqual(summary.rows.map(({ model }) => counts.models[model]));
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
