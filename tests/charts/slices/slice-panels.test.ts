import { describe, expect, it } from 'vitest';
import { slicePanelsPicture } from '../../../src/charts/slices/slice-panels.ts';
import type { SlicePanel } from '../../../src/charts/slices/slice-panels.ts';

const ends = (median: number) => ({
  ...{ median, lower: median - 1, upper: median + 1 },
  ...{ lowerWide: median - 2, upperWide: median + 2 },
});
const rows = [
  { model: 1, name: 'best' },
  { model: 0, name: 'last' },
];
const overall = [ends(-1), ends(1)];
const panel = (name: string): SlicePanel => ({
  ...{ name, ends: [ends(-1), ends(3)] },
  marks: ['as-overall', 'stronger'],
});
const picture = (panels: number, width: number, top = Infinity) =>
  slicePanelsPicture(
    rows,
    overall,
    Array.from({ length: panels }, (_, at) => panel(`slice ${String(at)}`)),
    ['overall', 'here', 'stronger', 'weaker'],
    width,
    (x) => Math.min(x, top),
    (x, decimals) => x.toFixed(decimals),
  );

describe('small plots of slices', () => {
  it('stand in even lines as the width allows, all with the same axis', () => {
    const { panels, labels } = picture(8, 900);
    expect(new Set(panels.map(({ top }) => top)).size).toBe(2);
    expect(new Set(panels.map(({ left }) => Math.round(left))).size).toBe(4);
    const axes = panels.map(({ x, left }) => x.ticks.map((tick) => [tick.value, tick.at - left]));
    for (const axis of axes) {
      axis.forEach(([value, at], tick) => {
        expect(value).toBe(axes[0][tick][0]);
        expect(at).toBeCloseTo(axes[0][tick][1], 9);
      });
    }
    expect(labels.map(({ text }) => text)).toEqual(['best', 'last', 'best', 'last']);
    expect(picture(5, 900).panels.map(({ top }) => top)).toHaveLength(5);
    expect(new Set(picture(5, 900).panels.map(({ left }) => Math.round(left))).size).toBe(3);
    expect(new Set(picture(8, 320).panels.map(({ left }) => Math.round(left))).size).toBe(1);
  });

  it('end within the picture, from narrow to wide', () => {
    for (const width of [240, 328, 720, 1100]) {
      const { panels, height } = picture(7, width);
      for (const { left, right, bottom } of panels) {
        expect(left).toBeGreaterThan(0);
        expect(right).toBeLessThanOrEqual(width + 1e-9);
        expect(right - left).toBeGreaterThan(100);
        expect(bottom).toBeLessThan(height);
      }
    }
  });

  it('draw each model in the row of its rank, marked as it is in the slice', () => {
    const [{ series, top, x, overall: lines }] = picture(1, 600).panels;
    const of = (kind: string) => series.find((own) => own.kind === kind);
    const at = (value: number) => String(Math.round(x.at(value) * 10) / 10);
    expect(of('stronger')?.wide).toBe(`M${at(1)},${String(top + 8.5)}H${at(5)}`);
    expect(of('as-overall')?.narrow).toBe(`M${at(-2)},${String(top + 25.5)}H${at(0)}`);
    expect(of('weaker')).toMatchObject({ wide: '', narrow: '', marks: '' });
    expect(lines).toBe(`M${at(1)},${String(top + 3)}v11M${at(-1)},${String(top + 20)}v11`);
  });
});
