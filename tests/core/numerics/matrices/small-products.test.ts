import { describe, expect, it } from 'vitest';
import { times, transposedTimes } from '../../../../src/core/numerics/matrices/small-products.ts';

describe('products of small matrices', () => {
  it.each([1, 2, 3, 4, 5, 8, 11])(
    'of size %i are sums of products, and touch no neighbour',
    (size) => {
      const [at, base] = [3, 2];
      const m = Float64Array.from({ length: at + size * size }, (_, k) => (k * 7) % 11);
      const x = Float64Array.from({ length: base + size }, (_, k) => (k * 5) % 7);
      const row = Array.from({ length: size }, (_, k) => k);
      const expected = (cell: (s: number, k: number) => number): number[] => [
        ...[-1, -1],
        ...row.map((s) => row.reduce((sum, k) => sum + m[at + cell(s, k)] * x[base + k], 0)),
        -1,
      ];
      const out = new Float64Array(base + size + 1).fill(-1);
      times(m, at, size, x, base, out);
      expect([...out]).toEqual(expected((s, k) => s * size + k));
      transposedTimes(m, at, size, x, base, out);
      expect([...out]).toEqual(expected((s, k) => k * size + s));
    },
  );
});
