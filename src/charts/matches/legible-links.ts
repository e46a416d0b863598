import type { ModelIndex, PairCounts } from '../../core/table/judgments.ts';
import { placesIn } from './places-in.ts';

/** So many links can still be told apart, or two a model; 11 models that all met have 55. */
const MAX_LEGIBLE = 60;

/** How many links there are, and whether they can be told apart as lines across one circle. */
export function legibility(
  counts: PairCounts,
  order: readonly ModelIndex[],
): { readonly links: number; readonly isLegible: boolean } {
  // Neither lists nor numbers of half a million links, only to count them: that holds the page.
  const { left, right, leftWins, rightWins, ties } = counts;
  const size = order.length;
  const place = placesIn(counts, order);
  const isLinked = new Uint8Array(size * size);
  let links = 0;
  for (let p = 0; p < left.length; p++) {
    const x = place[left[p]];
    const y = place[right[p]];
    if (x < 0 || y < 0 || x === y) continue;
    const at = Math.min(x, y) * size + Math.max(x, y);
    if (isLinked[at] || leftWins[p] + rightWins[p] + ties[p] === 0) continue;
    isLinked[at] = 1;
    links++;
  }
  return { links, isLegible: links <= Math.max(MAX_LEGIBLE, 2 * order.length) };
}
