import { describe, expect, it } from 'vitest';
import {
  PATH_WIDTH,
  TICK_FONT,
  densityPath,
  frameLabels,
  frameOf,
} from '../../../src/charts/leaderboard/frame.ts';
import { textWidth } from '../../../src/charts/sheet/text-width.ts';
import type { FitSummary, StrengthRow } from '../../../src/core/posterior/ranking/summary.ts';

const row = (median: number, reach: number) => ({
  median,
  lowerWide: median - reach,
  upperWide: median + reach,
});
const summary = (rows: ReturnType<typeof row>[]) =>
  ({ rows: rows as unknown as StrengthRow[] }) as unknown as FitSummary;

describe('frameOf', () => {
  const board = summary([row(2, 0.5), row(-1, 1)]);

  it('holds every wide interval, with room at both ends', () => {
    const frame = frameOf(board, (b) => b);
    expect(frame.at(2.5)).toBeLessThan(1);
    expect(frame.at(2.5)).toBeGreaterThan(0.9);
    expect(frame.at(-2)).toBeGreaterThan(0);
    expect(frame.at(-2)).toBeLessThan(0.1);
  });

  it('puts round ticks of the shown scale where their values lie', () => {
    const toRating = (b: number) => 1000 + 100 * b;
    const frame = frameOf(board, toRating);
    expect(frame.ticks.map((tick) => tick.value)).toEqual([800, 900, 1000, 1100, 1200]);
    for (const tick of frame.ticks)
      expect(frame.at((tick.value - 1000) / 100)).toBeCloseTo(tick.at, 12);
    const lines = [...frame.grid.matchAll(/M([\d.]+),0V1/g)].map(([, x]) => Number(x) / PATH_WIDTH);
    expect(lines).toHaveLength(5);
    for (const [i, { at }] of frame.ticks.entries()) expect(lines[i]).toBeCloseTo(at, 4);
  });

  it('gives a finite axis to a single point', () => {
    expect(frameOf(summary([row(0, 0)]), (b) => b).at(0)).toBeCloseTo(0.5, 6);
  });
});

describe('frameLabels', () => {
  const toRating = (b: number) => 1000 + 174 * b;
  const frame = frameOf(summary([row(3, 0.5), row(-2, 0.5)]), toRating);
  const write = {
    fixed: (value: number, decimals: number) =>
      value.toLocaleString('en-GB', { minimumFractionDigits: decimals }),
  };

  it('lets no two labels touch, nor one leave the axis, however narrow it is', () => {
    for (let width = 60; width <= 600; width += 7) {
      const labels = frameLabels(frame, width, 8, write);
      expect(labels.length, String(width)).toBeGreaterThan(0);
      const ends = labels.map(({ at, text }) => {
        const half = textWidth(text, TICK_FONT) / 2;
        return [at - half, at + half];
      });
      expect(ends[0][0]).toBeGreaterThanOrEqual(-8);
      expect(ends[ends.length - 1][1]).toBeLessThanOrEqual(width + 8);
      for (let i = 1; i < ends.length; i++)
        expect(ends[i][0] - ends[i - 1][1], String(width)).toBeGreaterThanOrEqual(8);
    }
  });

  it('labels every tick where there is room, else the rounder ones', () => {
    expect(frameLabels(frame, 600, 8, write).map(({ text }) => text)).toEqual(
      frame.ticks.map(({ value }) => write.fixed(value, 0)),
    );
    expect(frameLabels(frame, 200, 8, write).map(({ value }) => value % 400)).not.toContain(200);
  });
});

describe('densityPath', () => {
  const frame = { at: (b: number) => b };

  it('stands on the lower edge, peaks at the shared peak, and spans the grid', () => {
    const density = { from: 0.2, to: 0.6, values: Float32Array.of(0, 2, 0) };
    expect(densityPath(density, frame, 10, 2)).toBe(
      `M${(0.2 * PATH_WIDTH).toFixed(1)},10L200.0,10.00L400.0,0.00L600.0,10.00L600.0,10Z`,
    );
  });

  it('cuts what is higher than the peak, and draws nothing without a width', () => {
    const high = { from: 0, to: 1, values: Float32Array.of(0, 9, 0) };
    expect(densityPath(high, frame, 10, 3)).toContain('L500.0,0.00L');
    expect(densityPath({ ...high, to: 0 }, frame, 10, 3)).toBe('');
  });
});
