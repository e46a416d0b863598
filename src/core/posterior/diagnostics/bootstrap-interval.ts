import type { BootstrapInterval } from '../../sampler/settings.ts';
import { normalCdf } from '../../numerics/normal-cdf.ts';
import { normalQuantile } from '../../numerics/normal-quantile.ts';
import { quantile } from '../../numerics/quantile.ts';

/** One parameter's estimate and what corrects its interval. */
export interface Estimated {
  readonly estimate: number;
  readonly acceleration: number;
}

/**
 * The ends of a two-sided bootstrap interval: quantiles of the replicates (percentile), at levels
 * shifted for the estimate's median bias and for a standard error that changes with the value
 * (BCa; Efron 1987, eq. 2.3).
 * @param sorted replicates, ascending
 */
export function bootstrapInterval(
  sorted: Float64Array,
  { estimate, acceleration }: Estimated,
  probability: number,
  kind: BootstrapInterval,
): [lower: number, upper: number] {
  const levels = [(1 - probability) / 2, (1 + probability) / 2] as const;
  if (kind === 'percentile') return [quantile(sorted, levels[0]), quantile(sorted, levels[1])];
  const bias = medianBias(sorted, estimate);
  const end = (level: number): number => {
    const reach = bias + normalQuantile(level);
    const slowing = 1 - acceleration * reach;
    // Beyond its pole the correction has no meaning; the outermost replicate is what there is.
    if (slowing <= 0) return quantile(sorted, reach > 0 ? 1 : 0);
    return quantile(sorted, normalCdf(bias + reach / slowing));
  };
  return [end(levels[0]), end(levels[1])];
}

/** Φ⁻¹ of the share of replicates below the estimate, an equal one counting half. */
function medianBias(sorted: Float64Array, estimate: number): number {
  let below = 0;
  for (const x of sorted) below += x < estimate ? 1 : x === estimate ? 0.5 : 0;
  const size = sorted.length;
  return normalQuantile(Math.min(size - 0.5, Math.max(0.5, below)) / size);
}
