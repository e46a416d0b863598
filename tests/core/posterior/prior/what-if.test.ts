import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { kernelDensity, weightedDensity } from '../../../../src/core/posterior/draws/density.ts';
import { densityAt, overlapOf, shareBelow } from '../../../../src/core/posterior/prior/overlap.ts';
import { prepareReweighting } from '../../../../src/core/posterior/prior/reweight.ts';
import type { Density } from '../../../../src/core/posterior/ranking/summary.ts';
import { whatIf } from '../../../../src/core/posterior/prior/what-if.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { INTERVALS } from '../../counts-of.ts';

const MODEL: ModelSettings = {
  ...DEFAULT_MODEL,
  ties: 'davidson',
  strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
};

describe('other settings asked of one fit', () => {
  const { draws, summary } = fitAll(RAKUDA.counts, MODEL, DEFAULT_SAMPLER, INTERVALS);
  const prepared = prepareReweighting(draws, RAKUDA.counts.models, MODEL);

  it('give order effect, tie parameter and τ as well', () => {
    const { reweighted } = whatIf(prepared, MODEL, INTERVALS, null);
    for (const kind of ['order', 'tie', 'tau'] as const) {
      expect(reweighted?.[kind]?.median).toBeCloseTo(summary[kind]?.median ?? NaN, 10);
      expect(reweighted?.[kind]?.upperWide).toBeCloseTo(summary[kind]?.upperWide ?? NaN, 10);
    }
  });

  it('show the chosen parameter closely, as its own draws have it', () => {
    const row = summary.rows[3];
    const found = whatIf(prepared, MODEL, INTERVALS, { kind: 'strength', model: row.model });
    expect(found.posterior?.from).toBeCloseTo(row.density.from, 6);
    found.posterior?.values.forEach((value, at) =>
      expect(value).toBeCloseTo(row.density.values[at], 3),
    );
    expect(found.prior?.median).toBeCloseTo(0, 6);
    const tau = whatIf(prepared, MODEL, INTERVALS, { kind: 'tau' });
    expect(tau.prior?.median).toBeCloseTo(0.6745, 4);
    expect(tau.prior?.upperWide).toBeCloseTo(2.2414, 3);
    expect(tau.posterior?.from).toBeGreaterThan(0.4);
  });

  it('say no more than the prior where weights can not answer', () => {
    const target = { ...MODEL, ties: 'half' as const };
    const found = whatIf(prepared, target, INTERVALS, { kind: 'strength', model: 0 });
    expect(found).toMatchObject({ reweighted: null, posterior: null });
    expect(found.prior).not.toBeNull();
  });
});

describe('a density of weighted draws', () => {
  it('is that of the draws where all weights are equal', () => {
    const random = createRandom(4);
    const sorted = Float64Array.from({ length: 500 }, () => random.normal()).sort();
    let squares = 0;
    const mean = sorted.reduce((sum, x) => sum + x, 0) / 500;
    for (const x of sorted) squares += (x - mean) ** 2 / 499;
    const plain = kernelDensity(sorted, Math.sqrt(squares));
    const weighted = weightedDensity(sorted, new Float64Array(500).fill(1 / 500));
    expect(weighted.from).toBeCloseTo(plain.from, 12);
    weighted.values.forEach((value, at) => expect(value).toBeCloseTo(plain.values[at], 3));
  });

  it('lies where the weights lie', () => {
    const sorted = Float64Array.from({ length: 200 }, (_, i) => i / 200);
    const weights = sorted.map((x) => (x >= 0.5 ? 0.01 : 0));
    const found = weightedDensity(sorted, weights);
    expect(found.from).toBeGreaterThan(0.45);
    expect(shareBelow(found, 0.75)).toBeCloseTo(0.5, 1);
  });
});

describe('overlap', () => {
  const flat = (from: number, to: number): Density => ({
    from,
    to,
    values: new Float32Array(50).fill(1 / (to - from)),
  });

  it('of two flat densities is by hand', () => {
    expect(overlapOf(flat(0, 1), flat(0, 1))).toBeCloseTo(1, 6);
    expect(overlapOf(flat(0, 1), flat(0.75, 1.75))).toBeCloseTo(0.25, 6);
    expect(overlapOf(flat(0, 1), flat(0, 4))).toBeCloseTo(0.25, 6);
    expect(overlapOf(flat(0, 1), flat(2, 3))).toBe(0);
  });

  it('is the same either way round, and never above 1', () => {
    const end = fc.double({ min: -3, max: 3, noNaN: true });
    const width = fc.double({ min: 0.1, max: 4, noNaN: true });
    fc.assert(
      fc.property(end, width, end, width, (a, wide, b, other) => {
        const [one, two] = [flat(a, a + wide), flat(b, b + other)];
        expect(overlapOf(one, two)).toBeCloseTo(overlapOf(two, one), 9);
        expect(overlapOf(one, two)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('reads densities and shares between their points', () => {
    const rising: Density = { from: 0, to: 2, values: Float32Array.of(0, 0.5, 1) };
    expect(densityAt(rising, 0.5)).toBeCloseTo(0.25, 6);
    expect(densityAt(rising, 2)).toBe(1);
    expect(densityAt(rising, 2.1)).toBe(0);
    expect(shareBelow(rising, 2)).toBe(1);
    expect(shareBelow(rising, 1)).toBeCloseTo(0.25, 6);
  });
});
