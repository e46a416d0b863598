import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import { psis } from '../../../../src/core/posterior/loo/psis.ts';
import { quantile } from '../../../../src/core/numerics/quantile.ts';
import { prepareReweighting, reweight } from '../../../../src/core/posterior/prior/reweight.ts';
import {
  quantilesInOrder,
  weightedQuantiles,
} from '../../../../src/core/numerics/weighted-quantile.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { INTERVALS } from '../../counts-of.ts';
import { drawsOf, randomRows } from '../draws-of.ts';
import { MAX_KHAT } from '../../../../src/core/limits.ts';

const NORMAL = (scale: number): ModelSettings => ({
  ...DEFAULT_MODEL,
  strength: { family: 'normal', scale },
});
const SAMPLER = { ...DEFAULT_SAMPLER, draws: 2000 };

describe('weighted quantiles', () => {
  const at = (sorted: number[], weights: number[], probabilities: number[]): number[] => {
    const out = new Float64Array(probabilities.length);
    weightedQuantiles(Float64Array.from(sorted), Float64Array.from(weights), probabilities, out);
    return [...out];
  };

  it('are ordinary ones where weights are equal', () => {
    const values = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1 });
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, shares, (list, probabilities) => {
        const sorted = Float64Array.from(list).sort();
        const ascending = [...probabilities].sort((a, b) => a - b);
        const found = at(
          [...sorted],
          list.map(() => 0.3),
          ascending,
        );
        ascending.forEach((p, i) => expect(found[i]).toBeCloseTo(quantile(sorted, p), 9));
      }),
    );
  });

  it('are those of a case by hand', () => {
    // Middles at 0.5, 2, 3.5 of the sum; 0, ½ and 1 of the way from the first to the last.
    expect(at([1, 2, 4], [1, 2, 1], [0, 0.25, 0.5, 0.75, 1])).toEqual([1, 1.5, 2, 3, 4]);
    expect(at([1, 2, 3], [0, 1, 0], [0.5])).toEqual([2]);
    expect(at([5], [1], [0.1, 0.9])).toEqual([5, 5]);
  });
});

it('quantiles of values in another order are the same', () => {
  const random = createRandom(9);
  for (const size of [1, 2, 7, 400]) {
    const values = Float64Array.from({ length: size }, () => random.normal());
    const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
    const sorted = Float64Array.from(order, (place) => values[place]);
    const raw = values.map(() => (random.uniform() < 0.2 ? 0 : random.uniform()));
    raw[0] += 0.1;
    const total = raw.reduce((sum, w) => sum + w, 0);
    const weights = raw.map((w) => w / total);
    const probabilities = [0, 0.025, 0.16, 0.5, 0.84, 0.975, 1];
    const [one, two] = [new Float64Array(7), new Float64Array(7)];
    weightedQuantiles(
      sorted,
      Float64Array.from(order, (i) => weights[i]),
      probabilities,
      one,
    );
    quantilesInOrder(values, order, weights, probabilities, two);
    two.forEach((x, i) => expect(x).toBeCloseTo(one[i], 10));
  }
});

