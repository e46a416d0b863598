import type { PairCounts } from '../../table/judgments.ts';

/** Most groups that pairs are divided into. */
const GROUPS = 6;

/** Pairs grouped by how far apart their two models are. */
export interface GapGroups {
  /** Per pair. */
  readonly group: Uint32Array;
  /** Ends of the groups in log-odds, ascending; one more than there are groups. */
  readonly edges: Float64Array;
}

/**
 * Groups of about as many judgments each by |β_left − β_right| at the posterior means; fewer
 * where there are fewer pairs.
 * @param strengths draws by model
 */
export function gapGroups(counts: PairCounts, strengths: readonly Float64Array[]): GapGroups {
  const pairs = counts.left.length;
  const mean = strengths.map((x) => x.reduce((sum, value) => sum + value, 0) / x.length);
  const gap = Float64Array.from(counts.left, (m, p) => Math.abs(mean[m] - mean[counts.right[p]]));
  const judged = gap.map((_, p) => counts.leftWins[p] + counts.rightWins[p] + counts.ties[p]);
  const total = judged.reduce((sum, n) => sum + n, 0);
  const order = Uint32Array.from(gap, (_, p) => p).sort((a, b) => gap[a] - gap[b] || a - b);

  const group = new Uint32Array(pairs);
  const edges = pairs === 0 ? [] : [gap[order[0]]];
  let before = 0;
  let current = 0;
  let place = 0;
  order.forEach((p, at) => {
    // A group begins where the judgments so far fill the groups before it, and the gap grows.
    const wanted = Math.min(GROUPS - 1, Math.floor((before / total) * GROUPS));
    if (at > 0 && wanted > place && gap[p] > gap[order[at - 1]]) {
      edges.push(gap[p]);
      current++;
      place = wanted;
    }
    group[p] = current;
    before += judged[p];
  });
  edges.push(pairs === 0 ? 0 : gap[order[pairs - 1]]);
  return { group, edges: Float64Array.from(edges) };
}
