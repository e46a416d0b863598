import { describe, expect, it } from 'vitest';
import { batchAfter, judgingForecast } from '../../../../src/core/judge/plan/forecast.ts';
import { drawTruths, judgeAs } from '../../../../src/core/judge/plan/simulate.ts';
import { runCounts } from '../../../../src/core/judge/plan/run-counts.ts';
import type { Plan } from '../../../../src/core/judge/setup.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { countsOf } from '../../counts-of.ts';
import type { Row } from '../../counts-of.ts';
import { RANDOM, ADAPTIVE, NO_ORDER, runOf, widths } from './forecast-runs.ts';

/** Between the 16th and the 84th percentile of a standard normal variate. */
const REACH = 2 * 0.994457883;

describe('the forecast of a run', () => {
  it('begins with what is known: the prior while nothing is judged', () => {
    const { steps } = judgingForecast(runOf(5), [10], 1);
    // Five normal(0, 1) strengths that sum to zero have a variance of 1 − 1/5 each.
    const width = REACH * Math.sqrt(0.8);
    expect(steps[0].judgments).toBe(0);
    expect(steps[0].width.value).toBeCloseTo(width, 6);
    expect(steps[0].width.lower).toBeCloseTo(width, 6);
    expect(steps[0].reached.value).toBe(0);
  });

  it('narrows as two models do that are judged, by hand', () => {
    // Strengths ±g/2, g ~ N(0, 2); without an order effect n judgments, each on a question of its
    // own, add n·w to the precision h of g, w = p(1 − p), and departures of variance 2·square to
    // n·w·g/h. Mean of the sd over truths, of the square over ω's prior.
    const run = runOf(2, { model: NO_ORDER });
    const found = judgingForecast(run, [100, 280], 3);
    const normal = (x: number) => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    let square = 0;
    for (let omega = 0.005; omega < 4; omega += 0.01)
      square += (0.02 * normal(omega) * omega ** 2) / (1 + 0.6918 * omega ** 2);
    const expected = (n: number): number => {
      let sum = 0;
      for (let z = -6; z <= 6; z += 0.01) {
        const p = 1 / (1 + Math.exp(-Math.SQRT2 * z));
        const h = 0.5 + n * p * (1 - p);
        const variance = 1 / h + 2 * square * n * ((p * (1 - p)) / h) ** 2;
        sum += 0.01 * 0.5 * Math.sqrt(variance) * normal(z);
      }
      return REACH * sum;
    };
    expect(Math.abs(widths(found)[1] / expected(100) - 1)).toBeLessThan(0.06);
    expect(Math.abs(widths(found)[2] / expected(280) - 1)).toBeLessThan(0.06);
    for (const { width } of found.steps.slice(1)) {
      expect(width.lower).toBeLessThan(width.value);
      expect(width.upper).toBeGreaterThan(width.value);
    }
  });

  it('of an adaptive plan reaches its goal with fewer judgments than of a random one', () => {
    const rows: Row[] = [
      ['a', 'b', 9, 9],
      ['b', 'c', 15, 3],
      ['c', 'd', 9, 9],
      ['d', 'e', 15, 3],
    ];
    const share = (plan: Plan) =>
      judgingForecast(runOf(5, { plan }, rows), [60], 1).steps[1].reached.value;
    expect(share(ADAPTIVE)).toBeGreaterThan(share(RANDOM) + 0.1);
  });

  it('looks at the goal of an adaptive plan after each fifth more, or ten', () => {
    expect([0, 50, 51, 1000, 1001].map(batchAfter)).toEqual([10, 10, 11, 200, 201]);
  });

  it('keeps the width at which an adaptive plan stopped', () => {
    const done = runOf(
      2,
      { plan: ADAPTIVE, asked: [{ judge: 0, question: 0, left: 0, right: 1 }] },
      [
        ['a', 'b', 40, 2],
        ['b', 'a', 2, 40],
      ],
    );
    const [now, later] = widths(judgingForecast(done, [100], 1));
    expect(later).toBe(now);
  });

  it('refuses a goal that can’t be', () => {
    const run = runOf(3, { goal: { kind: 'top', model: 5, k: 1 } });
    expect(() => judgingForecast(run, [10], 1)).toThrow('bad-setting');
  });
});

describe('what is simulated', () => {
  it('are judgments as the model has them', () => {
    const random = createRandom(4);
    const truth = { strengths: Float64Array.of(0.4, -0.4), order: 0.5, tie: 0, tau: NaN };
    const share = (ties: 'half' | 'davidson', left: number, outcome: Outcome) => {
      let times = 0;
      for (let n = 0; n < 20_000; n++) {
        const task = { question: 0, left, right: 1 - left };
        if (judgeAs(truth, ties, task, random) === outcome) times++;
      }
      return times / 20_000;
    };
    // σ(0.5 + 0.8) and σ(0.5 − 0.8); e^0.65 / (e^0.65 + e^−0.65 + 1).
    expect(share('half', 0, Outcome.left)).toBeCloseTo(0.7858, 1);
    expect(share('half', 1, Outcome.left)).toBeCloseTo(0.4256, 1);
    expect(share('half', 0, Outcome.tie)).toBe(0);
    expect(share('davidson', 0, Outcome.left)).toBeCloseTo(0.5563, 1);
    expect(share('davidson', 0, Outcome.tie)).toBeCloseTo(0.2904, 1);
  });

  it('are truths of the prior, and of the posterior once there is one', () => {
    const spread = (rows: readonly Row[]) => {
      const counts = runCounts(['a', 'b'], countsOf(rows));
      const truths = drawTruths(counts, DEFAULT_MODEL, 2000, createRandom(1));
      const values = truths.map(({ strengths }) => strengths[0]);
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      const square = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      return { mean, sd: Math.sqrt(square / values.length) };
    };
    const before = spread([]);
    expect(before.mean).toBeCloseTo(0, 1);
    expect(before.sd).toBeCloseTo(Math.SQRT1_2, 1);
    const after = spread([
      ['a', 'b', 300, 100],
      ['b', 'a', 100, 300],
    ]);
    // Half of log 3.
    expect(after.mean).toBeCloseTo(0.549, 1);
    expect(after.sd).toBeLessThan(0.06);
  });
});
