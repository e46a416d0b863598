import type { LogDensity } from '../../model/density.ts';
import { graphReport } from '../../model/graph.ts';
import type { TieModel } from '../../model/settings.ts';
import type { PairCounts } from '../../table/judgments.ts';
import type { GaussianApproximation } from '../approximation/laplace.ts';
import { dot, whiten } from '../approximation/whitening.ts';

/**
 * Gives a scatter what it lacks where no chain of judgments links some groups of models. Of how these
 * lie to one another no score says anything, so that a sandwich would be sure of it, where the
 * posterior is the prior’s alone: there the posterior's own covariance stays.
 * @param scatter in whitened coordinates, where that covariance is the identity
 */
export function keepUnlinked(
  scatter: Float64Array,
  counts: PairCounts,
  ties: TieModel,
  density: LogDensity,
  approximation: GaussianApproximation,
): void {
  const [, ...groups] = graphReport(counts, ties).groups;
  const { center, start } = approximation;
  const width = start.length;
  const found: Float64Array[] = [];
  for (const group of groups) {
    // The group moves, all others make up for it: strengths sum to zero.
    const point = center.slice();
    for (let m = 0; m < density.models; m++) point[m] -= group.length / density.models;
    for (const m of group) point[m] += 1;
    const z = new Float64Array(width);
    whiten(density, approximation, point, z);
    for (const other of found) {
      const along = dot(other, 0, z);
      for (let c = 0; c < width; c++) z[c] -= along * other[c];
    }
    const length = Math.sqrt(dot(z, 0, z));
    for (let c = 0; c < width; c++) z[c] /= length;
    found.push(z);
    for (let a = 0; a < width; a++)
      for (let b = 0; b < width; b++) scatter[a * width + b] += z[a] * z[b];
  }
}

/**
 * Moves estimates so that such groups lie to one another as in the draws whose place they take; of
 * that, no resampling tells. What would leave a bound stops there.
 * @param estimates as posterior/draws/draws.ts has draws, and as many as `draws`
 */
export function placeUnlinked(
  estimates: Float64Array,
  draws: Float64Array,
  counts: PairCounts,
  ties: TieModel,
  { models, parameters, bounds }: LogDensity,
): void {
  const { groups } = graphReport(counts, ties);
  if (groups.length < 2) return;
  const shift = new Float64Array(models);
  for (let at = 0; at < draws.length; at += parameters) {
    for (const group of groups) {
      const by = group.reduce((sum, m) => sum + draws[at + m] - estimates[at + m], 0);
      for (const m of group) shift[m] = by / group.length;
    }
    let share = 1;
    for (let m = 0; m < models; m++) {
      const from = estimates[at + m];
      const room = bounds[m] - Math.sign(shift[m]) * from;
      if (Math.abs(shift[m]) > room)
        share = Math.min(share, Math.max(0, room) / Math.abs(shift[m]));
    }
    for (let m = 0; m < models; m++) estimates[at + m] += share * shift[m];
  }
}
