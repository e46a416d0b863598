import { describe, expect, it } from 'vitest';
import { compareTieModels, modelledTies } from '../../../src/core/checks/tie-models.ts';
import type { ComparisonProgress } from '../../../src/core/checks/tie-models.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import type { TieModel } from '../../../src/core/model/settings.ts';
import { looVerdict } from '../../../src/core/posterior/loo/compare-loo.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { countsOf } from '../counts-of.ts';

describe('the comparison of tie models', () => {
  it('compares within what is predicted, best first, with the present model marked', () => {
    const told: ComparisonProgress[] = [];
    const { groups, failed, draws } = compareTieModels(RAKUDA.counts, RAKUDA_MODEL, 1, (progress) =>
      told.push(progress),
    );
    expect(failed).toEqual([]);
    expect(draws).toBe(4000);
    expect(groups.map(({ space, judgments, rows }) => [space, judgments, rows.length])).toEqual([
      ['decided', 726, 4],
      ['three-outcomes', 800, 4],
    ]);
    for (const { rows } of groups) {
      expect(rows[0].difference.sum).toBe(0);
      for (const row of rows) {
        expect(row.difference.sum).toBeCloseTo(row.elpdLoo.sum - rows[0].elpdLoo.sum, 9);
        expect(row.isConverged).toBe(true);
      }
    }
    // At the maximum Rao–Kupper's likelihood is 12.2 above Davidson's on these judgments.
    const [best, , worse] = groups[1].rows;
    expect(best.ties).toBe('rao-kupper');
    expect(worse.ties).toBe('davidson');
    expect(worse.difference.sum).toBeLessThan(-10);
    expect(worse.difference.sum).toBeGreaterThan(-15);
    const current = groups.flatMap(({ rows }) => rows).filter(({ isCurrent }) => isCurrent);
    expect(current).toMatchObject([{ ties: 'half', hasOrder: true }]);
    const shares = told.map(({ done, total }) => done / total);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(new Set(told.map(({ current: { ties, hasOrder } }) => `${ties}${hasOrder}`)).size).toBe(
      8,
    );
  }, 60_000);

  it('gives a model without an order effect the default one to compare with', () => {
    const counts = countsOf([
      ['a', 'b', 30, 10, 4],
      ['b', 'a', 25, 12, 3],
    ]);
    const { groups } = compareTieModels(counts, { ...DEFAULT_MODEL, order: null }, 1);
    const [first, second] = groups[0].rows;
    // Whoever is shown first wins two thirds.
    expect(first.hasOrder).toBe(true);
    expect(groups[0].rows.filter(({ hasOrder }) => !hasOrder).length).toBe(2);
    expect(second.isCurrent || groups[0].rows.some(({ isCurrent }) => isCurrent)).toBe(true);
    const current = groups[0].rows.find(({ isCurrent }) => isCurrent);
    expect(current?.difference.sum).toBeLessThan(-3);
  });

  it('compares models of grades with each other, where one is in use', () => {
    const counts = countsOf([
      ['a', 'b', 6, 1, 2],
      ['b', 'a', 4, 3, 1],
    ]);
    const none = new Float64Array(counts.left.length);
    const grades = {
      ...{ leftStrong: none.map(() => 1), rightStrong: none },
      ...{ leftOpen: none, rightOpen: none },
    };
    const of = (ties: TieModel, isGraded: boolean) =>
      modelledTies(isGraded ? { ...counts, grades } : counts, { ...DEFAULT_MODEL, ties }).map(
        (one) => one.ties,
      );
    expect(of('adjacent', true)).toEqual(['adjacent', 'cumulative']);
    expect(of('half', true)).toEqual(['davidson', 'rao-kupper']);
    expect(of('adjacent', false)).toEqual(['davidson', 'rao-kupper']);
  });

  it('compares only those in which a tie is an outcome, where that is asked', () => {
    const model = { ...RAKUDA_MODEL, order: null };
    const asked = modelledTies(RAKUDA.counts, model);
    const { groups } = compareTieModels(RAKUDA.counts, model, 1, undefined, asked);
    expect(groups.map(({ space, rows }) => [space, rows.length])).toEqual([['three-outcomes', 2]]);
    const [best, second] = groups[0].rows;
    expect([best.ties, best.hasOrder]).toEqual(['rao-kupper', false]);
    expect([second.ties, second.hasOrder]).toEqual(['davidson', false]);
    expect(groups[0].questions).toBe(40);
    // Beyond two standard errors, but of 40 questions only.
    expect(looVerdict(second.difference, 100)).toBe('clear');
    expect(looVerdict(second.difference, 40)).toBe('few');
  }, 60_000);

  it('fails as a fit fails where nothing can be fitted', () => {
    expect(() => compareTieModels(countsOf([], ['a']), DEFAULT_MODEL, 1)).toThrow('too-few-models');
  });
});
