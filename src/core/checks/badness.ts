import type { ParameterFacts } from '../posterior/draws/parameters.ts';
import { ESS_ABOVE, RHAT_BELOW } from '../limits.ts';

/**
 * How near a parameter is to the nearest of its limits of R-hat and ESS, or beyond: 1 is on it,
 * more is worse; Infinity where a diagnostic is NaN.
 */
export function badness({ rhat, essBulk, essTail }: ParameterFacts): number {
  const most = Math.max((rhat - 1) / (RHAT_BELOW - 1), ESS_ABOVE / essBulk, ESS_ABOVE / essTail);
  return Number.isNaN(most) ? Infinity : most;
}

/** Place of the worst parameter in a draw, the first of several; 0 where there is none. */
export function worstPlace(parameters: readonly ParameterFacts[]): number {
  const all = parameters.map(badness);
  let worst = 0;
  for (let at = 1; at < all.length; at++) if (all[at] > all[worst]) worst = at;
  return parameters.at(worst)?.place ?? 0;
}
