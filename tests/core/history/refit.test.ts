import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { firstDifference, refitReport } from '../../../src/core/history/first-difference.ts';
import { changedSettings } from '../../../src/core/history/settings-change.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';

const COUNTS = countsOf([
  ['a', 'b', 5, 3],
  ['b', 'a', 4, 2],
  ['b', 'c', 4, 4],
]);
const SAMPLER = { ...DEFAULT_SAMPLER, chains: 2, draws: 30, warmup: 20 };
const fit = (seed: number) => fitAll(COUNTS, DEFAULT_MODEL, { ...SAMPLER, seed }, INTERVALS);

describe('fitting anew', () => {
  it('is equal to the bit with the same seed', () => {
    expect(refitReport(fit(1), fit(1))).toEqual({ draws: null, at: null, summary: null });
  });

  it('names the first draw that differs', () => {
    const [stored, anew] = [fit(1), fit(1)];
    const { models, perChain } = stored.draws;
    const width = models + 1;
    // Order effect of the third draw of the second chain, by its last bit alone.
    const place = (perChain + 2) * width + models;
    const values = anew.draws.values.slice();
    const bits = new BigUint64Array(values.buffer, place * 8, 1);
    bits[0] += 1n;
    const report = refitReport(stored, { ...anew, draws: { ...anew.draws, values } });
    expect(report.at).toEqual({ chain: 1, draw: 2, parameter: { kind: 'order' } });
    expect(report.draws?.path).toEqual(['values', String(place)]);
    expect(report.draws?.before).not.toBe(report.draws?.after);
    expect(report.summary).toBeNull();
  });

  it('says so where another seed gives another number from the beginning', () => {
    const { at, summary } = refitReport(fit(1), fit(2));
    expect(at).toEqual({ chain: 0, draw: 0, parameter: { kind: 'strength', model: 0 } });
    expect(summary?.path[0]).toBe('rows');
  });

  it('compares summaries alone where draws were given up', () => {
    const stored = { ...fit(1), draws: null };
    expect(refitReport(stored, fit(1))).toEqual({ draws: null, at: null, summary: null });
    expect(refitReport(stored, fit(2)).summary).not.toBeNull();
  });
});

describe('the first difference', () => {
  it('is none between a value and its copy', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(firstDifference(value, structuredClone(value))).toBeNull();
      }),
    );
  });

  it('is found in whatever field, number or length it lies', () => {
    const column = (...values: number[]) => ({ column: Float64Array.from(values) });
    expect(firstDifference(column(1, 0), column(1, -0))).toEqual({
      ...{ path: ['column', '1'], before: '0', after: '-0' },
    });
    expect(firstDifference(column(1), column(1, 2))).toEqual({
      ...{ path: ['column', '1'], before: '', after: '2' },
    });
    expect(firstDifference(column(NaN), column(NaN))).toBeNull();
    expect(firstDifference({ a: [1, { b: 'x' }] }, { a: [1, { b: 'y' }] })).toEqual({
      ...{ path: ['a', '1', 'b'], before: '"x"', after: '"y"' },
    });
    expect(firstDifference({ a: 1 }, { a: 1, b: null })).toEqual({
      ...{ path: ['b'], before: '', after: 'null' },
    });
    expect(firstDifference(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toEqual({
      path: ['1'],
      before: '2',
      after: '3',
    });
  });
});

describe('changed settings', () => {
  const settings = (model: Partial<ModelSettings>, seed = 1) => ({
    model: { ...DEFAULT_MODEL, ...model },
    sampler: { ...DEFAULT_SAMPLER, seed },
  });

  it('are those that differ, those of the model first', () => {
    const before = settings({});
    const after = settings({ order: null, strength: { family: 'normal', scale: 2 } }, 7);
    expect(changedSettings(before, after)).toEqual(['strength', 'order', 'seed']);
    expect(changedSettings(before, before)).toEqual([]);
    expect(changedSettings(before, settings({ questions: { kind: 'robust' } }))).toEqual([
      'questions',
    ]);
  });

  it('leave out a prior of ties that neither, or only one, of the models has', () => {
    const tie = { mean: 0, scale: 2 };
    expect(changedSettings(settings({}), settings({ tie }))).toEqual([]);
    expect(changedSettings(settings({}), settings({ tie, ties: 'davidson' }))).toEqual(['ties']);
    expect(
      changedSettings(settings({ ties: 'rao-kupper' }), settings({ tie, ties: 'rao-kupper' })),
    ).toEqual(['tie']);
  });
});
