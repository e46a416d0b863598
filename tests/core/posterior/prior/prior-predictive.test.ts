import { describe, expect, it } from 'vitest';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import type { Histogram } from '../../../../src/core/posterior/draws/histogram.ts';
import { histogramOf, sharesBetween } from '../../../../src/core/posterior/draws/histogram.ts';
import {
  designOf,
  priorPredictive,
} from '../../../../src/core/posterior/prior/prior-predictive.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { countsOf } from '../../counts-of.ts';

const DESIGN = designOf(RAKUDA.counts);
const predicted = (part: Partial<ModelSettings>) => {
  const found = priorPredictive(DESIGN, { ...DEFAULT_MODEL, ...part });
  if (found === null) throw new Error('nothing was predicted');
  return found;
};
const known = new Map<string, ReturnType<typeof predicted>>();
const of = (part: Partial<ModelSettings>) => {
  const key = JSON.stringify(part);
  const found = known.get(key) ?? predicted(part);
  known.set(key, found);
  return found;
};
const total = ({ shares, below, above }: Histogram) =>
  shares.reduce((sum, share) => sum + share, below + above);
/** The exact prior again, as one that has to be simulated: a belief that says nothing. */
const SIMULATED = [{ model: RAKUDA.counts.models[0], mean: 0, scale: 1e5 }];

describe('what a prior says before any data', () => {
  it('is exact for a normal: wins by hand', () => {
    // The difference is normal(0, √2); at least 95% of wins are 2.944 log-odds: 2·Φ(−2.0820).
    const { win, lopsided, level } = of({});
    expect(lopsided).toBeCloseTo(0.03734, 4);
    // ln(55/45)/√2 = 0.14190; 2·Φ(0.14190) − 1.
    expect(level).toBeCloseTo(0.11284, 4);
    expect(total(win)).toBeCloseTo(1, 12);
    win.shares.forEach((share, at) => expect(share).toBeCloseTo(win.shares[39 - at], 12));
  });

  it('is exact for a normal: the spread of nine models', () => {
    // √(χ²(8)/8) at 2.5%, 50% and 97.5%: 2.17973, 7.34412, 17.53455 (R: qchisq).
    const { spread } = of({});
    expect(10 ** spread.lower).toBeCloseTo(Math.sqrt(2.17973 / 8), 4);
    expect(10 ** spread.median).toBeCloseTo(Math.sqrt(7.34412 / 8), 4);
    expect(10 ** spread.upper).toBeCloseTo(Math.sqrt(17.53455 / 8), 4);
    expect(total(spread)).toBeCloseTo(1, 12);
  });

  it('is the same by simulation where it is known exactly', () => {
    const [exact, simulated] = [of({}), of({ informative: SIMULATED })];
    expect(simulated.lopsided).toBeCloseTo(exact.lopsided, 2);
    expect(Math.abs(simulated.level - exact.level)).toBeLessThan(0.012);
    exact.win.shares.forEach((share, at) =>
      expect(Math.abs(simulated.win.shares[at] - share)).toBeLessThan(0.008),
    );
    for (const end of ['lower', 'median', 'upper'] as const)
      expect(Math.abs(simulated.spread[end] - exact.spread[end])).toBeLessThan(0.03);
  });

  it('has the range of two models as √2 times their spread', () => {
    const counts = countsOf([['a', 'b', 3, 2]]);
    const found = priorPredictive(designOf(counts), DEFAULT_MODEL);
    expect(found?.range.median).toBeCloseTo(
      (found?.spread.median ?? 0) + Math.log10(Math.SQRT2),
      1,
    );
  });

  it('has α as its share of first wins where all models are equal', () => {
    const level: ModelSettings = { ...DEFAULT_MODEL, strength: { family: 'normal', scale: 1e-4 } };
    const { first } = of({ ...level, order: { family: 'uniform', bound: 1 } });
    // σ(±0.95) are the ends of the middle 95%.
    expect(first?.lower).toBeCloseTo(1 / (1 + Math.exp(0.95)), 2);
    expect(first?.upper).toBeCloseTo(1 / (1 + Math.exp(-0.95)), 2);
    expect(of({ order: null }).first).toBeNull();
  });

  it('has ties between equals at ν/(2 + ν), or tanh κ/2', () => {
    const level = { strength: { family: 'normal', scale: 1e-4 }, order: null } as const;
    const tie = { mean: -1, scale: 1e-4 };
    const nu = Math.exp(-1);
    expect(of({ ...level, ties: 'davidson', tie }).ties?.median).toBeCloseTo(nu / (2 + nu), 3);
    expect(of({ ...level, ties: 'rao-kupper', tie }).ties?.median).toBeCloseTo(
      Math.tanh(Math.exp(-1) / 2),
      3,
    );
    expect(of({}).ties).toBeNull();
  });

  it('behaves at the extremes', () => {
    const wide = of({ strength: { family: 'normal', scale: 100 } });
    expect(wide.lopsided).toBeGreaterThan(0.97);
    const narrow = of({ strength: { family: 'normal', scale: 0.01 } });
    expect(narrow.level).toBe(1);
    expect(10 ** narrow.spread.median).toBeCloseTo(0.0096, 3);
    const cauchy = of({ strength: { family: 'student-t', df: 1, scale: 1 } });
    expect(Number.isFinite(cauchy.range.upper)).toBe(true);
    for (const { win, spread, range } of [wide, narrow, cauchy, of(RAKUDA_MODEL)])
      for (const histogram of [win, spread, range]) expect(total(histogram)).toBeCloseTo(1, 9);
  });

  it('says the same every time, and of a learned scale what its mixture says', () => {
    expect(predicted(RAKUDA_MODEL)).toEqual(of(RAKUDA_MODEL));
    const hier = of({ strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1e-3 } });
    expect(hier.level).toBe(1);
  });
});

describe('a design', () => {
  it('has pairs by their judgments, and none that was never judged', () => {
    const { left, right } = designOf(
      countsOf([
        ['a', 'b', 90, 0],
        ['b', 'c', 0, 10],
        ['c', 'a', 0, 0],
      ]),
    );
    expect(left.filter((m) => m === 0)).toHaveLength(36);
    expect(right.filter((m) => m === 2)).toHaveLength(4);
  });
});

describe('a histogram', () => {
  const bins = { from: 0, to: 2, count: 4 };
  it('counts weights by hand, ends included', () => {
    const values = Float64Array.of(-1, 0, 0.4, 1, 2, 3);
    const weights = Float64Array.of(0.1, 0.2, 0.1, 0.2, 0.3, 0.1);
    const found = histogramOf(values, weights, bins);
    expect([...found.shares].map((x) => Number(x.toFixed(9)))).toEqual([0.3, 0, 0.2, 0.3]);
    expect(found).toMatchObject({ below: 0.1, above: 0.1 });
  });

  it('of a distribution function has its quantiles, infinite where they lie outside', () => {
    const found = sharesBetween((x) => Math.min(1, Math.max(0, x)), bins);
    expect([...found.shares]).toEqual([0.5, 0.5, 0, 0]);
    expect(found.median).toBeCloseTo(0.5, 9);
    expect(found.lower).toBeCloseTo(0.025, 9);
    const far = sharesBetween((x) => (x < 50 ? 0 : 1), bins);
    expect(far).toMatchObject({ median: Infinity, above: 1 });
    expect(sharesBetween(() => 1, bins)).toMatchObject({ median: -Infinity, below: 1 });
  });
});
