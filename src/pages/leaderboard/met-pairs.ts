import type { ModelIndex, PairCounts } from '../../core/table/judgments.ts';

/** Whether two models were compared with each other; found by pairs, once. */
export function metPairs({
  models,
  left,
  right,
}: PairCounts): (a: ModelIndex, b: ModelIndex) => boolean {
  const size = models.length;
  const met = new Set<number>();
  left.forEach((a, p) => {
    const b = right[p];
    met.add(Math.min(a, b) * size + Math.max(a, b));
  });
  return (a, b) => met.has(Math.min(a, b) * size + Math.max(a, b));
}
