import { describe, expect, it } from 'vitest';
import { judgingForecast, SIZES } from '../../../../src/core/judge/plan/forecast.ts';
import type { ForecastRun } from '../../../../src/core/judge/plan/forecast.ts';
import { planTasks } from '../../../../src/core/judge/plan/tasks.ts';
import type { Plan } from '../../../../src/core/judge/setup.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { countsOf } from '../../counts-of.ts';
import type { Row } from '../../counts-of.ts';
import { allAnswered } from './any-answered.ts';
import { RANDOM, ADAPTIVE, NO_ORDER, runOf, widths } from './forecast-runs.ts';

describe('the forecast of a run', () => {
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
});
