import { MIN_MODELS_FOR_NEAR } from '../../limits.ts';
import type { ModelIndex } from '../../table/judgments.ts';
import type { Columns } from '../../posterior/draws/columns.ts';

/** What is known of the place of one model among all; ranks count from 1. */
export interface Place {
  /** The median of its rank. */
  readonly rank: number;
  /** How far from it the true rank may lie for the answer to be right. */
  readonly near: number;
  /** P(the true rank is that near). */
  readonly probability: number;
  /** `chances[r − 1]`: P(rank is r). */
  readonly chances: readonly number[];
}

/** Ranks that are next to each other, both ends included. */
export interface RankRange {
  readonly from: number;
  readonly to: number;
  readonly probability: number;
}

/** How far from its stated place a model may be: one, unless that is hardly a statement. */
export function nearness(models: number): number {
  return models < MIN_MODELS_FOR_NEAR ? 0 : 1;
}

export function placeOf({ size, strengths }: Columns, model: ModelIndex): Place {
  const times = new Uint32Array(strengths.length);
  for (let s = 0; s < size; s++) {
    let above = 0;
    for (const strength of strengths) if (strength[s] > strengths[model][s]) above++;
    times[above]++;
  }
  const chances = Array.from(times, (n) => n / size);
  let rank = 0;
  for (let reached = 0; 2 * reached < size; rank++) reached += times[rank];
  const near = nearness(strengths.length);
  const around = times.subarray(Math.max(0, rank - 1 - near), rank + near);
  return { rank, near, probability: around.reduce((sum, n) => sum + n, 0) / size, chances };
}

/** The shortest range of ranks that has this probability, of equally short ones the likeliest. */
export function shortestRange(chances: readonly number[], probability: number): RankRange {
  let best: RankRange = { from: 1, to: chances.length, probability: 1 };
  for (let from = 1; from <= chances.length; from++) {
    let held = 0;
    for (let to = from; to <= chances.length; to++) {
      held += chances[to - 1];
      // Sums of shares that add up to the probability may miss it by rounding.
      if (held < probability - 1e-9) continue;
      const gained = best.to - best.from - (to - from);
      if (gained > 0 || (gained === 0 && held > best.probability)) {
        best = { from, to, probability: Math.min(1, held) };
      }
      break;
    }
  }
  return best;
}
