import { log } from '../../numerics/elementary.ts';
import type { LogDensity } from '../../model/density.ts';
import { expand, freeDimension, reduceCurvature, reduceGradient } from '../../model/sum-to-zero.ts';
import { factoriseDamped, solve } from '../../numerics/matrices/cholesky.ts';
import type { OnShare } from './share.ts';

export interface Maximum {
  /** Parameter vector of the maximum. */
  readonly point: Float64Array;
  /** Whether Newton's method came to rest there. */
  readonly isFound: boolean;
}

const MAX_STEPS = 100;
/**
 * Squared distance to the maximum, in posterior standard deviations: stop at once; stop when
 * rounding keeps it from shrinking; good enough when the steps are used up.
 */
const EXACT = 1e-20;
const CLOSE = 1e-12;
/** Departures by question have but nearly the second derivatives: each step is a share of the way. */
const NEAR = 1e-8;
/** As far as a step takes ω: beyond, far below its mode, it no longer matters and nothing leads back. */
const REACH = 0.5;
const PASSABLE = 1e-4;

/**
 * Newton's method with step halving, damped where the density is not concave, on the log density
 * plus `barrier`·Σ log(c² − θ²) over the bounded parameters. Without a barrier the bounds are not
 * felt, and the search gives up once it is well outside them.
 * @param from where to begin, inside the bounds: a parameter vector, 0 if not given
 * @param onShare called with how far the search is, as a guess
 * @param enough squared distance in standard deviations at which to stop
 */
export function maximise(
  density: LogDensity,
  barrier: number,
  from?: Float64Array,
  enough = density.omega === null ? EXACT : NEAR,
  onShare?: OnShare,
): Maximum {
  const { parameters, models, bounds } = density;
  const dimension = freeDimension(density);
  const point = new Float64Array(parameters);
  const trial = new Float64Array(parameters);
  const gradient = new Float64Array(parameters);
  const curvature = new Float64Array(parameters * parameters);
  const free = new Float64Array(dimension);
  const freeTrial = new Float64Array(dimension);
  const step = new Float64Array(dimension);
  const matrix = new Float64Array(dimension * dimension);

  const evaluate = (at: Float64Array): number => {
    let value = density.evaluate(at, gradient);
    if (barrier === 0) return value;
    for (let k = 0; k < parameters; k++) {
      if (bounds[k] === Infinity) continue;
      const share = at[k] / bounds[k];
      const room = 1 - share * share;
      if (!(room > 0)) return -Infinity;
      value += barrier * log(room);
      gradient[k] -= (2 * barrier * share) / (bounds[k] * room);
    }
    return value;
  };
  const bend = (): void => {
    density.curvature(point, curvature);
    for (let k = 0; barrier > 0 && k < parameters; k++) {
      if (bounds[k] === Infinity) continue;
      const share = point[k] / bounds[k];
      const room = bounds[k] * (1 - share * share);
      curvature[k * (parameters + 1)] += (2 * barrier * (1 + share * share)) / (room * room);
    }
    reduceCurvature(density, curvature, matrix);
  };

  if (from !== undefined) {
    for (let k = 0; k < dimension; k++) free[k] = from[k < models - 1 ? k : k + 1];
    expand(density, free, point);
  }
  let value = evaluate(point);
  let distance = Infinity;
  for (let count = 0; count < MAX_STEPS; count++) {
    bend();
    reduceGradient(density, gradient, step);
    const slope = step.slice();
    const steps = count + stepsLeft(distance, enough);
    const damping = factoriseDamped(matrix, dimension, (rows) => {
      onShare?.((count + (rows / dimension) ** 3) / steps);
    });
    if (damping === null) return { point, isFound: false };
    solve(matrix, dimension, step);
    const before = distance;
    distance = 0;
    for (let k = 0; k < dimension; k++) distance += slope[k] * step[k];
    if (!(distance > enough)) return { point, isFound: damping === 0 && distance >= 0 };
    if (distance < CLOSE && distance >= before) return { point, isFound: damping === 0 };

    if (density.omega !== null) {
      // Of the free coordinates one strength is left out before it.
      const at = density.omega - 1;
      step[at] = Math.max(-REACH, Math.min(REACH, step[at]));
    }
    let isHigher = false;
    for (let scale = 1; scale > 1e-12 && !isHigher; scale /= 2) {
      for (let k = 0; k < dimension; k++) freeTrial[k] = free[k] + scale * step[k];
      expand(density, freeTrial, trial);
      const next = evaluate(trial);
      // Near the top the gain drowns in the rounding of a large sum.
      isHigher = next > value - 1e-13 * Math.abs(value);
      if (isHigher) value = next;
    }
    if (!isHigher) break;
    free.set(freeTrial);
    point.set(trial);
    if (barrier === 0 && point.some((x, k) => Math.abs(x) > 3 * bounds[k])) {
      return { point, isFound: false };
    }
  }
  return { point, isFound: distance < PASSABLE };
}

/** From a far start the search first has to come near; there each step squares the distance. */
const STEPS_FROM_AFAR = 6;

/** About how many steps are still to come, the present one among them. */
function stepsLeft(distance: number, enough: number): number {
  if (!(distance < 0.5)) return STEPS_FROM_AFAR;
  return Math.max(1, Math.ceil(log(log(enough) / log(distance)) / Math.LN2) + 1);
}
