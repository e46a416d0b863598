import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Drift } from '../../../../src/core/sampler/kernels/drift.ts';

const frame = {
  center: Float64Array.of(0.1, -0.2, 0),
  loadings: Float64Array.of(1, 0.4, -0.8, 0.7, 0.2, 0.3),
};
const drift = new Drift(frame, Float64Array.of(0.9, 1.5, Infinity));
const number = (reach: number) => fc.double({ min: -reach, max: reach, noNaN: true });

describe('straight motion between walls', () => {
  it('goes straight where there is none in the way', () => {
    const z = Float64Array.of(0, 0);
    const v = Float64Array.of(1, -1);
    const point = frame.center.slice();
    expect(drift.move(z, v, 0.5, point)).toBe(true);
    expect([...z]).toEqual([0.5, -0.5]);
    expect([...v]).toEqual([1, -1]);
    expect(point[0]).toBeCloseTo(0.1 + 0.5 - 0.2, 12);
  });

  it('is mirrored at a wall by hand', () => {
    const one = new Drift(
      { center: Float64Array.of(0.5), loadings: Float64Array.of(2) },
      Float64Array.of(1),
    );
    // From 0.5 upwards at 2·1: the wall at 1 after 0.25, then down at 2 for 0.5: to 0.
    const z = Float64Array.of(0);
    const v = Float64Array.of(1);
    const point = Float64Array.of(0.5);
    expect(one.move(z, v, 0.75, point)).toBe(true);
    expect(point[0]).toBeCloseTo(0, 12);
    expect(v[0]).toBe(-1);
  });

  it('keeps its speed, stays inside, and finds its way back', () => {
    const limits = [number(0.3), number(0.3), number(3), number(3), number(4)] as const;
    fc.assert(
      fc.property(...limits, (z0, z1, v0, v1, time) => {
        const z = Float64Array.of(z0, z1);
        const v = Float64Array.of(v0, v1);
        const point = new Float64Array(3);
        drift.locate(z, point);
        expect(drift.isInside(point)).toBe(true);
        fc.pre(drift.move(z, v, time, point));
        expect(drift.isInside(point)).toBe(true);
        expect(Math.hypot(...v)).toBeCloseTo(Math.hypot(v0, v1), 9);
        fc.pre(drift.move(z, v, -time, point));
        expect(z[0]).toBeCloseTo(z0, 7);
        expect(z[1]).toBeCloseTo(z1, 7);
        expect(v[0]).toBeCloseTo(v0, 7);
        expect(v[1]).toBeCloseTo(v1, 7);
      }),
    );
  });

  it('gives up what bounces for ever', () => {
    const narrow = new Drift(
      { center: Float64Array.of(0), loadings: Float64Array.of(1) },
      Float64Array.of(1e-6),
    );
    const point = Float64Array.of(0);
    expect(narrow.move(Float64Array.of(0), Float64Array.of(1), 1, point)).toBe(false);
  });
});
