import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { QuickFrame } from '../../../../src/core/sampler/approximation/quick-frame.ts';
import {
  toParameters,
  toWhite,
  type Whitening,
} from '../../../../src/core/sampler/approximation/whitening.ts';

/** Rows that begin later and later, as an approximation's do, or in any way, or nowhere. */
function anyFrame(parameters: number, seed: number, kind: 'falling' | 'any' | 'none'): Whitening {
  const random = createRandom(seed);
  const width = parameters - 1;
  const firsts = Uint32Array.from({ length: parameters }, (_, k) =>
    kind === 'falling' ? Math.min(k, width - 1) : Math.floor(random.uniform() * width),
  );
  const loadings = Float64Array.from({ length: parameters * width }, (_, at) =>
    kind !== 'none' && at % width < firsts[Math.floor(at / width)] ? 0 : random.normal(),
  );
  return { center: new Float64Array(parameters), loadings, ...(kind !== 'none' && { firsts }) };
}

it('multiplies as whitening.ts does, to the bit, frames by turns', () => {
  const kinds = fc.constantFrom('falling', 'any', 'none');
  const shape = fc.tuple(fc.integer({ min: 2, max: 61 }), fc.nat(), kinds);
  fc.assert(
    fc.property(fc.array(shape, { minLength: 1, maxLength: 3 }), (shapes) => {
      const frames = shapes.map(([parameters, seed, kind]) => anyFrame(parameters, seed, kind));
      const quick = frames.map((frame) => new QuickFrame(frame));
      for (const at of [0, 1, 2, 1, 0].filter((n) => n < frames.length)) {
        const random = createRandom(at);
        const parameters = frames[at].center.length;
        const z = new Float64Array(parameters - 1).map(() => random.normal());
        const gradient = new Float64Array(parameters).map(() => random.normal());
        const [point, white] = [new Float64Array(parameters), new Float64Array(parameters - 1)];
        quick[at].toParameters(z, point);
        quick[at].toWhite(gradient, white);
        const [samePoint, sameWhite] = [point.slice(), white.slice()];
        toParameters(frames[at], z, samePoint);
        toWhite(frames[at], gradient, sameWhite);
        expect(point).toEqual(samePoint);
        expect(white).toEqual(sameWhite);
      }
    }),
  );
});
