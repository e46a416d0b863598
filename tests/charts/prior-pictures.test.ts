import { describe, expect, it } from 'vitest';
import { overlayPicture } from '../../src/charts/priors/density-overlay.ts';
import type { Curve } from '../../src/core/posterior/prior/curves.ts';
import { expectedPicture } from '../../src/charts/priors/expected-histogram.ts';
import type { Histogram } from '../../src/core/posterior/draws/histogram.ts';

const write = (value: number, decimals: number) => value.toFixed(decimals);
const same = (value: number) => value;
const flat = (from: number, to: number, height: number) => ({
  from,
  to,
  values: new Float32Array(5).fill(height),
});
const pointsOf = (path: string) =>
  [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('curves over one parameter', () => {
  const posterior: Curve = { name: 'posterior', density: flat(1, 2, 1) };

  it('share a unit, and a wide prior does not drive them together', () => {
    const prior: Curve = { name: 'prior', density: flat(-50, 50, 0.01) };
    const { at, ticks, paths, left, right } = overlayPicture([prior, posterior], 500, same, write);
    expect(at(1)).toBeGreaterThan(left);
    expect(at(2)).toBeLessThan(right);
    // Three quarters of the posterior's width to either side, and up to a tick more.
    expect(ticks[0].value).toBeGreaterThanOrEqual(0);
    expect(ticks[ticks.length - 1].value).toBeLessThanOrEqual(3);
    expect(pointsOf(paths[0]).every(([x]) => x >= left && x <= right)).toBe(true);
  });

  it('lead back from a pixel to a value', () => {
    const picture = overlayPicture([posterior], 500, (x) => 1000 + 174 * x, write);
    expect(picture.valueAt(picture.at(1.3))).toBeCloseTo(1.3, 9);
  });

  it('cut off a prior that is far higher than the posterior', () => {
    const prior: Curve = { name: 'prior', density: flat(1.4, 1.5, 100) };
    const { paths, top, bottom } = overlayPicture([prior, posterior], 500, same, write);
    const heights = paths.map((path) => bottom - Math.min(...pointsOf(path).map(([, y]) => y)));
    expect(heights[0]).toBeCloseTo(bottom - top, 0);
    expect(heights[1]).toBeGreaterThan((bottom - top) / 2);
  });

  it('draw a likelihood without an end to a height of its own', () => {
    const data: Curve = { name: 'data', density: flat(1, 12, 1), isOpen: true };
    const { paths, top, bottom, at, right } = overlayPicture([posterior, data], 500, same, write);
    const high = bottom - Math.min(...pointsOf(paths[1]).map(([, y]) => y));
    expect(high).toBeCloseTo(0.6 * (bottom - top), 0);
    // The axis is that of the posterior; the curve goes on to its edge.
    expect(at(12)).toBeGreaterThan(right);
    expect(Math.max(...pointsOf(paths[1]).map(([x]) => x))).toBeCloseTo(right, 0);
  });

  it('that lie outside draw nothing', () => {
    const prior: Curve = { name: 'prior', density: flat(80, 81, 1) };
    const { paths } = overlayPicture([prior, posterior], 500, same, write);
    expect(pointsOf(paths[0]).length).toBeLessThan(3);
  });
});

describe('what was expected', () => {
  const expected = (shares: number[], from: number, to: number): Histogram => ({
    ...{ from, to, below: 0, above: 0 },
    shares: Float64Array.from(shares),
  });
  const heights = (bars: string) => [...bars.matchAll(/v-([\d.]+)/g)].map(([, h]) => Number(h));

  it('has bars in proportion, and the observed in its place', () => {
    const histogram = expected([0.1, 0.2, 0, 0.7], 0, 1);
    const picture = expectedPicture(histogram, null, 0.5, { kind: 'share' }, 300, write);
    const [a, b, c] = heights(picture.bars);
    expect(heights(picture.bars)).toHaveLength(3);
    expect(b / a).toBeCloseTo(2, 1);
    expect(c / a).toBeCloseTo(7, 0);
    expect(picture.observed).toBeCloseTo((picture.left + picture.right) / 2, 6);
    expect(picture.ticks.at(-1)?.text).toBe('100%');
    expect(picture.outline).toBe('');
  });

  it('shows the powers of ten that matter, with round ticks on the reader’s scale', () => {
    const shares = new Array<number>(100).fill(0);
    shares[50] = 1;
    // All between 1 and 1.12 log-odds; 174 points each.
    const scale = { kind: 'width', unit: 173.7178 } as const;
    const picture = expectedPicture(expected(shares, -2.5, 2.5), null, 0.2, scale, 400, write);
    const ticks = picture.ticks.map(({ text }) => text);
    expect(ticks).toContain('200');
    expect(ticks).not.toContain('10000');
    expect(picture.bars).not.toBe('');
    expect(picture.observed).toBeGreaterThan(picture.left);
    const tick = picture.ticks.find(({ text }) => text === '200');
    const unit = picture.ticks.find(({ text }) => text === '100');
    const perTwo = (tick?.at ?? 0) - (unit?.at ?? 0);
    // 200 points are 1.1513 log-odds: the middle of the only bar lies below.
    expect(perTwo).toBeGreaterThan(0);
  });

  it('keeps what was observed far out at the edge', () => {
    const histogram = expected([0.5, 0.5], 0, 1);
    const picture = expectedPicture(histogram, null, 7, { kind: 'share' }, 300, write);
    expect(picture.observed).toBe(picture.right);
    const none = expectedPicture(histogram, histogram, null, { kind: 'share' }, 300, write);
    expect(none.observed).toBeNull();
    expect(none.outline).not.toBe('');
  });
});
