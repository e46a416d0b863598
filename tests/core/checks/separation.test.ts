import { describe, expect, it } from 'vitest';
import { beliefOf, differenceAfter } from '../../../src/core/checks/belief.ts';
import { separationReport } from '../../../src/core/checks/separation.ts';
import type { SeparationDesign } from '../../../src/core/checks/separation.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { Draws } from '../../../src/core/posterior/draws/draws.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { approximate } from '../../../src/core/sampler/approximation/laplace.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { drawsOf } from '../posterior/draws-of.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';
import type { Row } from '../counts-of.ts';

const NO_ORDER: ModelSettings = { ...DEFAULT_MODEL, order: null };
const TWO = countsOf([['a', 'b', 12, 9]]);

/** Draws whose two strengths differ by a normal amount. */
function differing(mean: number, sd: number): Draws {
  const random = createRandom(11);
  const rows = Array.from({ length: 4000 }, () => {
    const half = 0.5 * (mean + sd * random.normal());
    return [half, -half];
  });
  return drawsOf(NO_ORDER, rows);
}

function report(draws: Draws, design: SeparationDesign = 'pair', seed = 1) {
  return separationReport(draws, TWO, NO_ORDER, [0, 1], design, seed);
}

describe('what is believed once judgments have come in', () => {
  it('is Laplace’s approximation with all judgments, where the belief is Gaussian', () => {
    // A normal(0, 1) prior on two strengths is a Gaussian belief: β ~ normal(0, 1/√2).
    const counts = countsOf([
      ['a', 'b', 7, 2, 1],
      ['b', 'a', 3, 5, 0],
    ]);
    for (const ties of ['half', 'drop'] as const) {
      const belief = beliefOf(
        { models: 2, hasOrder: false, ties },
        new Float64Array(2),
        Float64Array.of(0.5, -0.5, -0.5, 0.5),
      );
      const found = differenceAfter(belief, counts, [0, 1]);
      const { center, loadings } = approximate(counts, { ...NO_ORDER, ties });
      expect(found.mean).toBeCloseTo(center[0] - center[1], 3);
      expect(found.sd).toBeCloseTo(Math.abs(loadings[0] - loadings[1]), 3);
      const swapped = differenceAfter(belief, counts, [1, 0]);
      expect(swapped.mean).toBeCloseTo(-found.mean, 10);
    }
  });

  it('keeps what is believed of others, with an order effect and ties', () => {
    const width = 5;
    const covariance = new Float64Array(width * width);
    const own = [0.3, 0.2, 0.4];
    // Three strengths from two free ones, the order effect, the tie parameter.
    [0, 1].forEach((k) => (covariance[k * width + k] = own[k]));
    covariance[3 * width + 3] = own[2];
    covariance[4 * width + 4] = 0.1;
    const mean = Float64Array.of(0.5, 0, -0.5, 0.1, -1);
    const belief = beliefOf({ models: 3, hasOrder: true, ties: 'davidson' }, mean, covariance);
    const nothing = countsOf([['a', 'b', 0, 0, 0]], ['a', 'b', 'c']);
    const before = differenceAfter(belief, nothing, [0, 1]);
    expect(before.mean).toBeCloseTo(0.5, 10);
    expect(before.sd).toBeCloseTo(Math.sqrt(0.5), 10);
    const later = differenceAfter(
      belief,
      countsOf([['a', 'b', 40, 40, 9]], ['a', 'b', 'c']),
      [0, 1],
    );
    expect(later.mean).toBeLessThan(0.5);
    expect(later.sd).toBeLessThan(0.65);
  });

  it('refuses a covariance that is none', () => {
    const shape = { models: 2, hasOrder: false, ties: 'half' } as const;
    expect(() => beliefOf(shape, new Float64Array(2), new Float64Array(4))).toThrow('not-finite');
  });
});

