import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { column } from '../../../../src/core/posterior/draws/draws.ts';
import type { Draws } from '../../../../src/core/posterior/draws/draws.ts';
import { marginalShare } from '../../../../src/core/posterior/draws/marginal.ts';
import { nearBest } from '../../../../src/core/posterior/ranking/near-best.ts';
import { priceFront } from '../../../../src/core/posterior/ranking/price-front.ts';
import { drawsOf, randomRows } from '../draws-of.ts';

const PLAIN = { ...DEFAULT_MODEL, order: null };

describe('what a price buys', () => {
  it('by hand: four models, four draws', () => {
    const draws = drawsOf(PLAIN, [
      [1, 0, -1, 0],
      [0.5, 1, -1.5, 0],
      [1, 0.75, -1.75, 0],
      [2, -0.5, -1.5, 0],
    ]);
    const ranking = [
      { model: 0, price: 5 },
      { model: 1, price: 2 },
      { model: 3, price: 2 },
      { model: 2, price: 1 },
    ];
    const [dear, fair, other, cheap] = priceFront(draws, ranking);
    // Losses: 0 · 1, −0.5, 0.25, 2.5 · 1, 0.5, 1, 2 · 2, 2, 2.75, 3.5.
    expect([dear, fair, other, cheap].map(({ loss }) => loss)).toEqual([0, 0.8125, 1.125, 2.5625]);
    // The dear one is beaten in the second draw; of the two at 2 the first is as good in the first.
    expect([dear, fair, other, cheap].map(({ onFront }) => onFront)).toEqual([0.75, 0.75, 0.5, 1]);
    expect([dear, fair, other, cheap].map(({ asGood }) => asGood)).toEqual([1, 0.25, 0, 0]);
    // By the ranking: of one price the first.
    expect([dear, fair, other, cheap].map(({ isOnFront }) => isOnFront)).toEqual([
      ...[true, true, false, true],
    ]);
    expect([dear, fair, other, cheap].map(({ model }) => model)).toEqual([0, 1, 3, 2]);
  });

  const priced = fc
    .tuple(fc.integer({ min: 1, max: 1e6 }), fc.array(fc.nat(4), { minLength: 2, maxLength: 6 }))
    .map(([seed, prices]) => {
      const random = createRandom(seed);
      const strengths = prices.map((price) => price / 4 + random.normal());
      const draws = drawsOf(PLAIN, randomRows(random, 80, strengths, 0.6), 4);
      return { draws, ranking: prices.map((price, model) => ({ model, price })) };
    });

  it('as counted pair by pair and draw by draw', () => {
    fc.assert(
      fc.property(priced, ({ draws, ranking }) => {
        const columns = ranking.map(({ model }) => column(draws, model));
        const counted = ranking.map(({ model, price }) => {
          let times = 0;
          for (let draw = 0; draw < 80; draw++) {
            const isBeaten = ranking.some(
              (other) => other.price <= price && columns[other.model][draw] > columns[model][draw],
            );
            if (!isBeaten) times++;
          }
          return times / 80;
        });
        const front = priceFront(draws, ranking);
        front.forEach(({ onFront }, at) => {
          expect(onFront).toBeCloseTo(counted[at], 12);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('the best is always on the front, and a higher price never brings a model nearer to it', () => {
    fc.assert(
      fc.property(priced, fc.nat(3), ({ draws, ranking }, step) => {
        const front = priceFront(draws, ranking);
        const best = nearBest(draws, ranking, 0);
        front.forEach(({ onFront }, at) => {
          expect(onFront).toBeGreaterThanOrEqual(best[at].within - 1e-12);
        });
        const dearer = ranking.map((one, at) =>
          at === 0 ? { ...one, price: one.price + step } : one,
        );
        expect(priceFront(draws, dearer)[0].onFront).toBeLessThanOrEqual(front[0].onFront + 1e-12);
        // Free of charge nothing cheaper is there.
        const free = ranking.map((one, at) => (at === 0 ? { ...one, price: -1 } : one));
        expect(priceFront(draws, free)[0].onFront).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  it('whatever the currency, and losses differ as posterior means do', () => {
    fc.assert(
      fc.property(priced, ({ draws, ranking }) => {
        const front = priceFront(draws, ranking);
        const yen = ranking.map((one) => ({ ...one, price: one.price * 150 }));
        expect(priceFront(draws, yen).map(({ onFront }) => onFront)).toEqual(
          front.map(({ onFront }) => onFront),
        );
        const means = ranking.map(
          ({ model }) => column(draws, model).reduce((sum, x) => sum + x, 0) / 80,
        );
        front.forEach(({ loss }, at) => {
          expect(loss).toBeCloseTo(means[0] - means[at], 9);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('of a new question, where models depart by question', () => {
    const rows = randomRows(createRandom(5), 40, [0.6, 0, -0.6], 0.5);
    const omega = 1.5;
    const values = Float64Array.from(rows.flatMap((row) => [...row, omega]));
    const departing: Draws = { ...drawsOf(PLAIN, rows), hasOmega: true, values };
    const ranking = [0, 1, 2].map((model) => ({ model, price: 3 - model }));
    const [, second] = priceFront(departing, ranking);
    const [, plain] = priceFront(drawsOf(PLAIN, rows), ranking);
    expect(second.onFront).toBe(plain.onFront);
    expect(second.loss).toBeCloseTo((plain.loss ?? NaN) * marginalShare(omega), 12);
  });

  it('says no loss where a strength has no mean', () => {
    const draws = drawsOf(PLAIN, randomRows(createRandom(3), 40, [0.3, 0], 0.5));
    const front = priceFront(draws, [
      { model: 0, price: 2 },
      { model: 1, price: 1, lacks: 'mean' },
    ]);
    expect(front.map(({ loss }) => loss)).toEqual([null, null]);
  });
});
