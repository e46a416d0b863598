import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { shareBelow } from '../../../../src/core/posterior/prior/overlap.ts';
import { priorMarginal } from '../../../../src/core/posterior/prior/prior-marginal.ts';
import { profileLikelihood } from '../../../../src/core/posterior/prior/profile.ts';
import { shapeOf } from '../../../../src/core/posterior/prior/what-if.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import {
  dataCurve,
  fitCurve,
  priorCurve,
  quotientCurve,
} from '../../../../src/core/posterior/prior/curves.ts';
import { INTERVALS, countsOf } from '../../counts-of.ts';
import { estimateOf } from '../../../../src/core/posterior/draws/parameters.ts';

const { counts } = RAKUDA;
const MODEL: ModelSettings = {
  ...DEFAULT_MODEL,
  strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
};
const { draws, summary } = fitAll(counts, MODEL, DEFAULT_SAMPLER, INTERVALS);

describe('the curves of one parameter', () => {
  it('of the fit are its densities, of every kind of parameter', () => {
    for (const parameter of [
      { kind: 'strength', model: 4 },
      { kind: 'order' },
      { kind: 'tau' },
    ] as const) {
      const curve = fitCurve(summary, draws, parameter);
      const estimate = estimateOf(summary, parameter);
      expect(curve?.facts?.middle).toBe(estimate?.median);
      expect(curve && shareBelow(curve.density, estimate?.median ?? NaN)).toBeCloseTo(0.5, 1);
    }
    expect(fitCurve(summary, draws, { kind: 'tie', name: 'log_nu' })).toBeNull();
  });

  it('of the data alone have the intervals of the likelihood', () => {
    const profile = profileLikelihood(counts, DEFAULT_MODEL, { kind: 'strength', model: 2 });
    if (profile === null) throw new Error('no profile');
    const { facts, isOpen } = dataCurve(profile, INTERVALS);
    expect(isOpen).toBe(false);
    const half = ([lower, upper]: readonly [number, number]) => (upper - lower) / 2;
    // 1.95996 over 0.99446 standard errors.
    expect(half(facts?.wide ?? [0, 0]) / half(facts?.narrow ?? [1, 1])).toBeCloseTo(1.971, 1);
  });

  it('of the data alone have no middle where they have no end', () => {
    const undefeated = countsOf([
      ['a', 'b', 5, 0],
      ['b', 'c', 4, 3],
    ]);
    const alone = { ...DEFAULT_MODEL, order: null };
    const profile = profileLikelihood(undefeated, alone, { kind: 'strength', model: 0 });
    if (profile === null) throw new Error('no profile');
    const { facts, isOpen } = dataCurve(profile, INTERVALS);
    expect(isOpen).toBe(true);
    expect(facts?.middle).toBeNaN();
    expect(facts?.wide[1]).toBe(Infinity);
    expect(facts?.wide[0]).toBeGreaterThan(0);
  });

  it('of τ are the posterior over the prior: prior times likelihood is the posterior again', () => {
    const prior = priorMarginal(counts.models, MODEL, { kind: 'tau' });
    const fitted = fitCurve(summary, draws, { kind: 'tau' });
    if (prior === null || fitted === null) throw new Error('no τ');
    const before = priorCurve(shapeOf(prior, INTERVALS));
    expect(before.facts?.middle).toBeCloseTo(0.6745, 3);
    const { density } = quotientCurve(fitted.density, before.density);
    // A half-normal prior falls with τ, so the data alone say a larger one.
    expect(shareBelow(density, fitted.facts?.middle ?? NaN)).toBeLessThan(0.45);
    const { from, to, values } = density;
    const step = (to - from) / (values.length - 1);
    const area = values.reduce((sum, value) => sum + value * step, 0);
    expect(area).toBeCloseTo(1, 5);
  });
});
