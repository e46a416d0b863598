import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { sliceChoices, slicesReport } from '../../../src/core/slices/slices-report.ts';
import { departuresOf, notedOf, tiersOf } from '../../../src/core/slices/slice-results.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { INTERVALS } from '../counts-of.ts';
import { drawSlices, simulateSlices } from './simulated.ts';

function simulated() {
  const random = createRandom(31);
  const { table, tag } = simulateSlices(drawSlices(3, ['x', 'y'], random), 4, random);
  return { ...table, tags: [{ name: 'language', ...tag }] };
}

const questions = Array.from({ length: 8 }, (_, q) => ({
  ...{ id: `q${String(q)}`, category: q < 2 ? 'code' : q < 4 ? 'maths' : null },
  ...{ turns: [], reference: [] },
}));

describe('what judgments can be sliced by', () => {
  it('are the tags of which two values have judgments', () => {
    const table = simulated();
    expect(sliceChoices(table, { questions })).toEqual([
      { name: 'language', slices: 2 },
      { name: 'category', slices: 2 },
    ]);
    const ofX = table.tags[0].value.map((slice) => (slice === 1 ? -1 : slice));
    const tags = [{ ...table.tags[0], value: ofX }];
    expect(sliceChoices({ ...table, tags }, { questions: [] })).toEqual([]);
    const outcome = table.outcome.map((own, row) =>
      table.tags[0].value[row] === 1 ? Outcome.unparsed : own,
    );
    expect(sliceChoices({ ...table, outcome }, { questions: [] })).toEqual([]);
  });
});

describe('a report of slices', () => {
  it('is by the tag that is named, of the table or of its questions', () => {
    const table = simulated();
    const report = (name: string) =>
      slicesReport(table, { questions }, name, DEFAULT_MODEL, 1, INTERVALS);
    const names = (name: string) => report(name)?.slices.map((slice) => slice.names[0]);
    expect(names('language')?.toSorted()).toEqual(['x', 'y']);
    const byCategory = report('category');
    expect(byCategory?.slices.map((slice) => slice.names[0]).toSorted()).toEqual(['code', 'maths']);
    // Of the second half of the questions no category is known.
    expect(byCategory?.unknown).toBe(table.left.length / 2);
    expect(report('turn')).toBeNull();
  });

  it('is none where all judgments are of one slice', () => {
    const table = simulated();
    const tags = [{ ...table.tags[0], value: table.tags[0].value.map(() => 0) }];
    const one = slicesReport(
      { ...table, tags },
      { questions },
      'language',
      DEFAULT_MODEL,
      1,
      INTERVALS,
    );
    expect(one).toBeNull();
  });
});

describe('departures by hand', () => {
  const estimate = { mean: 0, sd: 1, median: 0, lower: 0, upper: 0, lowerWide: 0, upperWide: 0 };
  const known = { ...estimate, rhat: 1, essBulk: 1, essTail: 1, mcse: 0 };

  it('are above none in a share of the draws', () => {
    const columns = [Float64Array.of(9), Float64Array.of(-1, 0, 1, 2), Float64Array.of(1, 1, 1, 1)];
    const own = departuresOf(2, 1, columns, [known, known, known]);
    expect(own.map(({ above }) => above)).toEqual([0.5, 1]);
  });

  it('are noted from 95% on, with how many of them are expected to be wrong', () => {
    const of = (...above: number[]) => ({ departures: above.map((p) => ({ ...known, above: p })) });
    const { list, expectedFalse, looked } = notedOf([of(0.949, 0.95, 0.5), of(0.02, 0.06, 0.9)]);
    expect(list).toEqual([
      { slice: 1, model: 0, isStronger: false, probability: 0.98 },
      { slice: 0, model: 1, isStronger: true, probability: 0.95 },
    ]);
    expect(expectedFalse).toBeCloseTo(0.07, 12);
    expect(looked).toBe(6);
  });
});

it('puts models that can’t be told apart into one tier', () => {
  const rows = Array.from({ length: 6 }, () => null);
  const runs = [
    { from: 1, to: 2 },
    { from: 4, to: 5 },
  ];
  const summary = { rows, indistinct: runs } as unknown as Parameters<typeof tiersOf>[0];
  expect(tiersOf(summary)).toEqual([1, 2, 2, 3, 4, 4]);
});
