import { softplus } from '../../numerics/elementary.ts';
import { logistic } from '../pairwise.ts';

/** Where the coordinate of ω turns from its logarithm to ω itself, in log-odds. */
const KNEE = 0.1;
/** ω where the coordinate is 0, where the search for the mode sets out. */
const ORIGIN = 1;

/**
 * ω by its coordinate x among the parameters, ω = s·log(1 + e^((1 + x)/s)): 1 + x where ω is seen well
 * and its posterior is nearly normal. Where ω might as well be 0 its density does not vanish there,
 * and the logarithm would have an endless tail to the left; here the tail is short, and no wall is
 * needed.
 * @param knee s
 */
export function omegaAt(x: number, knee = KNEE): number {
  return knee * softplus((ORIGIN + x) / knee);
}

/** d log ω / dx. */
export function logOmegaSlope(x: number, knee = KNEE): number {
  const y = (ORIGIN + x) / knee;
  // Both vanish far to the left, as e^y.
  return y < -30 ? 1 / knee : logistic(y) / (knee * softplus(y));
}

/** log dω/dx and its first two derivatives by x. */
export function omegaVolume(
  x: number,
  knee = KNEE,
): { value: number; slope: number; bend: number } {
  const y = (ORIGIN + x) / knee;
  const below = logistic(-y);
  return {
    value: -softplus(-y),
    slope: below / knee,
    bend: (-below * (1 - below)) / (knee * knee),
  };
}
