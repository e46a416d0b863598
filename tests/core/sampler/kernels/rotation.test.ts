import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rotation } from '../../../../src/core/sampler/kernels/rotation.ts';

const coordinate = fc.integer({ min: -2000, max: 2000 }).map((n) => n / 1000);
const vector = fc.array(coordinate, { minLength: 3, maxLength: 3 });

/** A Gaussian of four parameters in three dimensions with two walls, and a start inside them. */
const anyMotion = fc
  .record({
    center: fc.array(coordinate, { minLength: 4, maxLength: 4 }),
    loadings: fc.array(coordinate, { minLength: 12, maxLength: 12 }),
    z: vector,
    v: vector,
    room: fc.tuple(
      fc.integer({ min: 1, max: 100 }).map((n) => n / 50),
      fc.integer({ min: 1, max: 100 }).map((n) => n / 50),
    ),
    angle: fc.integer({ min: 1, max: 25 }).map((n) => n / 10),
  })
  .map(({ room, ...motion }) => {
    const at = (k: number) => parameter(motion, motion.z, k);
    const bounds = [Math.abs(at(0)) + room[0], Infinity, Math.abs(at(2)) + room[1], Infinity];
    return { ...motion, bounds };
  });

function parameter(
  { center, loadings }: { center: readonly number[]; loadings: readonly number[] },
  z: ArrayLike<number>,
  k: number,
): number {
  return center[k] + [0, 1, 2].reduce((sum, c) => sum + loadings[3 * k + c] * z[c], 0);
}

const energy = (z: Float64Array, v: Float64Array) =>
  [...z, ...v].reduce((sum, x) => sum + x * x, 0);

describe('rotation between walls', () => {
  it('stays inside, keeps its energy, and runs back the way it came', () => {
    let bounced = 0;
    fc.assert(
      fc.property(anyMotion, (motion) => {
        const frame = {
          center: Float64Array.from(motion.center),
          loadings: Float64Array.from(motion.loadings),
        };
        const rotation = new Rotation(frame, Float64Array.from(motion.bounds));
        const z = Float64Array.from(motion.z);
        const v = Float64Array.from(motion.v);
        const before = energy(z, v);
        const [cosine, sine] = [Math.cos(motion.angle), Math.sin(motion.angle)];
        fc.pre(rotation.turn(z, v, cosine, sine));
        expect(energy(z, v)).toBeCloseTo(before, 6);
        motion.bounds.forEach((bound, k) => {
          expect(Math.abs(parameter(motion, z, k))).toBeLessThanOrEqual(bound + 1e-9);
        });
        const free = motion.z.map((x, c) => x * cosine + motion.v[c] * sine);
        if (Math.abs(free[0] - z[0]) > 1e-6) bounced++;
        const back = v.map((x) => -x);
        expect(rotation.turn(z, back, cosine, sine)).toBe(true);
        z.forEach((x, c) => {
          expect(x).toBeCloseTo(motion.z[c], 5);
        });
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(bounced).toBeGreaterThan(100);
  });

  it('bounces a single parameter as worked by hand', () => {
    // x = z, wall at 1: from 0 with speed 2 the wall is met at sin t = 1/2, 60° before the turn ends.
    const frame = { center: Float64Array.of(0), loadings: Float64Array.of(1) };
    const rotation = new Rotation(frame, Float64Array.of(1));
    const z = Float64Array.of(0);
    const v = Float64Array.of(2);
    expect(rotation.turn(z, v, 0, 1)).toBe(true);
    // Then 1·cos 60° − √3·sin 60° = −1, the other wall, reached with speed −√3.
    expect(z[0]).toBeCloseTo(-1, 12);
    expect(Math.abs(v[0])).toBeCloseTo(Math.sqrt(3), 12);
  });
});
