import type { GaussianApproximation } from './gaussian-fit.ts';
import { touchingPoint } from './gaussian-fit.ts';
import { dot } from './whitening.ts';

/** What one search for a mode came to. */
export interface Mode {
  readonly approximation: GaussianApproximation;
  /** Log of the mass near it, up to a constant that is the same for all. */
  readonly logMass: number;
}

/**
 * A mode with so small a share, e⁻¹⁰, is met by no draw; and Laplace's approximation of a Cauchy,
 * the longest tail there is a need for, is short of log √π for each model.
 */
const NEGLIGIBLE = 10;
const NEGLIGIBLE_PER_MODEL = 0.6;

/** The heavier of two modes, with the other as its second where it is another and matters. */
export function joinModes(models: number, [a, b]: readonly [Mode, Mode]): GaussianApproximation {
  const [first, second] = a.logMass >= b.logMass ? [a, b] : [b, a];
  const isLight =
    first.logMass - second.logMass > NEGLIGIBLE + NEGLIGIBLE_PER_MODEL * models ||
    !Number.isFinite(second.logMass);
  return isLight || !areSeparate(first.approximation, second.approximation)
    ? first.approximation
    : { ...first.approximation, second: second.approximation };
}

/** Whether some parameter differs by more than its smaller standard deviation. */
function areSeparate(a: GaussianApproximation, b: GaussianApproximation): boolean {
  const [from, to] = [touchingPoint(a), touchingPoint(b)];
  const width = a.start.length;
  return from.some((x, k) => {
    const [own, other] = [a, b].map(({ loadings }) => {
      const row = loadings.subarray(k * width, (k + 1) * width);
      return dot(row, 0, row);
    });
    return (x - to[k]) ** 2 > Math.min(own, other);
  });
}
