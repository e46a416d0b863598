import type { Ledger } from './ledger.ts';
import { gapVariance, newInformation } from './standing.ts';
import type { Standing } from './standing.ts';

/**
 * How informative the next judgment of each pair is expected to be about the goal's contrasts: Fisher information
 * of the judgment times the variance of what it is about that their signs would take away, which
 * is twice the mutual information (in nats, to second order), weighted as they are. 0 of pairs
 * that have no comparison left.
 */
export function pairGains(
  standing: Standing,
  ledger: Ledger,
  reductions: Float64Array,
): Float64Array {
  const { models } = standing;
  return Float64Array.from(ledger.left, (left, pair) => {
    if (left === 0) return 0;
    const a = ledger.lower[pair];
    const b = ledger.higher[pair];
    const information = newInformation(standing, a, b, ledger.fresh[pair] === 0);
    const shared =
      reductions[a * (models + 1)] + reductions[b * (models + 1)] - 2 * reductions[a * models + b];
    return (information * shared) / (1 + information * gapVariance(standing, a, b));
  });
}

/** The pair with the largest gain, of equal ones the least judged; null where all gain nothing. */
export function mostInformative(gains: Float64Array, { made }: Ledger): number | null {
  let chosen: number | null = null;
  let most = 0;
  gains.forEach((gain, pair) => {
    const isMore = chosen === null ? gain > 0 : gain === most && made[pair] < made[chosen];
    if (!isMore && !(gain > most)) return;
    chosen = pair;
    most = gain;
  });
  return chosen;
}
