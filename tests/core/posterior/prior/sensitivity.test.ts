import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import { ascendingOrder, cjsDistance } from '../../../../src/core/posterior/draws/cjs.ts';
import { sensitivityReport } from '../../../../src/core/posterior/prior/sensitivity.ts';
import type { SensitivityReport } from '../../../../src/core/posterior/prior/sensitivity.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { countsOf, INTERVALS } from '../../counts-of.ts';

describe('the distance of draws from the same draws reweighted', () => {
  const distance = (values: number[], weights: number[]): number => {
    const x = Float64Array.from(values);
    const total = weights.reduce((sum, w) => sum + w, 0);
    return cjsDistance(
      x,
      ascendingOrder(x),
      Float64Array.from(weights, (w) => w / total),
    );
  };
  const sample = fc.array(
    fc.tuple(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 3, noNaN: true }),
    ),
    { minLength: 3, maxLength: 20 },
  );

  it('is that of a case by hand', () => {
    // One gap: P = ½, Q = 1 (all weight on the lower draw), of the negatives ½ and 0.
    const first = (0.5 * Math.log2(0.5 / 0.75) + Math.log2(1 / 0.75)) / 1.5;
    const second = (0.5 * Math.log2(0.5 / 0.25)) / 0.5;
    expect(distance([0, 3], [1, 0])).toBeCloseTo(Math.sqrt(Math.max(first, second)), 14);
    expect(distance([2, 2, 2], [1, 2, 3])).toBe(0);
  });

  it('is 0 for equal weights, at most 1, and blind to place, scale and sign', () => {
    fc.assert(
      fc.property(sample, (pairs) => {
        const values = pairs.map(([x]) => Math.round(x * 64) / 64);
        const weights = pairs.map(([, w]) => w);
        expect(
          distance(
            values,
            values.map(() => 1),
          ),
        ).toBeLessThan(1e-7);
        const found = distance(values, weights);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expect(
          distance(
            values.map((x) => 4 * x + 32),
            weights,
          ),
        ).toBeCloseTo(found, 6);
        expect(
          distance(
            values.map((x) => -x),
            weights,
          ),
        ).toBeCloseTo(found, 6);
      }),
    );
  });
});

describe('sensitivity of a fit', () => {
  const report = (model: ModelSettings, counts = RAKUDA.counts): SensitivityReport => {
    const { draws, summary } = fitAll(counts, model, DEFAULT_SAMPLER, INTERVALS);
    const ranking = summary.rows.map((row) => row.model);
    return sensitivityReport(draws, counts, model, ranking);
  };

  it('finds nothing where the data decide', () => {
    const found = report({ ...DEFAULT_MODEL, strength: { family: 'normal', scale: 5 } });
    for (const one of [...found.strengths, ...found.adjacent]) {
      expect(one.diagnosis).toBeNull();
      expect(one.likelihood).toBeGreaterThan(0.05);
    }
    expect(found.order?.diagnosis).toBeNull();
    expect(found.tie).toBeNull();
    expect(found.tau).toBeNull();
    expect(found.k).toBeLessThan(0.7);
    const best = found.adjacent[0];
    expect(RAKUDA.counts.models[best.model]).toContain('gpt-4');
    expect(found.adjacent.slice(1).map(({ model }) => model)).toEqual(
      found.adjacent.slice(0, -1).map(({ next }) => next),
    );
  });

  it('finds nothing of a flat prior', () => {
    const found = report(RAKUDA_MODEL);
    for (const one of [...found.strengths, found.order]) expect(one?.prior).toBe(0);
  });

  it('finds a prior that contradicts the data, and one that decides alone', () => {
    const known = { model: 'a', mean: -2, scale: 0.3 };
    const conflict = report(
      { ...DEFAULT_MODEL, informative: [known] },
      countsOf([
        ['a', 'b', 30, 2],
        ['b', 'a', 3, 29],
      ]),
    );
    expect(conflict.strengths[0].diagnosis).toBe('prior-data-conflict');
    expect(conflict.adjacent[0].diagnosis).toBe('prior-data-conflict');
    const strong = report(
      { ...DEFAULT_MODEL, order: { family: 'normal', scale: 0.02 } },
      countsOf([
        ['a', 'b', 3, 2],
        ['b', 'a', 2, 3],
      ]),
    );
    expect(strong.order?.diagnosis).toBe('strong-prior');
  });

  it('covers the tie parameter and τ', () => {
    const found = report({
      ...DEFAULT_MODEL,
      ties: 'davidson',
      strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
    });
    expect(found.tie?.likelihood).toBeGreaterThan(0.05);
    expect(found.tau?.prior).toBeGreaterThan(0);
    // Nine models say much of τ, the hyperprior little of the models.
    expect(found.strengths[0].prior).toBeLessThan(0.05);
  });
});