describe('draws reweighted to another prior', () => {
  const { draws, summary } = fitAll(RAKUDA.counts, NORMAL(1), SAMPLER, INTERVALS);
  const prepared = prepareReweighting(draws, RAKUDA.counts.models, NORMAL(1));

  it('lie there once where the model has them as they are shown', () => {
    const { columns, shown } = prepared;
    columns.strengths.forEach((values, m) => expect(shown[m]).toBe(values));
    expect(shown.at(columns.strengths.length)).toBe(columns.order);
  });

  it('are what they were under the same prior', () => {
    const same = reweight(prepared, NORMAL(1), INTERVALS);
    expect(same?.rows.map(({ model }) => model)).toEqual(summary.rows.map(({ model }) => model));
    same?.rows.forEach((row, at) => {
      for (const end of ['median', 'lower', 'upper', 'lowerWide', 'upperWide'] as const) {
        expect(row[end]).toBeCloseTo(summary.rows[at][end], 10);
      }
      expect(row.strongerThanNext ?? 2).toBeCloseTo(summary.rows[at].strongerThanNext ?? 2, 10);
    });
    expect(same?.order?.median).toBeCloseTo(summary.order?.median ?? NaN, 10);
    expect(same).toMatchObject({ k: 0 });
    expect(same?.ess).toBeCloseTo(8000, 6);
  });

  it('agree with a fit under that prior', () => {
    const targets: ModelSettings[] = [
      NORMAL(0.8),
      { ...NORMAL(1.4), order: { family: 'uniform', bound: 1 } },
      { ...DEFAULT_MODEL, strength: { family: 'student-t', df: 4, scale: 1 } },
      { ...DEFAULT_MODEL, strength: { family: 'laplace', scale: 1 } },
      {
        ...NORMAL(1),
        informative: [{ model: RAKUDA.counts.models[0], mean: -1, scale: 0.3 }],
      },
    ];
    for (const target of targets) {
      const found = reweight(prepared, target, INTERVALS);
      const fitted = fitAll(RAKUDA.counts, target, SAMPLER, INTERVALS).summary;
      expect(found?.k).toBeLessThan(MAX_KHAT);
      for (const row of fitted.rows) {
        const ours = found?.rows.find(({ model }) => model === row.model);
        // Ten or more standard errors of either, and a fifth of what the priors change.
        expect(Math.abs((ours?.median ?? NaN) - row.median)).toBeLessThan(0.15 * row.sd);
        expect(Math.abs((ours?.lower ?? NaN) - row.lower)).toBeLessThan(0.2 * row.sd);
        expect(Math.abs((ours?.upper ?? NaN) - row.upper)).toBeLessThan(0.2 * row.sd);
      }
    }
  });

  it('say by k-hat that a move is too far', () => {
    expect(reweight(prepared, NORMAL(0.15), INTERVALS)?.k).toBeGreaterThan(MAX_KHAT);
  });

  it('give no answer where the draws can not', () => {
    const none = (target: ModelSettings, from = prepared) =>
      expect(reweight(from, target, INTERVALS)).toBeNull();
    none({ ...NORMAL(1), ties: 'drop' });
    none({ ...NORMAL(1), order: null });
    none({ ...NORMAL(1), strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 } });
    // No draw lies within bounds this tight.
    none({ ...NORMAL(1), strength: { family: 'uniform', bound: 0.5 } });

    const leaning: ModelSettings = { ...RAKUDA_MODEL, strength: { family: 'uniform', bound: 1 } };
    const rows = randomRows(createRandom(1), 500, [0.9, -0.9, 0], 0.02, [() => 0.1]);
    const atWall = prepareReweighting(drawsOf(leaning, rows), ['a', 'b', 'c'], leaning);
    expect(reweight(atWall, leaning, INTERVALS)).not.toBeNull();
    const wall = rows.map(([x, y, z, alpha]) => [x + 0.08, y - 0.08, z, alpha]);
    const leaned = prepareReweighting(drawsOf(leaning, wall), ['a', 'b', 'c'], leaning);
    none(NORMAL(1), leaned);
    none({ ...leaning, strength: { family: 'uniform', bound: 2 } }, leaned);
    none(
      { ...leaning, order: { family: 'normal', scale: 1 } },
      {
        ...leaned,
        model: { ...leaning, order: { family: 'uniform', bound: 0.1 } },
      },
    );
  });
});

describe('importance weights at the edges', () => {
  it('are equal, and believed, where all ratios are', () => {
    const { weights, k, ess } = psis(new Float64Array(100).fill(-700));
    expect(k).toBe(0);
    expect(ess).toBeCloseTo(100, 9);
    expect(weights[7]).toBeCloseTo(0.01, 12);
  });

  it('give nothing to draws the target leaves out', () => {
    const random = createRandom(2);
    const ratios = Float64Array.from({ length: 400 }, (_, i) =>
      i % 4 === 0 ? -Infinity : 0.5 * random.normal(),
    );
    const { weights, k } = psis(ratios);
    expect(weights[0]).toBe(0);
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
    expect(k).toBeLessThan(0.7);
  });

  it('do not depend on the order of the draws', () => {
    const random = createRandom(3);
    // Heavy enough that the smoothed tail reaches beyond the largest ratio, and is cut off there.
    const ratios = Float64Array.from({ length: 300 }, () => 2 * random.normal())
      .sort()
      .reverse();
    const falling = psis(ratios);
    const rising = psis(ratios.slice().reverse());
    expect(falling.k).toBe(rising.k);
    rising.weights.forEach((w, i) => expect(w).toBeCloseTo(falling.weights[299 - i], 12));
  });

  it('are refused where a ratio is no number', () => {
    for (const bad of [NaN, Infinity]) {
      expect(() => psis(Float64Array.of(0, bad, 1))).toThrow('not-finite');
    }
    expect(() => psis(new Float64Array(9).fill(-Infinity))).toThrow('not-finite');
  });

  it('are not believed where there are too few to tell', () => {
    expect(psis(Float64Array.of(0, 1, 2, 0.5)).k).toBe(Infinity);
  });
});
