import { everyPair, pairPlace } from '../../table/counts.ts';
import { Outcome } from '../../table/judgments.ts';
import type { PairCounts } from '../../table/judgments.ts';
import type { Comparison } from './ledger.ts';

/**
 * Counts of a run as a plan needs them: all of its models in their order, those too that nothing
 * is known of, and every ordered pair.
 * @param counts of replies; models by name, of which those of other runs are passed over
 */
export function runCounts(models: readonly string[], counts: PairCounts): PairCounts {
  const all = everyPair(models);
  const place = new Map(models.map((name, m) => [name, m]));
  for (let p = 0; p < counts.left.length; p++) {
    const left = place.get(counts.models[counts.left[p]]);
    const right = place.get(counts.models[counts.right[p]]);
    if (left === undefined || right === undefined) continue;
    const at = pairPlace(models.length, left, right);
    all.leftWins[at] += counts.leftWins[p];
    all.rightWins[at] += counts.rightWins[p];
    all.ties[at] += counts.ties[p];
  }
  return all;
}

/** Adds one judgment. @param counts as runCounts gives them; changed */
export function addOutcome(
  { models, leftWins, rightWins, ties }: PairCounts,
  { left, right }: Comparison,
  outcome: Outcome,
): void {
  const at = pairPlace(models.length, left, right);
  if (outcome === Outcome.left) leftWins[at]++;
  else if (outcome === Outcome.right) rightWins[at]++;
  else if (outcome === Outcome.tie) ties[at]++;
}
