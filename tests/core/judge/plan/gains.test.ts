import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastsOf, varianceReductions } from '../../../../src/core/judge/plan/contrasts.ts';
import { mostInformative, pairGains } from '../../../../src/core/judge/plan/gains.ts';
import { Ledger } from '../../../../src/core/judge/plan/ledger.ts';
import { beliefOf } from '../../../../src/core/judge/plan/questions/belief.ts';
import { runCounts } from '../../../../src/core/judge/plan/run-counts.ts';
import {
  expectedInformation,
  gapVariance,
  learn,
  newInformation,
  standingOf,
} from '../../../../src/core/judge/plan/standing.ts';
import type { Standing } from '../../../../src/core/judge/plan/standing.ts';
import type { Goal } from '../../../../src/core/judge/setup.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { approximate } from '../../../../src/core/sampler/approximation/laplace.ts';
import { anyRows, countsOf } from '../../counts-of.ts';
import { allAnswered } from './any-answered.ts';

/** Independent strengths. */
function standing(mean: readonly number[], sd: readonly number[], order = 0): Standing {
  const models = mean.length;
  const covariance = new Float64Array(models * models);
  sd.forEach((s, m) => (covariance[m * (models + 1)] = s * s));
  return { models, mean: Float64Array.from(mean), covariance, order, byQuestion: 0 };
}

const gainsOf = (goal: Goal, of: Standing): Float64Array =>
  pairGains(
    of,
    new Ledger(allAnswered(of.models, 3), true),
    varianceReductions(contrastsOf(goal, of, 0.95), of),
  );

/** The pair of models that tells most. */
function mostFor(goal: Goal, of: Standing): number[] {
  const ledger = new Ledger(allAnswered(of.models, 3), true);
  const pair = mostInformative(gainsOf(goal, of), ledger);
  return pair === null ? [] : [ledger.lower[pair], ledger.higher[pair]];
}

describe('what is believed of the models', () => {
  it('is Laplace’s approximation where no question is known', () => {
    const counts = countsOf([
      ['a', 'b', 7, 2],
      ['c', 'b', 3, 5],
    ]);
    const { center, loadings } = approximate(counts, DEFAULT_MODEL);
    const found = standingOf(beliefOf(runCounts(['a', 'b', 'c'], counts), DEFAULT_MODEL), 3, true);
    expect([...found.mean]).toEqual([...center.subarray(0, 3)]);
    expect(found.order).toBe(center[3]);
    let variance = 0;
    for (let c = 0; c < 3; c++) variance += (loadings[c] - loadings[2 * 3 + c]) ** 2;
    expect(gapVariance(found, 0, 2)).toBeCloseTo(variance, 12);
  });

  it('expects the information p(1 − p), averaged over what is not known', () => {
    // Known exactly: σ(1)·σ(−1); with an order effect the average of both orders.
    const known = standing([0.5, -0.5], [0, 0]);
    expect(expectedInformation(known, 0, 1)).toBeCloseTo(0.196611933241, 10);
    const slope = (x: number) => 1 / (2 + Math.exp(x) + Math.exp(-x));
    const ordered = standing([0.5, -0.5], [0, 0], 0.7);
    expect(expectedInformation(ordered, 1, 0)).toBeCloseTo((slope(1.7) + slope(0.3)) / 2, 10);
    // By the trapezium rule over a gap of mean 1 and sd 2.
    let sum = 0;
    const step = 0.01;
    for (let z = -8; z <= 8; z += step) {
      sum += (step * Math.exp(-0.5 * z * z) * slope(1 + 2 * z)) / Math.sqrt(2 * Math.PI);
    }
    const vague = standing([0.5, -0.5], [Math.SQRT2, Math.SQRT2]);
    expect(Math.abs(expectedInformation(vague, 0, 1) / sum - 1)).toBeLessThan(0.05);
  });

  it('narrows as a normal belief does that is measured', () => {
    const before = standing([0.2, -0.1, 0], [1, 0.5, 0.7]);
    const information = expectedInformation(before, 0, 1);
    const variance = gapVariance(before, 0, 1);
    learn(before, 0, 1);
    // Precisions add up.
    expect(1 / gapVariance(before, 0, 1)).toBeCloseTo(1 / variance + information, 10);
    expect(before.covariance[8]).toBe(0.7 ** 2);
    expect(before.covariance[1]).toBeGreaterThan(0);
  });
});

