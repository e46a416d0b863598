import { sortValues } from '../../../../src/core/numerics/sort-values.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { convergence } from '../../../../src/core/posterior/diagnostics/convergence.ts';
import { column } from '../../../../src/core/posterior/draws/draws.ts';
import type { Draws } from '../../../../src/core/posterior/draws/draws.ts';
import { marginalShare } from '../../../../src/core/posterior/draws/marginal.ts';
import { topShare } from '../../../../src/core/posterior/predictive/top-shares.ts';
import { nearBest } from '../../../../src/core/posterior/ranking/near-best.ts';
import { rankShares } from '../../../../src/core/posterior/ranking/ranks.ts';
import { drawsOf, randomRows } from '../draws-of.ts';

const PLAIN = { ...DEFAULT_MODEL, order: null };

const all = ({ models }: Draws) => Array.from({ length: models }, (_, model) => ({ model }));

describe('how near models come to the best', () => {
  it('by hand: three models, four draws', () => {
    const draws = drawsOf(PLAIN, [
      [1, 0, -1],
      [0.5, 1, -1.5],
      [1, 0.75, -1.75],
      [2, -0.5, -1.5],
    ]);
    // Losses: 0, 0.5, 0, 0 · 1, 0, 0.25, 2.5 · 2, 2.5, 2.75, 3.5.
    const [a, b, c] = nearBest(draws, all(draws), 0.25);
    expect([a.within, b.within, c.within]).toEqual([0.75, 0.5, 0]);
    expect([a.loss, b.loss, c.loss]).toEqual([0.125, 0.9375, 2.6875]);
    // At the margin is within it.
    expect(nearBest(draws, all(draws), 0.5).map(({ within }) => within)).toEqual([1, 0.5, 0]);
  });

  const models = fc.integer({ min: 2, max: 6 });
  const seeds = fc.integer({ min: 1, max: 1e6 });
  const someDraws = fc.tuple(models, seeds).map(([size, seed]) => {
    const random = createRandom(seed);
    const strengths = Array.from({ length: size }, () => random.normal());
    return drawsOf(PLAIN, randomRows(random, 80, strengths, 0.6), 4);
  });

  it('with no margin the probability of being the best', () => {
    fc.assert(
      fc.property(someDraws, (draws) => {
        const order = all(draws).map(({ model }) => model);
        const shares = rankShares(draws, order);
        nearBest(draws, all(draws), 0).forEach(({ model, within }) => {
          expect(within).toBeCloseTo(topShare(shares[model], 1), 6);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('surer the wider the margin, up to certainty', () => {
    fc.assert(
      fc.property(someDraws, (draws) => {
        const within = [0, 0.1, 0.4, 1.6, 100].map((margin) =>
          nearBest(draws, all(draws), margin).map((near) => near.within),
        );
        within.slice(1).forEach((wider, at) => {
          wider.forEach((p, model) => {
            expect(p).toBeGreaterThanOrEqual(within[at][model]);
          });
        });
        expect(within[4].every((p) => p === 1)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('losses are not negative, and differ as posterior means do: the highest mean loses least', () => {
    fc.assert(
      fc.property(someDraws, (draws) => {
        const near = nearBest(draws, all(draws), 0.1);
        const means = near.map(({ model }) => {
          const values = column(draws, model);
          return values.reduce((sum, x) => sum + x, 0) / values.length;
        });
        const [first] = near;
        near.forEach(({ loss }, model) => {
          expect(loss).toBeGreaterThanOrEqual(0);
          expect((loss ?? NaN) - (first.loss ?? NaN)).toBeCloseTo(means[0] - means[model], 9);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('the same under other names', () => {
    fc.assert(
      fc.property(someDraws, (draws) => {
        const rows = Array.from({ length: 80 }, (_, s) =>
          all(draws).map(({ model }) => column(draws, draws.models - 1 - model)[s]),
        );
        const renamed = drawsOf(PLAIN, rows, 4);
        const near = nearBest(renamed, all(draws).reverse(), 0.3);
        expect(near.map((one) => ({ ...one, model: draws.models - 1 - one.model }))).toEqual(
          nearBest(draws, all(draws), 0.3),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('of a new question, where models depart by question', () => {
    const rows = randomRows(createRandom(5), 40, [0.6, 0, -0.6], 0.5);
    const omega = 1.5;
    const share = marginalShare(omega);
    const values = Float64Array.from(rows.flatMap((row) => [...row, omega]));
    const departing: Draws = { ...drawsOf(PLAIN, rows), hasOmega: true, values };
    const scaled = drawsOf(
      PLAIN,
      rows.map((row) => row.map((x) => x * share)),
    );
    expect(nearBest(departing, all(departing), 0.2)).toEqual(nearBest(scaled, all(scaled), 0.2));
  });

  it('with the Monte Carlo errors of the diagnostics', () => {
    const draws = drawsOf(PLAIN, randomRows(createRandom(3), 400, [0.3, 0, -0.3], 0.5), 4);
    const [near] = nearBest(draws, all(draws), 0.2);
    const losses = column(draws, 0).map(
      (x, s) => Math.max(...all(draws).map(({ model }) => column(draws, model)[s])) - x,
    );
    const mean = losses.reduce((sum, x) => sum + x, 0) / 400;
    const sd = Math.sqrt(losses.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 399);
    const { mcse } = convergence(losses, sortValues(losses), 4, sd);
    expect(near.lossMcse).toBeCloseTo(mcse, 12);
    // Independent draws: about √(p(1 − p)/S).
    const ofShare = Math.sqrt((near.within * (1 - near.within)) / 400);
    expect(near.withinMcse / ofShare).toBeGreaterThan(0.7);
    expect(near.withinMcse / ofShare).toBeLessThan(1.4);
  });

  it('says no loss where a strength has no mean, and no error of it where it has no sd', () => {
    const draws = drawsOf(PLAIN, randomRows(createRandom(3), 40, [0.3, 0], 0.5));
    const lacking = (lacks: 'mean' | 'sd') =>
      nearBest(draws, [{ model: 0 }, { model: 1, lacks }], 0.2);
    for (const { loss, lossMcse } of lacking('mean'))
      expect([loss, lossMcse]).toEqual([null, null]);
    for (const { loss, lossMcse } of lacking('sd')) {
      expect(loss).toBeGreaterThan(0);
      expect(lossMcse).toBeNull();
    }
  });
});
