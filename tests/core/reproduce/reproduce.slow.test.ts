import { describe, expect, it } from 'vitest';
import type { ComparedSetting } from '../../../src/core/fit/compared-setting.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { Grade, Outcome } from '../../../src/core/table/judgments.ts';
import { table, found, published, rating, mle, MODELS } from './published.ts';

describe('a published ranking is found again', () => {
  it.each<[string, ComparedSetting, (x: number, all: readonly number[]) => number, string]>([
    ['maximum likelihood, ratings', mle(), rating, 'rating'],
    ['Davidson’s ties, log-odds', mle({ ties: 'davidson' }), (x) => x - 3, 'log-odds'],
    ['Rao and Kupper’s ties', mle({ ties: 'rao-kupper' }), rating, 'rating'],
    ['ties dropped, odds', mle({ ties: 'drop' }), (x) => 0.2 * Math.exp(x), 'odds'],
    ['an order effect', mle({ order: DEFAULT_MODEL.order }), rating, 'rating'],
    // Models are counted in the order of their names: good is the second.
    ['percent against one', mle(), (x, all) => 100 / (1 + Math.exp(all[1] - x)), 'against'],
    ['flat priors', { method: 'posterior', model: RAKUDA_MODEL }, rating, 'rating'],
    ['a normal prior', { method: 'posterior', model: DEFAULT_MODEL }, rating, 'rating'],
  ])('%s', (_name, setting, put, kind) => {
    const made = found(published(setting, put));
    expect(made?.best).toMatchObject({ isPart: false, judge: null, isWeighted: false });
    expect(made?.best.setting).toEqual(setting);
    expect(made?.best.measure.kind).toBe(kind);
    expect(['digits', 'same']).toContain(made?.best.nearness.level);
    expect(made?.kendall).toBe(1);
    expect(made?.models.map(({ name }) => name)).toEqual(MODELS);
    expect(made?.against).toBe(kind === 'against' ? 'good' : null);
    // The intervals were of 68%, by the same method.
    expect(made?.intervals?.probability).toBe(0.68);
    expect(Math.abs(Math.log(made?.intervals?.ratio ?? NaN))).toBeLessThan(0.06);
  });

  it('of strong verdicts that count three times', () => {
    const grade = Uint8Array.from(table.outcome, (outcome, row) =>
      outcome === Outcome.tie ? Grade.open : row % 3 === 0 ? Grade.strong : Grade.plain,
    );
    const weight = Float64Array.from(grade, (each) => (each === Grade.strong ? 3 : 1));
    const entries = published(mle(), rating, { ...table, weight });
    const made = found(entries, { ...table, grade }, 3);
    expect(made?.best).toMatchObject({ isWeighted: true, nearness: { level: 'digits' } });
    expect(found(entries, { ...table, grade })?.best.nearness.level).not.toBe('digits');
  });
});