describe('how many more judgments separate two models', () => {
  const known = report(differing(0.4, 0.5));

  it('is none where they are separated already', () => {
    expect(report(differing(2, 0.5))).toMatchObject({
      ...{ ahead: 0, behind: 1, half: 0, halfLower: 0, halfUpper: 0, level: 0.95 },
      steps: [{ judgments: 0, share: 1, shareInFavour: 1 }],
    });
  });

  it('follows the arithmetic of normal beliefs', () => {
    // N(0.4, 0.5²). After n judgments about ¼·n of information: v = 1/(4 + n·0.24), and the
    // mean is spread by √(0.25 − v). Separated where it is beyond 1.645·√v.
    const { steps, now, ahead, simulations } = known;
    expect(ahead).toBe(0);
    expect(now).toBeCloseTo(0.788, 1);
    expect(simulations).toBe(200);
    const upper = (z: number): number => {
      // Normal tail by Zelen & Severo (Abramowitz & Stegun 26.2.17).
      if (z < 0) return 1 - upper(-z);
      const t = 1 / (1 + 0.2316419 * z);
      const sum =
        t *
        (0.31938153 +
          t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
      return (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * sum;
    };
    for (const n of [64, 256, 4096]) {
      const v = 1 / (4 + 0.24 * n);
      const spread = Math.sqrt(0.25 - v);
      const limit = 1.645 * Math.sqrt(v);
      const inFavour = upper((limit - 0.4) / spread);
      const against = upper((limit + 0.4) / spread);
      const step = steps.find(({ judgments }) => judgments === n);
      expect(Math.abs((step?.share ?? NaN) - inFavour - against)).toBeLessThan(0.09);
      expect(Math.abs((step?.shareInFavour ?? NaN) - inFavour)).toBeLessThan(0.09);
      expect(step?.lower).toBeLessThan(step?.share ?? NaN);
      expect(step?.upper).toBeGreaterThan(step?.share ?? NaN);
    }
  });

  it('lies between the steps that have half of the simulations between them', () => {
    const { steps, half, halfLower, halfUpper } = known;
    const at = steps.findIndex(({ share }) => share >= 0.5);
    expect(half).toBeGreaterThanOrEqual(steps[at - 1].judgments);
    expect(half).toBeLessThanOrEqual(steps[at].judgments);
    expect(halfLower).toBeLessThanOrEqual(half ?? NaN);
    expect(halfUpper).toBeGreaterThanOrEqual(half ?? NaN);
    expect(steps.map(({ judgments }) => judgments).slice(0, 4)).toEqual([0, 1, 2, 4]);
  });

  it('is not within the largest number where the two may as well be equal', () => {
    const { half, halfUpper, steps, most } = report(differing(0.0002, 0.001));
    expect(half).toBeNull();
    expect(halfUpper).toBeNull();
    expect(most).toBeGreaterThan(100_000);
    expect(steps.at(-1)?.judgments).toBe(most);
    expect(steps.at(-1)?.share).toBeLessThan(0.3);
  });

  it('is the same for a pair alone and for all pairs of two models', () => {
    const { draws } = fitAll(TWO, NO_ORDER, { ...DEFAULT_SAMPLER, draws: 2000 }, INTERVALS);
    const pair = report(draws, 'pair');
    const all = report(draws, 'all');
    for (const step of all.steps) {
      const same = pair.steps.find(({ judgments }) => judgments === step.judgments);
      if (same) expect(Math.abs(step.share - same.share)).toBeLessThan(0.12);
    }
    expect(Math.log2((all.half ?? NaN) / (pair.half ?? NaN))).toBeCloseTo(0, 0);
  });

  it('asks for more where judgments go to other pairs too', () => {
    const counts = countsOf([
      ['a', 'b', 12, 9],
      ['b', 'c', 12, 8],
      ['c', 'd', 10, 9],
      ['d', 'a', 6, 14],
    ]);
    const model: ModelSettings = { ...DEFAULT_MODEL, ties: 'davidson' };
    const { draws, summary } = fitAll(counts, model, DEFAULT_SAMPLER, INTERVALS);
    const pair = [summary.rows[1].model, summary.rows[0].model] as const;
    const told: number[] = [];
    const alone = separationReport(draws, counts, model, pair, 'pair', 1);
    const all = separationReport(draws, counts, model, pair, 'all', 1, (done, total) =>
      told.push(done / total),
    );
    // However the pair is named, the one ahead is the one ahead.
    expect(all).toMatchObject({ ahead: summary.rows[0].model, behind: summary.rows[1].model });
    expect(all.half ?? Infinity).toBeGreaterThan(alone.half ?? NaN);
    expect(told.at(-1)).toBe(1);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
  });

  it('begins where the first of the simulations may separate', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const rows = names.flatMap((name, at) =>
      names.slice(at + 1).map((other): Row => [name, other, 11, 9]),
    );
    const counts = countsOf(rows);
    const { draws } = fitAll(counts, NO_ORDER, { ...DEFAULT_SAMPLER, draws: 500 }, INTERVALS);
    const { steps } = separationReport(draws, counts, NO_ORDER, [0, 1], 'all', 1);
    // 128 judgments are foreseen to separate less than 2% of them, and 256 more than that.
    expect(steps[1].judgments).toBe(128);
    expect(steps[1].share).toBeLessThan(0.05);
    expect(steps[3].share).toBeGreaterThan(0.1);
  });

  it('is the same for the same seed', () => {
    const draws = differing(0.4, 0.5);
    expect(report(draws)).toEqual(known);
    expect(report(draws, 'pair', 2).steps).not.toEqual(known.steps);
  });
});
