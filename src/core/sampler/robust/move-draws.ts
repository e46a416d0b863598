import { log } from '../../numerics/elementary.ts';
import { lowerTimes } from '../../numerics/matrices/matrix-products.ts';
import { gammaVariate } from '../../numerics/gamma.ts';
import type { Random } from '../../numerics/random.ts';
import { QuickFrame } from '../approximation/quick-frame.ts';
import type { OnShare } from '../approximation/share.ts';
import { AT_ONCE, whitenAtOnce } from '../approximation/whitening.ts';
import type { Sandwich } from './sandwich.ts';

/**
 * Draws of the plain posterior moved to the sandwich's covariance (the open-faced sandwich: Shaby
 * 2014), θ̂ + U·C·U⁻¹·(θ − θ̂) with H⁻¹ = U·Uᵀ, and each stretched by √((Q − 1)/χ²) on Q − 1
 * degrees of freedom, since the scatter itself is known from Q questions. What would leave a
 * bound stops there. τ stays as it is.
 * @param values as in posterior/draws/draws.ts: draw by draw, τ itself
 * @param onShare called with how much of it is done
 */
export function moveDraws(
  values: Float64Array,
  { density, approximation, factor, clusters }: Sandwich,
  random: Random,
  onShare?: OnShare,
): Float64Array<ArrayBuffer> {
  const { parameters, tau, bounds } = density;
  const width = approximation.start.length;
  const moved = new Float64Array(values.length);
  const points = new Float64Array(parameters * AT_ONCE);
  const white = new Float64Array(width * AT_ONCE);
  const point = new Float64Array(parameters);
  const z = new Float64Array(width);
  const to = new Float64Array(width);
  const { center } = approximation;
  const frame = new QuickFrame(approximation);
  const own = tau === null ? width : width - 1;
  const freedom = clusters - 1;
  for (let at = 0; at < values.length; at += parameters) {
    onShare?.(at / values.length);
    const place = (at / parameters) % AT_ONCE;
    if (place === 0) {
      // Behind the last draw stands what was there before, for nobody.
      const some = values.subarray(at, at + parameters * AT_ONCE);
      for (let i = 0, k = 0; i < some.length; i++, k = (k + 1) % parameters)
        points[k * AT_ONCE + (i - k) / parameters] = k === tau ? log(some[i]) : some[i];
      whitenAtOnce(density, approximation, points, white);
    }
    for (let c = 0; c < width; c++) z[c] = white[c * AT_ONCE + place];
    // A χ² variate is twice a gamma variate of half as many degrees of freedom.
    const stretch = Math.sqrt(freedom / (2 * gammaVariate(random, freedom / 2)));
    lowerTimes(factor, width, own, z, to);
    for (let c = 0; c < own; c++) to[c] *= stretch;
    if (tau !== null) to[own] = z[own];
    frame.toParameters(to, point);
    let share = 1;
    for (let k = 0; k < parameters; k++) {
      const room = bounds[k] - Math.abs(center[k]);
      const isOutside = Math.abs(center[k] + point[k]) > bounds[k];
      if (isOutside) share = Math.min(share, room / Math.abs(point[k]));
    }
    for (let k = 0; k < parameters; k++) moved[at + k] = center[k] + share * point[k];
    if (tau !== null) moved[at + tau] = values[at + tau];
  }
  return moved;
}

/** Whether draws can be moved: not where the mode is not inside the bounds, or there are two. */
export function canMove({ approximation, density, robust }: Sandwich): boolean {
  const { center, start, second } = approximation;
  return (
    second === undefined &&
    start.every((x) => x === 0) &&
    robust.every((v, k) => Math.abs(center[k]) + SDS_FROM_BOUND * Math.sqrt(v) < density.bounds[k])
  );
}

/** Standard deviations between the mode and a bound that is not felt. */
const SDS_FROM_BOUND = 3;
