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
 */
export function omegaAt(x: number): number {
  return KNEE * softplus((ORIGIN + x) / KNEE);
}

/** d log ω / dx. */
export function logOmegaSlope(x: number): number {
  const y = (ORIGIN + x) / KNEE;
  // Both vanish far to the left, as e^y.
  return y < -30 ? 1 / KNEE : logistic(y) / (KNEE * softplus(y));
}

/** log dω/dx and its first two derivatives by x. */
export function omegaVolume(x: number): { value: number; slope: number; bend: number } {
  const y = (ORIGIN + x) / KNEE;
  const below = logistic(-y);
  return {
    value: -softplus(-y),
    slope: below / KNEE,
    bend: (-below * (1 - below)) / (KNEE * KNEE),
  };
}
