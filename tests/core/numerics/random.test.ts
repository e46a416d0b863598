import { describe, expect, it } from 'vitest';
import { log } from '../../../src/core/numerics/elementary.ts';
import { createRandom, fromState } from '../../../src/core/numerics/random.ts';

describe('random numbers', () => {
  it('are those of xoshiro128**', () => {
    // First outputs from the state 1, 2, 3, 4, as the Rust crate rand_xoshiro 0.6 tests them.
    const random = fromState(Uint32Array.of(1, 2, 3, 4));
    expect(Array.from({ length: 10 }, () => random.bits())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ]);
  });

  it('are uniform by the upper 27 bits of one output and 26 of the next', () => {
    const [bits, random] = [1, 2].map(() => fromState(Uint32Array.of(1, 2, 3, 4)));
    for (let i = 0; i < 20; i++) {
      const [upper, lower] = [Math.floor(bits.bits() / 2 ** 5), Math.floor(bits.bits() / 2 ** 6)];
      expect(random.uniform()).toBe((upper * 2 ** 26 + lower) / 2 ** 53);
    }
  });

  it('are normal by the polar method, one at a time or many', () => {
    const [uniform, random] = [1, 2].map(() => fromState(Uint32Array.of(1, 2, 3, 4)));
    const waiting: number[] = [];
    const expected = (): number => {
      while (waiting.length === 0) {
        const [u, v] = [1, 2].map(() => 2 * uniform.uniform() - 1);
        const square = u * u + v * v;
        const factor = Math.sqrt((-2 * log(square)) / square);
        if (square > 0 && square < 1) waiting.push(u * factor, v * factor);
      }
      return waiting.shift() ?? NaN;
    };
    for (const size of [0, 1, 2, 3, 131, 0, 4, 1, 1, 7]) {
      const many = new Float64Array(size);
      random.normals(many);
      expect(many).toEqual(Float64Array.from({ length: size }, expected));
      expect(random.normal()).toBe(expected());
      if (waiting.length === 0) expect(random.bits()).toBe(uniform.bits());
    }
  });

  it('repeat for the same seed and stream, and differ for any other', () => {
    const first = (seed: number, stream: number) => {
      const random = createRandom(seed, stream);
      return Array.from({ length: 4 }, () => random.uniform()).join();
    };
    expect(first(7, 2)).toBe(first(7, 2));
    const starts = [0, 1, 2, 4294967295].flatMap((seed) => [0, 1, 2].map((s) => first(seed, s)));
    expect(new Set(starts).size).toBe(starts.length);
  });

  it('are uniform and normal as far as 200,000 of them can tell', () => {
    const random = createRandom(11, 1);
    const size = 200_000;
    const moments = (draw: () => number) => {
      const sums = [0, 0, 0, 0];
      for (let i = 0; i < size; i++) {
        const x = draw();
        sums.forEach((_, power) => (sums[power] += x ** (power + 1)));
      }
      return sums.map((sum) => sum / size);
    };
    const uniform = moments(() => random.uniform());
    uniform.forEach((m, power) => {
      expect(Math.abs(m - 1 / (power + 2))).toBeLessThan(0.003);
    });
    const normal = moments(() => random.normal());
    [0, 1, 0, 3].forEach((m, power) => {
      // Four standard errors of a mean of x^(power + 1): √((2p − 1)!! − m²) / √n.
      const spread = Math.sqrt([1, 2, 15, 96][power] / size);
      expect(Math.abs(normal[power] - m)).toBeLessThan(4 * spread);
    });
  });
});
