import { describe, expect, it } from 'vitest';
import { batchAfter, judgingForecast, SIZES } from '../../../../src/core/judge/plan/forecast.ts';
import type { Forecast, ForecastRun } from '../../../../src/core/judge/plan/forecast.ts';
import { drawTruths, judgeAs } from '../../../../src/core/judge/plan/simulate.ts';
import { runCounts } from '../../../../src/core/judge/plan/run-counts.ts';
import { planTasks } from '../../../../src/core/judge/plan/tasks.ts';
import type { Plan } from '../../../../src/core/judge/setup.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { countsOf } from '../../counts-of.ts';
import type { Row } from '../../counts-of.ts';
import { allAnswered } from './any-answered.ts';

const RANDOM: Plan = { kind: 'random', judgments: 5000, seed: 1 };
const ADAPTIVE: Plan = {
  ...{ kind: 'adaptive', goal: { kind: 'best' }, confidence: 0.9 },
  ...{ randomShare: 0.1, most: 5000, seed: 1 },
};

const NO_ORDER: ModelSettings = { ...DEFAULT_MODEL, order: null };

function runOf(
  models: number,
  parts: Partial<ForecastRun> = {},
  rows: readonly Row[] = [],
): ForecastRun {
  const names = ['a', 'b', 'c', 'd', 'e'].slice(0, models);
  return {
    ...{ plan: RANDOM, models: names, answered: allAnswered(models, 300), judges: 1 },
    ...{ model: DEFAULT_MODEL, counts: countsOf(rows, names), asked: [] },
    ...{ goal: { kind: 'best' }, confidence: 0.9, ...parts },
  };
}

const widths = ({ steps }: Forecast) => steps.map(({ width }) => width.value);

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

  it('reaches the goal as often as the beliefs on two models separate', () => {
    // A gap of about log 4, five standard deviations wide, stays.
    const sure = judgingForecast(runOf(2, { model: NO_ORDER }, [['a', 'b', 80, 20]]), [20], 1);
    expect(sure.steps.map(({ reached }) => reached.value)).toEqual([1, 1]);
    // Of two that may be equal, hardly ever at once; the share grows and has an interval.
    const even = judgingForecast(
      runOf(2, { model: NO_ORDER }, [['a', 'b', 50, 50]]),
      [20, 2000],
      1,
    );
    const shares = even.steps.map(({ reached }) => reached.value);
    expect(shares[0]).toBe(0);
    expect(shares[2]).toBeGreaterThan(shares[1]);
    const { lower, upper } = even.steps[2].reached;
    expect(lower).toBeLessThan(shares[2]);
    expect(upper).toBeGreaterThan(shares[2]);
  });

  it('goes on from what was judged: four times as many judgments, all on new questions, halve the width', () => {
    const rows: Row[] = [
      ['a', 'b', 50, 30],
      ['b', 'c', 40, 40],
      ['c', 'a', 30, 50],
    ];
    const { tasks } = planTasks(RANDOM, allAnswered(3, 300), 1);
    // Of the first no question is known, and questions differ; so not quite.
    const answered = allAnswered(3, 2000);
    const run = runOf(3, { asked: tasks.slice(0, 240), answered }, rows);
    const [now, later] = widths(judgingForecast(run, [720], 1));
    expect(later / now).toBeGreaterThan(0.47);
    expect(later / now).toBeLessThan(0.58);
  });

  it('goes on from what was judged before as from its own judgments, and asks none of it', () => {
    const rows: Row[] = [
      ['a', 'b', 5, 3],
      ['b', 'c', 4, 4],
    ];
    const { tasks } = planTasks(RANDOM, allAnswered(3, 300), 1);
    for (const plan of [RANDOM, ADAPTIVE]) {
      const own = judgingForecast(runOf(3, { plan, asked: tasks.slice(0, 16) }, rows), [40], 1);
      const base = countsOf(rows, ['a', 'b', 'c']);
      const before = runOf(3, { plan, asked: tasks.slice(0, 16), base });
      expect(judgingForecast(before, [40], 1)).toEqual(own);
    }
    const plan: Plan = { kind: 'all', bothOrders: true };
    const known = planTasks(plan, allAnswered(3, 300), 1).tasks.slice(0, 1790);
    const { steps } = judgingForecast(runOf(3, { plan, known }), [100], 1);
    expect(steps.map(({ judgments }) => judgments)).toEqual([0, 10]);
  });

  it('ends with the judgments that are left', () => {
    const plan: Plan = { kind: 'random', judgments: 150, seed: 1 };
    const judgments = (parts: Partial<ForecastRun>) =>
      judgingForecast(runOf(3, parts), SIZES, 1).steps.map((step) => step.judgments);
    expect(judgments({ plan })).toEqual([0, 100, 150]);
    const { tasks } = planTasks(plan, allAnswered(3, 300), 1);
    expect(judgments({ plan, asked: tasks.slice(0, 120) })).toEqual([0, 30]);
    expect(judgments({ plan, asked: tasks })).toEqual([0]);
    expect(judgments({ plan, judges: 2 })).toEqual([0, 100, 300]);
    const few = { ...ADAPTIVE, most: 60 };
    expect(judgments({ plan: few })).toEqual([0, 60]);
    expect(judgments({ plan: few, asked: tasks.slice(0, 20) })).toEqual([0, 40]);
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

  it('asks an adaptive plan for its own goal, not for another', () => {
    const parts = { plan: ADAPTIVE, goal: { kind: 'ranking' }, confidence: 0.9999 } as const;
    const own = judgingForecast(runOf(4, { plan: ADAPTIVE }), [80], 1);
    expect(own.steps[1].reached.value).toBeGreaterThan(0.1);
    expect(judgingForecast(runOf(4, parts), [80], 1)).toEqual(own);
  });

  it('is the same for a seed, and tells how far it is', () => {
    for (const plan of [RANDOM, ADAPTIVE]) {
      const seen: number[] = [];
      const run = runOf(3, { plan });
      const found = judgingForecast(run, [10], 5, (done, total) => seen.push(done / total));
      expect(judgingForecast(run, [10], 5)).toEqual(found);
      expect(judgingForecast(run, [10], 6)).not.toEqual(found);
      expect(seen).toHaveLength(found.simulations + 1);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect(seen.at(-1)).toBe(1);
    }
  });

  it('is no wider than the bounds of a prior allow', () => {
    const model = { ...DEFAULT_MODEL, strength: { family: 'uniform', bound: 1 } } as const;
    const [now, later] = widths(judgingForecast(runOf(3, { model }), [200], 1));
    expect(now).toBeLessThan(2 * 0.6801);
    expect(later).toBeLessThan(now);
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
