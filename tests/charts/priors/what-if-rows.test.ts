import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markStyle } from '../../../src/charts/sheet/marker.ts';
import { textWidth } from '../../../src/charts/sheet/text-width.ts';
import {
  NAME_SIZE,
  TICK_SIZE,
  bellPath,
  heightOf,
  rowAt,
  rowsAxis,
  rowsLayout,
  topOf,
} from '../../../src/charts/priors/what-if-rows.ts';
import type { WhatIfRow } from '../../../src/charts/priors/what-if-rows.ts';

const write = (value: number, decimals: number) => value.toFixed(decimals);
const toShown = (logOdds: number) => 1000 + 173.7178 * logOdds;

function row(median: number, half: number, now: number | null = null): WhatIfRow {
  const around = (middle: number) => ({
    median: middle,
    lower: middle - half / 2,
    upper: middle + half / 2,
    lowerWide: middle - half,
    upperWide: middle + half,
  });
  return {
    ...{ model: 0, name: 'a', style: markStyle(null), rankBefore: 1, rank: 1 },
    before: around(median),
    now: now === null ? null : around(now),
    ...{ belief: null, driver: null },
  };
}

describe('rows one of which may be higher', () => {
  it('are found again by their heights', () => {
    const width = fc.integer({ min: 300, max: 1200 });
    fc.assert(
      fc.property(
        width,
        fc.integer({ min: 1, max: 200 }),
        fc.nat(),
        fc.nat(),
        (wide, rows, a, b) => {
          const layout = rowsLayout(wide);
          const chosen = (a % (rows + 1)) - 1;
          const at = b % rows;
          const top = topOf(layout, at, chosen);
          const high = layout.row + (at === chosen ? layout.extra : 0);
          for (const y of [top + 1, top + high / 2, top + high - 1])
            expect(rowAt(layout, y, rows, chosen)).toBe(at);
          expect(topOf(layout, at + 1, chosen)).toBe(top + high);
          const extra = chosen >= 0 ? layout.extra : 0;
          expect(heightOf(layout, rows, chosen)).toBe(rows * layout.row + extra);
        },
      ),
    );
  });

  it('beyond their ends are the first and the last', () => {
    const layout = rowsLayout(800);
    expect(rowAt(layout, -50, 9, 3)).toBe(0);
    expect(rowAt(layout, 1e6, 9, 3)).toBe(8);
  });
});

describe('the axis', () => {
  const layout = rowsLayout(900);

  it('holds every interval, and leads back from a pixel to its value', () => {
    const axis = rowsAxis([row(0, 1), row(2, 0.5, 3)], layout, toShown, write);
    for (const value of [-1, 1, 1.5, 3.5]) {
      expect(axis.at(value)).toBeGreaterThanOrEqual(layout.left);
      expect(axis.at(value)).toBeLessThanOrEqual(layout.right);
      expect(axis.valueAt(axis.at(value))).toBeCloseTo(value, 9);
    }
    expect(axis.ticks.map(({ text }) => text)).toContain('1000');
  });

  it('stands still while what it shows moves a little', () => {
    const ticksOf = (now: number) =>
      rowsAxis([row(0, 1, now), row(2, 0.5, 2)], layout, toShown, write).ticks;
    expect(ticksOf(0.05)).toEqual(ticksOf(0.1));
    expect(ticksOf(0.05)).not.toEqual(ticksOf(-9));
  });

  it('has a width also where nothing is known apart', () => {
    const axis = rowsAxis([row(0.3, 0)], layout, toShown, write);
    expect(Number.isFinite(axis.at(0.3))).toBe(true);
    expect(axis.valueAt(axis.at(0.3))).toBeCloseTo(0.3, 9);
  });
});

describe('a bell', () => {
  const axis = { at: (x: number) => 100 + 50 * x };

  it('stands on its base with its top in the middle', () => {
    const path = bellPath({ mean: 1, scale: 0.5 }, axis, { left: 0, right: 400 }, 60, 40);
    expect(path).toContain('150,20');
    expect(path.startsWith('M75,59.6')).toBe(true);
  });

  it('is cut off at the ends of the axis, and is nothing beyond them', () => {
    const path = bellPath({ mean: 0, scale: 2 }, axis, { left: 90, right: 110 }, 60, 40);
    const xs = [...path.matchAll(/[ML]([\d.]+),/g)].map(([, x]) => Number(x));
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(90);
    expect(Math.max(...xs)).toBeLessThanOrEqual(110);
    expect(bellPath({ mean: 50, scale: 0.1 }, axis, { left: 90, right: 110 }, 60, 40)).toBe('');
  });
});

describe('the head of the rows', () => {
  const name = 'gpt-3.5-turbo-instruct:20230614';

  it('keeps its labels apart from each other and from the columns beside the axis', () => {
    for (let width = 300; width <= 1200; width += 13) {
      const at = rowsLayout(width, [name]);
      const { labels } = rowsAxis([row(0, 3), row(2, 1)], at, toShown, write);
      const ends = labels.map(({ at: x, text }) => {
        const half = textWidth(text, TICK_SIZE) / 2;
        return [x - half, x + half];
      });
      if (at.isWide) expect(ends[ends.length - 1][1]).toBeLessThan(at.driver);
      for (let i = 1; i < ends.length; i++)
        expect(ends[i][0], String(width)).toBeGreaterThan(ends[i - 1][1]);
    }
  });

  it('writes names out where the page has room, and keeps them from the rating', () => {
    const at = rowsLayout(1000, [name]);
    expect(textWidth(name, NAME_SIZE)).toBeLessThanOrEqual(at.nameWidth);
    for (const width of [600, 768, 1000]) {
      const { nameWidth, median } = rowsLayout(width, [name.repeat(9)]);
      expect(46 + nameWidth + textWidth('1,311', NAME_SIZE)).toBeLessThan(median);
    }
  });
});
