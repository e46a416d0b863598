import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankNormalise } from '../../../../src/core/posterior/diagnostics/rank-normalise.ts';
import { normalQuantile } from '../../../../src/core/numerics/normal-quantile.ts';
import { quantile } from '../../../../src/core/numerics/quantile.ts';
import { sortValues } from '../../../../src/core/numerics/sort-values.ts';

/** Normal scores of average ranks, each counted by itself. */
function scoresOf(values: readonly number[]): number[] {
  return values.map((own) => {
    const below = values.filter((other) => other < own).length;
    const same = values.filter((other) => other === own).length;
    return normalQuantile((below + (same + 1) / 2 - 0.375) / (values.length + 0.25));
  });
}

it('scores ranks of values and of their distances from the median, of equal and endless ones too', () => {
  const value = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.constantFrom(Infinity, -Infinity),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 12 }), (some) => {
      const values = Float64Array.from(some);
      const sorted = sortValues(values);
      const median = quantile(sorted.values, 0.5);
      // Between infinities there is no distance.
      if (!Number.isFinite(median)) return;
      const out = {
        normal: new Float64Array(values.length),
        folded: new Float64Array(values.length),
      };
      rankNormalise(sorted, median, out);
      expect([...out.normal]).toEqual(scoresOf(some));
      expect([...out.folded]).toEqual(scoresOf(some.map((x) => Math.abs(x - median))));
    }),
  );
});
