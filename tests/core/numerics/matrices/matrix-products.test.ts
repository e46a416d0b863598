import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lowerTimes, products } from '../../../../src/core/numerics/matrices/matrix-products.ts';

/** Numbers whose sums depend on the order of their terms, and zeros as triangles have them. */
const entry = fc.oneof(
  fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((x) => x + 0),
  fc.constantFrom(0, 0, 0, 1e16, -1e16),
);
const size = fc.integer({ min: 1, max: 19 });

it('is what sums in the order of their terms are, either way that weights lie', () => {
  fc.assert(
    fc.property(size, size, size, fc.infiniteStream(entry), (rows, terms, width, stream) => {
      const take = (n: number) => Float64Array.from(stream.take(n));
      const matrix = take(terms * width);
      const weights = take(rows * terms);
      for (const places of [
        { perRow: terms, perTerm: 1, rows },
        { perRow: 1, perTerm: rows, rows },
      ]) {
        const expected = Array.from({ length: rows * width }, (_, at) => {
          let sum = 0;
          for (let k = 0; k < terms; k++) {
            const weight = weights[Math.floor(at / width) * places.perRow + k * places.perTerm];
            sum += weight * matrix[k * width + (at % width)];
          }
          return sum;
        });
        expect([...products(weights, places, matrix, width)]).toEqual(expected.map((x) => x + 0));
      }
    }),
  );
});

it('tells how many rows are done', () => {
  const [rows, terms, width] = [40, 3, 2];
  const done: number[] = [];
  const places = { perRow: terms, perTerm: 1, rows };
  const filled = (length: number) => new Float64Array(length).fill(1);
  const tell = (row: number): void => void done.push(row);
  expect(products(filled(rows * terms), places, filled(terms * width), width, tell)).toEqual(
    filled(rows * width).fill(terms),
  );
  expect(done).toEqual([0, 16, 32]);
});

it('passes over what stands above a diagonal', () => {
  fc.assert(
    fc.property(size, size, fc.infiniteStream(entry), (width, most, stream) => {
      const rows = Math.min(width, most);
      const lower = Float64Array.from(stream.take(width * width));
      const vector = Float64Array.from(stream.take(width));
      const out = new Float64Array(width).fill(7);
      lowerTimes(lower, width, rows, vector, out);
      const expected = Array.from({ length: width }, (_, c) => {
        if (c >= rows) return 7;
        let sum = 0;
        for (let d = 0; d <= c; d++) sum += lower[c * width + d] * vector[d];
        return sum;
      });
      expect([...out]).toEqual(expected);
    }),
  );
});
