import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  AT_ONCE,
  toParameters,
  whiten,
  whitenAtOnce,
} from '../../../../src/core/sampler/approximation/whitening.ts';

const entry = fc.double({ min: -10, max: 10, noNaN: true });

it('finds the z of several vectors at once to the bits of each alone, and of a move itself', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: 0, max: 2 }),
      fc.infiniteStream(entry),
      (models, others, stream) => {
        const parameters = models + others;
        const width = parameters - 1;
        const take = (n: number) => Float64Array.from(stream.take(n));
        // Upper triangular by free coordinates; the last strength is what makes their sum zero.
        const loadings = new Float64Array(parameters * width);
        for (let c = 0; c < width; c++) {
          const k = c < models - 1 ? c : c + 1;
          loadings.set(take(width - c), k * width + c);
          loadings[k * width + c] = 1 + Math.abs(loadings[k * width + c]);
          if (c === k)
            for (let d = c; d < width; d++)
              loadings[(models - 1) * width + d] -= loadings[k * width + d];
        }
        const frame = { center: take(parameters), loadings };
        const points = take(parameters * AT_ONCE);
        const z = new Float64Array(width * AT_ONCE);
        whitenAtOnce({ models }, frame, points, z);
        for (let r = 0; r < AT_ONCE; r++) {
          const one = points.filter((_, at) => at % AT_ONCE === r);
          const own = new Float64Array(width);
          whiten({ models }, frame, one, own);
          expect(z.filter((_, at) => at % AT_ONCE === r)).toEqual(own);
          const move = new Float64Array(parameters);
          toParameters(frame, own, move);
          for (const k of [0, ...(others > 0 ? [models] : [])]) {
            const near = Math.max(1, ...own.map(Math.abs)) * 1e-9;
            expect(Math.abs(frame.center[k] + move[k] - one[k])).toBeLessThan(near);
          }
        }
      },
    ),
  );
});
