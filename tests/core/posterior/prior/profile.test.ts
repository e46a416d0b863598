import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import {
  fallOf,
  likelihoodInterval,
  profileLikelihood,
} from '../../../../src/core/posterior/prior/profile.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import {
  maximumLikelihood,
  standardErrors,
} from '../../../../src/core/sampler/maximum-likelihood/mle.ts';
import { countsOf } from '../../counts-of.ts';

const ALONE = { ...DEFAULT_MODEL, order: null };

describe('the profile likelihood', () => {
  it('of two models is the binomial likelihood', () => {
    // 7 of 10: β_a = η/2, best at logit(0.7)/2; at η = 0 it is 10·ln ½.
    const counts = countsOf([['a', 'b', 7, 3]]);
    const found = profileLikelihood(counts, ALONE, { kind: 'strength', model: 0 });
    expect(found?.best).toBeCloseTo(Math.log(7 / 3) / 2, 3);
    const best = 7 * Math.log(0.7) + 3 * Math.log(0.3);
    found?.at.forEach((beta, n) => {
      const eta = 2 * beta;
      const here = -7 * Math.log(1 + Math.exp(-eta)) - 3 * Math.log(1 + Math.exp(eta));
      expect(found.log[n]).toBeCloseTo(here - best, 4);
    });
    expect(found).toMatchObject({ isOpenBelow: false, isOpenAbove: false, reason: null });
  });

  for (const ties of ['half', 'davidson', 'rao-kupper'] as const)
    it(`is highest at the maximum likelihood, and as wide as its standard error: ${ties}`, () => {
      const model = { ...DEFAULT_MODEL, ties };
      const maximum = maximumLikelihood(RAKUDA.counts, model);
      const errors = standardErrors(maximum);
      const name = ties === 'davidson' ? 'log_nu' : 'log_kappa';
      const parameters = [
        [{ kind: 'strength', model: 2 }, 2],
        [{ kind: 'strength', model: 8 }, 8],
        [{ kind: 'order' }, 9],
        ...(ties === 'half' ? [] : ([[{ kind: 'tie', name }, 10]] as const)),
      ] as const;
      for (const [parameter, place] of parameters) {
        const found = profileLikelihood(RAKUDA.counts, model, parameter);
        if (found === null) throw new Error('no profile');
        expect(found.best).toBeCloseTo(maximum.point[place], 3);
        const [lower, upper] = likelihoodInterval(found, fallOf(1));
        expect((upper - lower) / 2 / errors[place]).toBeCloseTo(1, 1);
      }
    });

  it('is one-sided where a model never lost, and says why', () => {
    const counts = countsOf([
      ['a', 'b', 5, 0],
      ['a', 'c', 6, 0],
      ['b', 'c', 4, 3],
    ]);
    const [first, second] = [0, 1].map((model) =>
      profileLikelihood(counts, ALONE, { kind: 'strength', model }),
    );
    expect(first).toMatchObject({
      isOpenBelow: false,
      isOpenAbove: true,
      reason: { why: 'undefeated', models: ['a'] },
    });
    expect(second).toMatchObject({ isOpenBelow: true, isOpenAbove: false });
    if (first) {
      const [lower, upper] = likelihoodInterval(first, fallOf(1));
      expect(lower).toBeGreaterThan(1);
      expect(upper).toBe(Infinity);
    }
  });

  it('is open on both sides where nothing links two groups', () => {
    const counts = countsOf([
      ['a', 'b', 5, 4],
      ['c', 'd', 6, 5],
    ]);
    expect(profileLikelihood(counts, ALONE, { kind: 'strength', model: 0 })).toMatchObject({
      isOpenBelow: true,
      isOpenAbove: true,
      reason: { why: 'unconnected' },
    });
  });

  it('is nothing for what the settings do not have, and for τ', () => {
    const { counts } = RAKUDA;
    expect(profileLikelihood(counts, ALONE, { kind: 'order' })).toBeNull();
    expect(profileLikelihood(counts, ALONE, { kind: 'tie', name: 'log_nu' })).toBeNull();
    expect(profileLikelihood(counts, ALONE, { kind: 'tau' })).toBeNull();
  });
});
