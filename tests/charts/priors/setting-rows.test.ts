import { describe, expect, it } from 'vitest';
import {
  settingMark,
  settingRowsPicture,
  settingStyle,
} from '../../../src/charts/priors/setting-rows.ts';
import type { SettingEnds, SettingSeries } from '../../../src/charts/priors/setting-rows.ts';

const ends = (median: number, half: number): SettingEnds => ({
  median,
  ...{ lower: median - half / 2, upper: median + half / 2 },
  ...{ lowerWide: median - half, upperWide: median + half },
});
const seriesOf = (
  name: string,
  own: readonly (SettingEnds | null)[],
  at: number,
  isOwnScale = false,
): SettingSeries => ({ name, style: settingStyle(at), isOwnScale, ends: own });
const rows = ['a', 'b', 'c'].map((name, model) => ({ name, model }));
const series = [
  seriesOf('first', [ends(1, 0.5), ends(0, 0.5), ends(-1, 0.5)], 0),
  seriesOf('second', [ends(0.5, 0.2), null, ends(-0.5, 0.2)], 1),
];
const draw = (
  some = rows,
  own: readonly SettingSeries[] = series,
  width = 700,
  toShown = (x: number) => x,
) => settingRowsPicture(some, own, rows, width, toShown, (x, decimals) => x.toFixed(decimals));

/** Starts and ends of the lines of a path. */
const lines = (path: string): number[][] =>
  [...path.matchAll(/M([\d.]+),([\d.]+)H([\d.]+)/g)].map((part) => part.slice(1).map(Number));

describe('intervals of several settings', () => {
  it('stand where the axis has their ends, a lane for each setting', () => {
    const { series: drawn, x, lines: tops } = draw();
    const wide = drawn.map((own) => lines(own.wide));
    expect(wide.map(({ length }) => length)).toEqual([3, 2]);
    wide[0].forEach(([from, y, to], row) => {
      const { lowerWide, upperWide } = series[0].ends[row] ?? ends(0, 0);
      expect(from).toBeCloseTo(x.at(lowerWide), 0);
      expect(to).toBeCloseTo(x.at(upperWide), 0);
      expect(y).toBeGreaterThan(tops[row]);
    });
    // The second setting lies below the first in the same row.
    expect(wide[1][0][1]).toBe(wide[0][0][1] + 11);
    expect(wide[1][0][1]).toBeLessThan(tops[1]);
    const [narrow] = lines(drawn[0].narrow);
    expect(narrow[0]).toBeGreaterThan(wide[0][0][0]);
    expect(narrow[2]).toBeLessThan(wide[0][0][2]);
  });

  it('keep their axis when only some rows are shown', () => {
    const [all, one] = [draw(), draw(rows.slice(1, 2))];
    expect(one.x.at(0.3)).toBe(all.x.at(0.3));
    expect(one.left).toBe(all.left);
    expect(one.height).toBeLessThan(all.height);
  });

  it('on a scale of their own end at the edge and stretch nothing', () => {
    const infinite: SettingEnds = { ...ends(0, 1), median: Infinity, upper: Infinity };
    const apart = seriesOf('rates', [infinite, { ...ends(9, 1), upperWide: Infinity }], 2, true);
    const far = draw(rows, [...series, apart]);
    expect(far.x.at(1.6)).toBeLessThanOrEqual(far.right);
    const [first, second] = lines(far.series[2].narrow);
    expect(first[2]).toBe(far.right);
    expect(lines(far.series[2].wide)[1][2]).toBe(far.right);
    expect(second[0]).toBeLessThanOrEqual(far.right);
    // No mark at infinity.
    expect([...far.series[2].marks.matchAll(/Z/g)]).toHaveLength(1);
    expect(far.series[2].wide + far.series[2].marks).not.toMatch(/Infinity|NaN/);
  });

  it('put names above on a narrow page, and the legend in lines that fit', () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      seriesOf(`a setting with the number ${String(at)}`, series[0].ends, at),
    );
    const narrow = draw(rows, many, 328);
    expect(narrow.isStacked).toBe(true);
    expect(narrow.labels[0].x).toBe(8);
    expect(new Set(narrow.legend.map(({ y }) => y)).size).toBe(9);
    expect(narrow.legend[8].y).toBeLessThan(narrow.top);
    const wide = draw(rows, many);
    expect(new Set(wide.legend.map(({ y }) => y)).size).toBeLessThan(9);
    for (const { x } of wide.legend) expect(x).toBeLessThan(700);
  });

  it('look unlike each other for 36 settings', () => {
    const looks = Array.from({ length: 36 }, (_, at) => JSON.stringify(settingStyle(at)));
    expect(new Set(looks).size).toBe(36);
    const marks = ['circle', 'diamond', 'square', 'up', 'down', 'cross'] as const;
    expect(new Set(marks.map((shape) => settingMark(shape, 0, 0))).size).toBe(6);
  });

  it('are none for no rows', () => {
    expect(draw([], []).series).toEqual([]);
    expect(draw([]).labels).toEqual([]);
  });
});
