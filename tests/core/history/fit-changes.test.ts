import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { comparedFit, fitChanges } from '../../../src/core/history/fit-changes.ts';
import type { ComparedFit } from '../../../src/core/history/fit-changes.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { normalCdf } from '../../../src/core/numerics/normal-cdf.ts';
import type { Draws } from '../../../src/core/posterior/draws/draws.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';
import type { Row } from '../counts-of.ts';

/** One chain of draws, each the strengths of these models. */
function fitOf(models: readonly string[], draws: readonly (readonly number[])[]): ComparedFit {
  const made: Draws = {
    ...{ values: Float64Array.from(draws.flat()), chains: 1, perChain: draws.length },
    ...{ models: models.length, hasOrder: false, tie: null, hasTau: false },
  };
  const middle = (model: number): number => {
    const sorted = draws.map((draw) => draw[model]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  };
  const ranking = models.map((_, model) => model).sort((a, b) => middle(b) - middle(a) || a - b);
  return { models, draws: made, ranking };
}

const NAMES = ['a', 'b', 'c', 'd'];
const fitsOf = (strength: fc.Arbitrary<number>) =>
  fc
    .subarray(NAMES, { minLength: 2 })
    .chain((models) =>
      fc
        .array(fc.tuple(...models.map(() => strength)), { minLength: 1, maxLength: 12 })
        .map((draws) => fitOf(models, draws)),
    );
/** Many strengths are equal. */
const anyFit = fitsOf(fc.integer({ min: -6, max: 6 }).map((x) => x / 2));
/** None are, in an odd number of draws. */
const plainFit = fc
  .tuple(fc.subarray(NAMES, { minLength: 2 }), fc.nat(9999), fc.nat(5))
  .map(([models, seed, half]) => {
    const strength = (draw: number, model: number) =>
      4 * Math.sin(seed * 7.1 + draw * 31.7 + model * 113.3);
    const draws = Array.from({ length: 2 * half + 1 }, (_, s) =>
      models.map((__, model) => strength(s, model)),
    );
    return fitOf(models, draws);
  });

/** Of each draw the strengths of these models less their mean. */
function centred({ models, draws }: ComparedFit, names: readonly string[]): number[][] {
  return Array.from({ length: draws.perChain }, (_, s) => {
    const own = names.map((name) => draws.values[s * models.length + models.indexOf(name)]);
    const mean = own.reduce((sum, x) => sum + x, 0) / own.length;
    return own.map((x) => x - mean);
  });
}

describe('what changed from fit to fit', () => {
  it('is what every pair of draws says, one by one', () => {
    fc.assert(
      fc.property(anyFit, anyFit, (before, after) => {
        const found = fitChanges(before, after, 0.9);
        const both = found.models.map(({ name }) => name);
        expect([...both].sort()).toEqual(
          before.models.filter((name) => after.models.includes(name)),
        );
        const [old, now] = [centred(before, both), centred(after, both)];
        const pairs = old.length * now.length;
        // Sums of halves over three models are not whole: what is equal may differ in the last bit.
        const near = 1e-9;
        found.models.forEach(({ stronger, lower, upper, by }, at) => {
          let [above, level] = [0, 0];
          for (const x of old)
            for (const y of now) {
              if (y[at] - x[at] > near) above++;
              else if (y[at] - x[at] >= -near) level++;
            }
          expect(stronger).toBeGreaterThanOrEqual(above / pairs - near);
          expect(stronger).toBeLessThanOrEqual((above + level) / pairs + near);
          expect(lower).toBeLessThanOrEqual(by);
          expect(by).toBeLessThanOrEqual(upper);
        });
      }),
    );
  });

  it('says of ranks what every pair of draws says', () => {
    fc.assert(
      fc.property(anyFit, anyFit, (before, after) => {
        const found = fitChanges(before, after, 0.9);
        const both = found.models.map(({ name }) => name);
        const [old, now] = [centred(before, both), centred(after, both)];
        // Shared strengths have no order that everybody counts alike.
        fc.pre([...old, ...now].every((draw) => new Set(draw).size === draw.length));
        const rank = (draw: number[], at: number) => draw.filter((x) => x > draw[at]).length;
        found.models.forEach(({ rankBetter, rankWorse }, at) => {
          let [better, worse] = [0, 0];
          for (const x of old)
            for (const y of now) {
              if (rank(y, at) < rank(x, at)) better++;
              if (rank(y, at) > rank(x, at)) worse++;
            }
          expect(rankBetter).toBeCloseTo(better / (old.length * now.length), 6);
          expect(rankWorse).toBeCloseTo(worse / (old.length * now.length), 6);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing, at one half, for the same fit', () => {
    fc.assert(
      fc.property(anyFit, (fit) => {
        const { models, added, removed, kendall } = fitChanges(fit, fit, 0.95);
        for (const { by, stronger, before, after, rankBetter, rankWorse } of models) {
          expect([by, stronger, before - after]).toEqual([0, 0.5, 0]);
          expect(rankBetter).toBeCloseTo(rankWorse, 12);
        }
        expect([added, removed]).toEqual([[], []]);
        if (models.length > 1) expect(kendall).toBe(1);
      }),
    );
  });

  it('does not depend on where the zero of a fit is', () => {
    fc.assert(
      fc.property(plainFit, plainFit, fc.integer({ min: -40, max: 40 }), (before, after, by) => {
        const own = new Set(before.draws.values);
        fc.pre(after.draws.values.every((x) => !own.has(x)));
        const moved = { ...after.draws, values: after.draws.values.map((x) => x + by) };
        const [plain, shifted] = [
          fitChanges(before, after, 0.9),
          fitChanges(before, { ...after, draws: moved }, 0.9),
        ];
        plain.models.forEach((own, at) => {
          expect(shifted.models[at].by).toBeCloseTo(own.by, 4);
          expect(shifted.models[at].stronger).toBeCloseTo(own.stronger, 12);
          expect(shifted.models[at].rankBetter).toBeCloseTo(own.rankBetter, 12);
        });
      }),
    );
  });

  it('turns round with its sides', () => {
    fc.assert(
      fc.property(plainFit, plainFit, (one, other) => {
        const there = new Map(fitChanges(one, other, 0.8).models.map((own) => [own.name, own]));
        const back = fitChanges(other, one, 0.8);
        for (const { name, by, stronger, rankBetter, before, after } of back.models) {
          const own = there.get(name);
          expect(stronger).toBeCloseTo(1 - (own?.stronger ?? 2), 12);
          expect(rankBetter).toBeCloseTo(own?.rankWorse ?? 2, 12);
          expect([before, after]).toEqual([own?.after, own?.before]);
          expect(by).toBeCloseTo(-(own?.by ?? NaN), 4);
        }
      }),
    );
  });

  it('takes a weak model that joins for no gain of the others', () => {
    const before = fitOf(['a', 'b'], [[1, -1]]);
    // Their mean is zero again, so that a and b are each two higher than they were.
    const after = fitOf(['a', 'b', 'weak'], [[3, 1, -4]]);
    const { models, added, removed } = fitChanges(before, after, 0.95);
    expect(models.map(({ name, by, stronger }) => [name, by, stronger])).toEqual([
      ['a', 0, 0.5],
      ['b', 0, 0.5],
    ]);
    expect(added).toEqual([{ name: 'weak', rank: 3 }]);
    expect(removed).toEqual([]);
  });

  it('counts ranks among the models of both', () => {
    const before = fitOf(['a', 'b', 'c'], [[1, 0, -1]]);
    const after = fitOf(['b', 'c', 'new'], [[0, -1, 1]]);
    const { models, added, removed } = fitChanges(before, after, 0.95);
    expect(models.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['b', 1, 1],
      ['c', 2, 2],
    ]);
    expect(added).toEqual([{ name: 'new', rank: 1 }]);
    expect(removed).toEqual([{ name: 'a', rank: 1 }]);
  });

  it('is by hand, with every pair of draws written down', () => {
    // Of a, less the mean of both: 1, 2 before and 2, 3 after; b the other way.
    const before = fitOf(
      ['a', 'b'],
      [
        [1, -1],
        [2, -2],
      ],
    );
    const after = fitOf(
      ['a', 'b'],
      [
        [2, -2],
        [3, -3],
      ],
    );
    const [a, b] = fitChanges(before, after, 0.5).models;
    // 2−1, 2−2, 3−1, 3−2: one half of one equal, three above.
    expect([a.stronger, b.stronger]).toEqual([0.875, 0.125]);
    expect([a.rankBetter, a.rankWorse]).toEqual([0, 0]);
    expect(a.by).toBeCloseTo(1, 4);
  });

  it('is what the normal distribution says of two normal posteriors', () => {
    const sampler = { ...DEFAULT_SAMPLER, sampler: 'laplace', chains: 1, draws: 40_000 } as const;
    const fit = (rows: readonly Row[], seed: number) => {
      const counts = countsOf(rows);
      const model = { ...DEFAULT_MODEL, order: null };
      const { draws, summary } = fitAll(counts, model, { ...sampler, seed }, INTERVALS);
      return { ...comparedFit(counts, draws, summary), summary };
    };
    const [before, after] = [
      fit([['a', 'b', 40, 40]], 1),
      // The same seed too: the same numbers of chance must not count as common errors.
      fit([['a', 'b', 46, 34]], 1),
    ];
    const [a] = fitChanges(before, after, 0.95).models;
    const of = ({ summary, models }: typeof before) =>
      summary.rows.find(({ model }) => models[model] === 'a');
    const [old, now] = [of(before), of(after)];
    const sd = Math.hypot(old?.sd ?? 0, now?.sd ?? 0);
    const by = (now?.mean ?? 0) - (old?.mean ?? 0);
    expect(a.stronger).toBeCloseTo(normalCdf(by / sd), 2);
    expect(a.by).toBeCloseTo(by, 2);
    // By its ends too, to 5% of half its width.
    expect((a.upper - by) / (1.959964 * sd)).toBeCloseTo(1, 1);
    expect((by - a.lower) / (1.959964 * sd)).toBeCloseTo(1, 1);
  });
});