describe('what a goal’s answer tells', () => {
  it('is the variance that knowing the sign takes away, as in simulation', () => {
    const of = standing([0.6, 0], [0.8, 0.6]);
    const told = varianceReductions([{ a: 0, b: 1, weight: 1 }], of);
    const random = createRandom(5);
    const sums = [0, 0];
    const times = [0, 0];
    const size = 200_000;
    for (let s = 0; s < size; s++) {
      const [x, y] = [0.6 + 0.8 * random.normal(), 0.6 * random.normal()];
      const sign = x > y ? 1 : 0;
      sums[sign] += x;
      times[sign]++;
    }
    const [less, more] = sums.map((sum, sign) => sum / times[sign]);
    const between = ((times[0] * times[1]) / size ** 2) * (more - less) ** 2;
    expect(Math.abs(told[0] / between - 1)).toBeLessThan(0.03);
  });

  it('hangs on the neighbours that are not settled', () => {
    const of = standing([2, 0.1, 0, -2, -2.2], [0.1, 0.1, 0.1, 0.1, 0.1]);
    const found = contrastsOf({ kind: 'ranking' }, of, 0.95);
    expect(found.map(({ a, b }) => [a, b])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    // One over Φ(−1/√2) and Φ(−2/√2): the more, the nearer to being settled.
    expect(found[0].weight).toBeCloseTo(1 / 0.23975, 3);
    expect(found[1].weight).toBeCloseTo(1 / 0.07865, 2);
    expect(contrastsOf({ kind: 'ranking' }, of, 0.7)).toEqual([]);
  });

  it('hangs on who of the first k may give way to one of the others', () => {
    const of = standing([3, 1, 0.9, -2], [0.1, 0.1, 0.1, 0.1]);
    const found = contrastsOf({ kind: 'top-set', k: 2 }, of, 0.95);
    expect(found.map(({ a, b, weight }) => [a, b, weight])).toEqual([
      [0, 2, 1],
      [0, 3, 1],
      [1, 2, 1],
      [1, 3, 1],
    ]);
  });

  it('hangs on the two that are compared, or on the one that is placed', () => {
    const of = standing([3, 1, 0.9, -2], [0.1, 0.1, 0.1, 0.1]);
    expect(contrastsOf({ kind: 'pair', model: 3, other: 1 }, of, 0.95)).toEqual([
      { a: 3, b: 1, weight: 1 },
    ]);
    const placed = contrastsOf({ kind: 'place', model: 2 }, of, 0.95);
    expect(placed.map(({ a, b, weight }) => [a, b, weight])).toEqual([
      [2, 0, 1],
      [2, 1, 1],
      [2, 3, 1],
    ]);
  });

  it('hangs on the model at the edge of the first k', () => {
    const of = standing([3, 2, 1, 0, -1], [0.1, 0.1, 0.1, 0.1, 0.1]);
    const weights = (model: number, k: number) =>
      contrastsOf({ kind: 'top', model, k }, of, 0.95).map(({ b, weight }) => [
        b,
        Math.round(100 * weight) / 100,
      ]);
    // The third is in the first three unless the fourth overtakes it.
    expect(weights(2, 3)).toEqual([
      [0, 0],
      [1, 0],
      [3, 0.5],
      [4, 0.5],
    ]);
    // For a place in the first two it has to overtake one of the two.
    expect(weights(2, 2)).toEqual([
      [0, 0.5],
      [1, 0.5],
      [3, 0],
      [4, 0],
    ]);
    expect(contrastsOf({ kind: 'best' }, of, 0.95)).toEqual(
      contrastsOf({ kind: 'top', model: 0, k: 1 }, of, 0.95),
    );
  });
});

describe('what a judgment tells over questions', () => {
  const of = { ...standing([0.3, -0.3], [0.4, 0.4]), byQuestion: 0.6 };
  const information = expectedInformation(of, 0, 1);

  it('is less than on its question, and of the second on a question what is left of two', () => {
    // The mean of n judgments of one question has variance 1/(n·w) + 2ω².
    const told = (judgments: number) => 1 / (1 / (judgments * information) + 2 * 0.6);
    const first = newInformation(of, 0, 1, false);
    expect(first).toBeCloseTo(told(1), 12);
    expect(first + newInformation(of, 0, 1, true)).toBeCloseTo(told(2), 12);
  });

  it('is all of it where questions don’t differ', () => {
    for (const isRepeat of [false, true])
      expect(newInformation({ ...of, byQuestion: 0 }, 0, 1, isRepeat)).toBe(information);
  });

  it('makes a pair that has new questions left worth more than one that has not', () => {
    const three = { ...standing([0, 0, 0], [0.3, 0.3, 0.3]), byQuestion: 0.6 };
    const ledger = new Ledger(allAnswered(3, 1), true);
    ledger.note({ question: 0, left: 0, right: 1 });
    expect([...ledger.fresh]).toEqual([0, 1, 1]);
    const contrasts = [0, 1].map((b) => ({ a: 2, b, weight: 1 }));
    const even = [...contrasts, { a: 0, b: 1, weight: 1 }];
    const gains = pairGains(three, ledger, varianceReductions(even, three));
    expect(gains[0]).toBeLessThan(gains[1]);
    expect(gains[1]).toBeCloseTo(gains[2], 12);
  });
});

describe('the pair that tells most', () => {
  it('tells what is worked out by hand', () => {
    // Three equals, and whether the first is stronger than the second: φ(0)²/(½·½) = 2/π. Gap of
    // these two: variance 2, all of it along the contrast; of one of them and the third: half.
    const of3 = standing([0, 0, 0], [1, 1, 1]);
    const told = varianceReductions([{ a: 0, b: 1, weight: 3 }], of3);
    const gains = pairGains(of3, new Ledger(allAnswered(3, 1), true), told);
    const information = 0.25 / Math.sqrt(1 + Math.PI / 4);
    const per = (3 * (2 / Math.PI) * information) / (1 + 2 * information);
    expect(gains[0]).toBeCloseTo(2 * per, 12);
    expect(gains[1]).toBeCloseTo(0.5 * per, 12);
    expect(gains[2]).toBeCloseTo(0.5 * per, 12);
  });

  const of = standing([1, 0.8, 0, -0.9, -1], [0.3, 0.3, 0.3, 0.3, 0.3]);

  it('is of those that the goal hangs on', () => {
    expect(mostFor({ kind: 'best' }, of)).toEqual([0, 1]);
    expect(mostFor({ kind: 'top', model: 3, k: 3 }, of)).toEqual([2, 3]);
    expect(mostFor({ kind: 'ranking' }, standing([1, 0.1, 0, -1], [0.1, 0.1, 0.1, 0.1]))).toEqual([
      1, 2,
    ]);
    expect(mostFor({ kind: 'top-set', k: 3 }, of)).toEqual([2, 3]);
    expect(mostFor({ kind: 'pair', model: 0, other: 4 }, of)).toEqual([0, 4]);
    // Placed among those that are known well, it meets the one it is most like.
    const placed = standing([2, 0.9, -0.6, 0.7], [0.1, 0.1, 0.1, 0.6]);
    expect(mostFor({ kind: 'place', model: 3 }, placed)).toEqual([1, 3]);
  });

  it('is rather the one of which less is known', () => {
    const uneven = standing([0, 0, 1.5], [0.2, 0.8, 0.8]);
    expect(mostFor({ kind: 'best' }, uneven)).toEqual([1, 2]);
  });

  it('is none where everything is settled', () => {
    expect(mostFor({ kind: 'ranking' }, standing([9, 0, -9], [0.1, 0.1, 0.1]))).toEqual([]);
  });

  it('is the least judged of equal ones, and never one that is used up', () => {
    const ledger = new Ledger(allAnswered(3, 1), true);
    ledger.note({ question: 0, left: 0, right: 1 });
    expect(mostInformative(Float64Array.of(1, 1, 1), ledger)).toBe(1);
    ledger.note({ question: 0, left: 1, right: 0 });
    const equal = standing([0, 0, 0], [1, 1, 1]);
    const gains = pairGains(equal, ledger, varianceReductions([{ a: 0, b: 1, weight: 1 }], equal));
    expect(gains[0]).toBe(0);
    expect(gains[1]).toBeGreaterThan(0);
  });

  it('is worth the same whatever the models’ order', () => {
    const kinds = ['best', 'top-set', 'top', 'ranking', 'pair', 'place'] as const;
    fc.assert(
      fc.property(anyRows, fc.constantFrom(...kinds), (rows, kind) => {
        const names = [...new Set(rows.map(([left]) => left))].sort();
        const size = names.length;
        const goal = (model: number): Goal => {
          if (kind === 'best' || kind === 'ranking') return { kind };
          return { kind, model, k: 1, other: size - 1 - model };
        };
        const standingIn = (order: readonly string[]) =>
          standingOf(beliefOf(runCounts(order, countsOf(rows)), DEFAULT_MODEL), size, true);
        const of = (order: readonly string[], wanted: Goal) => gainsOf(wanted, standingIn(order));
        const means = standingIn(names).mean;
        const sorted = means.toSorted();
        // Who is ahead of whom must not be a matter of rounding.
        fc.pre(sorted.every((x, m) => m === 0 || x - sorted[m - 1] > 1e-6));
        const there = of(names, goal(0));
        const back = of(names.toReversed(), goal(size - 1));
        const { lower, higher } = new Ledger(allAnswered(size, 1), true);
        there.forEach((gain, pair) => {
          const [a, b] = [size - 1 - higher[pair], size - 1 - lower[pair]];
          const same = lower.findIndex((m, p) => m === a && higher[p] === b);
          expect(back[same]).toBeCloseTo(gain, 8);
        });
      }),
      // Of m0 being first is so little left that 1 − P is only rounding.
      {
        examples: [
          [
            [
              ['m0', 'm2', 2.7085834785790537, 1, 0],
              ['m1', 'm0', 17, 0, 0],
              ['m1', 'm2', 3, 16, 0],
              ['m2', 'm1', 9, 0, 24],
            ],
            'top',
          ],
        ],
      },
    );
  });
});
