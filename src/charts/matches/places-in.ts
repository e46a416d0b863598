import type { ModelIndex, PairCounts } from '../../core/table/judgments.ts';

/** By model; −1 for one that is not shown. */
export function placesIn(counts: PairCounts, shown: readonly ModelIndex[]): Int32Array {
  const place = new Int32Array(counts.models.length).fill(-1);
  shown.forEach((model, at) => (place[model] = at));
  return place;
}
