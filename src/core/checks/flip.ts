import { isOrderKnown, outcomeOf } from '../table/judgments.ts';
import type { ModelIndex, Outcome, PairCounts } from '../table/judgments.ts';
import { moveOf } from './mode.ts';
import type { Mode, Slopes } from './mode.ts';

/** Judgments of one ordered pair that are changed, all alike. */
export interface Flip {
  /** Place in the counts; `left` was shown first, where the counts know it. */
  readonly pair: number;
  readonly left: ModelIndex;
  readonly right: ModelIndex;
  readonly from: Outcome;
  readonly to: Outcome;
  readonly count: number;
}

/** The fewest judgments found whose change changes who is among the first k. */
export interface Flips {
  readonly k: number;
  /** False where changing every judgment that helps (`flips`) does not do it. */
  readonly isFound: boolean;
  /** Who drops out of the first k, and who comes in for it. */
  readonly leaves: ModelIndex;
  readonly enters: ModelIndex;
  readonly flips: number;
  /** Judgments in all. */
  readonly of: number;
  /** The most changed first. */
  readonly changes: readonly Flip[];
}

/**
 * Pairs across the border that are looked at, those that seem nearest: effort only, as at 130
 * borders simulated among 14 and 30 models all pairs found no fewer flips.
 */
const LOOKED_AT = 36;

/** A change in the order in which it was found to help. */
export type Change = Pick<Flip, 'pair' | 'from' | 'to' | 'count'>;

/** A model among the first k, and one that is not. */
export interface Border {
  readonly inside: ModelIndex;
  readonly outside: ModelIndex;
}

interface Plan {
  readonly changes: readonly Change[];
  /** Whether they bring the two level, to first order. */
  readonly isEnough: boolean;
}

/**
 * Pairs across the border of the first k. Changing one judgment of two models moves their difference
 * by about its variance, so that the gap over the variance says how many would do.
 */
export function nearestBorders(
  { point, approximation }: Mode,
  ranking: readonly ModelIndex[],
  k: number,
): Border[] {
  const { loadings, start } = approximation;
  const size = start.length;
  const variance = (a: ModelIndex, b: ModelIndex): number => {
    let sum = 0;
    for (let c = 0; c < size; c++) sum += (loadings[a * size + c] - loadings[b * size + c]) ** 2;
    return sum;
  };
  return ranking
    .slice(0, k)
    .flatMap((inside) =>
      ranking.slice(k).map((outside) => {
        const gap = point[inside] - point[outside];
        return { inside, outside, far: gap / variance(inside, outside) };
      }),
    )
    .sort((a, b) => a.far - b.far)
    .slice(0, LOOKED_AT);
}

/** Judgments whose change brings `inside` nearer to `outside`, and by how much each. */
export function helpful(
  counts: PairCounts,
  slopes: Slopes,
  mode: Mode,
  inside: ModelIndex,
  outside: ModelIndex,
): (Change & { readonly effect: number })[] {
  const { point, order, tie } = mode;
  const direction = new Float64Array(point.length);
  direction[inside] = 1;
  direction[outside] = -1;
  const pull = moveOf(mode, direction);
  const found: (Change & { readonly effect: number })[] = [];
  const columns = [counts.leftWins, counts.rightWins, counts.ties];
  for (let pair = 0; pair < counts.left.length; pair++) {
    const first = order === null || !isOrderKnown(counts, pair) ? 0 : pull[order];
    const byEta = pull[counts.left[pair]] - pull[counts.right[pair]] + first;
    const byTie = tie === null ? 0 : pull[tie];
    const gain = [0, 1, 2].map(
      (o) => slopes.byEta[o][pair] * byEta + slopes.byTie[o][pair] * byTie,
    );
    const least = Math.min(...gain);
    const to = gain.indexOf(least);
    for (let from = 0; from < 3; from++) {
      // Single judgments only: what a fraction of one would have said is nobody's to say.
      const count = Math.floor(columns[from][pair] + 1e-9);
      const effect = gain[from] - least;
      if (count > 0 && effect > 0) {
        found.push({ pair, from: outcomeOf(from), to: outcomeOf(to), count, effect });
      }
    }
  }
  return found;
}

/** The changes that, to first order, bring `inside` down to `outside`, the strongest first. */
export function planFor(
  counts: PairCounts,
  slopes: Slopes,
  mode: Mode,
  inside: ModelIndex,
  outside: ModelIndex,
): Plan {
  const found = helpful(counts, slopes, mode, inside, outside);
  found.sort((a, b) => b.effect - a.effect || a.pair - b.pair);
  let gap = mode.point[inside] - mode.point[outside];
  const changes: Change[] = [];
  for (const { effect, count, ...change } of found) {
    const needed = Math.max(1, Math.min(count, Math.ceil(gap / effect + 1e-9)));
    changes.push({ ...change, count: needed });
    gap -= needed * effect;
    if (gap < 0) return { changes, isEnough: true };
  }
  return { changes, isEnough: false };
}
