import type { ModelIndex, PairCounts } from '../../core/table/judgments.ts';
import { placesIn } from './places-in.ts';

/** So many links can still be told apart, or two a model; 11 models that all met have 55. */
const MAX_LEGIBLE = 60;

/** How many links there are, and whether they can be told apart as lines across one circle. */
export function legibility(
  counts: PairCounts,
  order: readonly ModelIndex[],
): { readonly links: number; readonly isLegible: boolean } {
  // Neither lists nor numbers of half a million links, only to count them: that holds the page. A
  // table with a bit for each pair stays near the processor.
  const { models, left, right, leftWins, rightWins, ties } = counts;
  const place = placesIn(counts, order);
  const isLinked = new Uint8Array(Math.ceil(models.length ** 2 / 8));
  let links = 0;
  for (let p = 0; p < left.length; p++) {
    const a = left[p];
    const b = right[p];
    if (a === b || place[a] < 0 || place[b] < 0) continue;
    if (leftWins[p] + rightWins[p] + ties[p] === 0) continue;
    const at = a < b ? a * models.length + b : b * models.length + a;
    const bit = 1 << (at & 7);
    if ((isLinked[at >>> 3] & bit) !== 0) continue;
    isLinked[at >>> 3] |= bit;
    links++;
  }
  return { links, isLegible: links <= Math.max(MAX_LEGIBLE, 2 * order.length) };
}
