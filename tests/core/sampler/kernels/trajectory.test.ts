import { describe, expect, it, vi } from 'vitest';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { QuickFrame } from '../../../../src/core/sampler/approximation/quick-frame.ts';
import { emptyPlace, Trajectory } from '../../../../src/core/sampler/kernels/trajectory.ts';
import { momentsOf, normalTarget } from '../targets.ts';

function standardNormal(size: number, precision = 1) {
  const matrix = Array.from(
    { length: size * size },
    (_, k) => precision * Number(k % (size + 1) === 0),
  );
  return normalTarget(new Array<number>(size).fill(0), matrix);
}

/** One long run with a step that never changes. */
function run(size: number, step: number, draws: number, seed = 2) {
  const { density, frame } = standardNormal(size);
  const trajectory = new Trajectory(density, frame);
  const place = emptyPlace(size, size);
  trajectory.locate(place);
  const random = createRandom(seed);
  const values = new Float64Array(draws * size);
  let depth = 0;
  for (let draw = 0; draw < draws; draw++) {
    depth += trajectory.run(place, step, random).depth / draws;
    values.set(place.point, draw * size);
  }
  return { moments: momentsOf([values], size), depth };
}

describe('a no-U-turn trajectory', () => {
  it('multiplies by its metric in the kernel, twice a step', () => {
    const products = (['toParameters', 'toWhite'] as const).map((product) =>
      vi.spyOn(QuickFrame.prototype, product),
    );
    const { density, frame } = standardNormal(30);
    const trajectory = new Trajectory(density, frame);
    const place = emptyPlace(30, 30);
    trajectory.locate(place);
    trajectory.run(place, 0.5, createRandom(1));
    expect(trajectory.gradients).toBeGreaterThan(3);
    for (const product of products) {
      expect(product).toHaveBeenCalledTimes(trajectory.gradients);
      product.mockRestore();
    }
  });

  // Steps so rough that what is left out of the weights shows in the widths.
  it.each([
    [1, 1.3],
    [1, 1.7],
    [2, 1.9],
    [3, 1.5],
  ])('is exact with rough steps: %s dimensions, step %s', (size, step) => {
    for (const { mean, mcse, sd, values } of run(size, step, 30_000).moments) {
      expect(Math.abs(mean)).toBeLessThan(4 * mcse);
      expect(Math.abs(sd - 1)).toBeLessThan(0.015);
      const outside = values.filter((x) => Math.abs(x) > 1.959964).length / values.length;
      expect(Math.abs(outside - 0.05)).toBeLessThan(0.005);
    }
  });

  it('ends where it turns, also where a whole tree goes once round', () => {
    // Eight steps of this size are a full turn of the oscillator, whose ends move apart again.
    expect(run(50, 2 * Math.sin(Math.PI / 8), 300).depth).toBeLessThan(3.01);
    expect(run(50, 2 * Math.sin(Math.PI / 16), 300).depth).toBeLessThan(4.01);
    // Half a turn takes more than eight steps of 0.3, and fewer than sixteen.
    expect(run(50, 0.3, 300).depth).toBeCloseTo(4, 1);
  });

  it.each([
    [999, false],
    [1001, true],
  ])('diverges beyond an energy error of a thousand: %s', (error, isDivergent) => {
    const { density, frame } = standardNormal(1);
    const cliff = { ...density, evaluate: ([x]: Float64Array) => (x === 0 ? 0 : -error) };
    const trajectory = new Trajectory(cliff, frame);
    const place = emptyPlace(1, 1);
    trajectory.locate(place);
    expect(trajectory.run(place, 0.1, createRandom(1)).isDivergent).toBe(isDivergent);
  });

  it('is given up at an energy error of a thousand', () => {
    const { density, frame } = standardNormal(1, 1e4);
    const trajectory = new Trajectory(density, frame);
    const place = emptyPlace(1, 1);
    trajectory.locate(place);
    const before = trajectory.gradients;
    // A step of 1 from 0 goes to v, where the potential is 5,000·v².
    const report = trajectory.run(place, 1, createRandom(1));
    expect(report).toMatchObject({ isDivergent: true, depth: 0 });
    expect(trajectory.gradients - before).toBe(1);
    expect(place.point[0]).toBe(0);
    // A hundredth of that precision errs by less.
    const gentle = standardNormal(1, 100);
    const other = new Trajectory(gentle.density, gentle.frame);
    const start = emptyPlace(1, 1);
    other.locate(start);
    expect(other.run(start, 0.1, createRandom(1)).isDivergent).toBe(false);
  });
});
