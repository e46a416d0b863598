import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pricePicture } from '../../../src/charts/leaderboard/price-front.ts';
import type { PricePoint } from '../../../src/charts/leaderboard/price-front.ts';
import { logAxis } from '../../../src/charts/sheet/log-axis.ts';
import { textWidth } from '../../../src/charts/sheet/text-width.ts';

const write = {
  price: (value: number) => `$${String(value)}`,
  strength: (value: number, decimals: number) => value.toFixed(decimals),
};

function pointOf(name: string, price: number, median: number, isOnFront: boolean): PricePoint {
  return {
    ...{ name, price, median, isOnFront, style: { colour: 'red', shape: 'circle' } },
    ...{ lower: median - 20, upper: median + 20, lowerWide: median - 40, upperWide: median + 40 },
  };
}

describe('an axis of equal ratios', () => {
  it('has equal ratios equally long, and round ticks', () => {
    const axis = logAxis({ from: 0.001, to: 10, start: 0, end: 400 }, 11, String);
    expect([0.001, 0.01, 1, 10].map(axis.at)).toEqual([0, 100, 300, 400]);
    expect(axis.ticks.map(({ value }) => value)).toEqual([
      ...[0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    ]);
    const near = logAxis({ from: 0.9, to: 60, start: 0, end: 400 }, 11, String);
    expect(near.ticks.map(({ text }) => text)).toEqual(['1', '2', '5', '10', '20', '50']);
  });

  it('labels ticks that do not touch, however far it spans', () => {
    const span = fc.tuple(
      fc.double({ min: -9, max: 3, noNaN: true }),
      fc.integer({ min: 1, max: 12 }),
    );
    fc.assert(
      fc.property(span, fc.integer({ min: 80, max: 900 }), ([low, decades], end) => {
        const range = { from: 10 ** low, to: 10 ** (low + decades), start: 0, end };
        const { ticks } = logAxis(range, 11, (value) => `$${String(value)}`);
        expect(ticks.length).toBeGreaterThan(0);
        ticks.slice(1).forEach(({ at, text }, i) => {
          const both = textWidth(text, 11) + textWidth(ticks[i].text, 11);
          expect(at - ticks[i].at).toBeGreaterThan(both / 2);
        });
      }),
    );
  });
});

describe('strength against price', () => {
  const points = [
    pointOf('best', 10, 1200, true),
    pointOf('fair', 1, 1100, true),
    pointOf('dear', 5, 1000, false),
    pointOf('cheap', 0.01, 900, true),
  ];

  it('is cheaper to the left and stronger above, and steps along the front', () => {
    const picture = pricePicture(points, 600, write);
    const [best, fair, dear, cheap] = picture.points;
    expect([cheap.x, fair.x, dear.x, best.x]).toEqual(
      [cheap.x, fair.x, dear.x, best.x].sort((a, b) => a - b),
    );
    expect(best.y).toBeLessThan(fair.y);
    // A tenth is as far from one as one is from ten: the axis is of ratios.
    expect(picture.x.at(1) - picture.x.at(0.1)).toBeCloseTo(picture.x.at(10) - picture.x.at(1), 6);
    const at = (value: number) => String(Math.round(value * 10) / 10);
    expect(picture.front).toBe(
      `M${at(cheap.x)},${at(cheap.y)}H${at(fair.x)}V${at(fair.y)}H${at(best.x)}V${at(best.y)}H${at(picture.right)}`,
    );
  });

  it('is even where prices are alike, and begins at nothing where one is', () => {
    const alike = pricePicture([pointOf('a', 2, 0, true), pointOf('b', 3, 1, true)], 600, write);
    expect(alike.x.at(2) - alike.x.at(1)).toBeCloseTo(alike.x.at(3) - alike.x.at(2), 6);
    const free = pricePicture([pointOf('a', 0, 0, true), pointOf('b', 30, 1, true)], 600, write);
    expect(free.points[0].x).toBe(free.left);
  });

  it('keeps marks and names inside, and names apart, whatever the models', () => {
    const any = fc.record({
      price: fc.double({ min: 0, max: 100, noNaN: true }),
      median: fc.integer({ min: 0, max: 2000 }),
      isOnFront: fc.boolean(),
      name: fc.string({ minLength: 1, maxLength: 40 }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 2, maxLength: 25 }),
        fc.integer({ min: 260, max: 720 }),
        (models, width) => {
          const picture = pricePicture(
            models.map(({ name, price, median, isOnFront }) =>
              pointOf(name, price, median, isOnFront),
            ),
            width,
            write,
          );
          const boxes = picture.points.flatMap(({ x, y, label }) => {
            expect(x).toBeGreaterThanOrEqual(picture.left);
            expect(x).toBeLessThanOrEqual(picture.right);
            expect(y).toBeGreaterThanOrEqual(picture.top);
            expect(y).toBeLessThanOrEqual(picture.bottom);
            if (label === null) return [];
            const wide = textWidth(label.text, 11);
            const left = label.anchor === 'end' ? label.x - wide : label.x;
            expect(left).toBeGreaterThanOrEqual(picture.left - 0.01);
            expect(left + wide).toBeLessThanOrEqual(width + 0.01);
            return [{ left, right: left + wide, y: label.y }];
          });
          boxes.forEach((a, i) => {
            for (const b of boxes.slice(i + 1)) {
              const isApart = a.right <= b.left + 0.01 || b.right <= a.left + 0.01;
              expect(isApart || Math.abs(a.y - b.y) >= 11).toBe(true);
            }
          });
        },
      ),
    );
  });
});
