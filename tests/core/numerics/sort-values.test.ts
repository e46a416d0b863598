import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantile } from '../../../src/core/numerics/quantile.ts';
import { medianOf, sortValues } from '../../../src/core/numerics/sort-values.ts';

it('sorts as the language does, and knows where everything was', () => {
  const some = fc.oneof(
    fc.double({ noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.integer({ min: -3, max: 3 }),
  );
  fc.assert(
    fc.property(fc.array(some, { maxLength: 200 }), (numbers) => {
      const values = Float64Array.from(numbers, (x) => x + 0);
      const sorted = sortValues(values);
      expect(sorted.values).toEqual(values.slice().sort());
      const stable = numbers
        .map((_, i) => i)
        .sort((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : a - b));
      expect(Array.from(sorted.order)).toEqual(stable);
    }),
  );
});

it('sorts what all falls into one cell', () => {
  const values = Float64Array.from({ length: 5000 }, (_, i) => Math.sin(i));
  values[17] = 1e300;
  expect(sortValues(values).values).toEqual(values.slice().sort());
});

it('finds the median that sorted values have, to the bit', () => {
  const some = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.integer({ min: -3, max: 3 }),
  );
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 200 }), (numbers) => {
      const values = Float64Array.from(numbers);
      expect(medianOf(values)).toBe(quantile(sortValues(values).values, 0.5));
    }),
  );
  expect(medianOf(Float64Array.of(4, 1, 3, 2))).toBe(2.5);
});
