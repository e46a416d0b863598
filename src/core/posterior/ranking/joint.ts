import { SEPARATED } from '../../limits.ts';
import type { ModelIndex } from '../../table/judgments.ts';
import { parameterCount } from '../draws/draws.ts';
import type { Draws } from '../draws/draws.ts';
import type { FitSummary, IndistinctRun, JointStatements } from './summary.ts';

/**
 * What can be said of all models at once. Statements that each hold in 95% of the draws are soon
 * wrong somewhere among a hundred of them; so the level that each has to reach is raised until all
 * that reach it hold together in 95% of the draws (Besag, Green, Higdon & Mengersen 1995,
 * Statistical Science 10, section 6.3).
 * @param order models, best first
 */
export function jointStatements(
  draws: Draws,
  order: readonly ModelIndex[],
): { joint: JointStatements; indistinct: IndistinctRun[] } {
  const size = order.length;
  const total = draws.chains * draws.perChain;
  const { turned, outward } = countDraws(draws, order);

  /** Of each draw the surest pair that it turns round: in how many draws that is turned. */
  const surest = new Uint32Array(total).fill(total);
  /** Of each draw the rank furthest out: in how many draws that model is there or further out. */
  const furthest = new Uint32Array(total).fill(total);
  eachDraw(
    draws,
    order,
    (draw, above, below) => {
      const times = turned[above * size + below];
      if (times < surest[draw]) surest[draw] = times;
    },
    (draw, row, rank) => {
      const times = outward[row * size + rank];
      if (times < furthest[draw]) furthest[draw] = times;
    },
  );

  const mostTurned = strictest(surest, total * (1 - SEPARATED));
  const cut = strictest(furthest, (total * (1 - SEPARATED)) / 2);
  const ranks = order.map((_, row) => {
    const inside = order.flatMap((_, rank) => (outward[row * size + rank] > cut ? [rank + 1] : []));
    return { from: inside[0], to: inside[inside.length - 1] };
  });
  const isSeparated = (above: number, below: number) => turned[above * size + below] <= mostTurned;
  return {
    joint: { separatedAt: 1 - mostTurned / total, ranks },
    indistinct: indistinctRuns(size, isSeparated),
  };
}

/** A summary of an earlier version, which took each pair by itself, with what holds at once. */
export function withJoint(summary: FitSummary, draws: Draws): FitSummary {
  return {
    ...summary,
    ...jointStatements(
      draws,
      summary.rows.map(({ model }) => model),
    ),
  };
}

/** Counts of draws, for rows in the order of the ranking; both row-major K × K. */
interface DrawCounts {
  /** Draws in which row b is not below row a, for a < b. */
  readonly turned: Uint32Array;
  /** Draws in which row a has rank r (from 0) or, on the shorter side, one further out. */
  readonly outward: Uint32Array;
}

function countDraws(draws: Draws, order: readonly ModelIndex[]): DrawCounts {
  const size = order.length;
  const total = draws.chains * draws.perChain;
  const turned = new Uint32Array(size * size);
  const outward = new Uint32Array(size * size);
  eachDraw(
    draws,
    order,
    (_, above, below) => turned[above * size + below]++,
    (_, row, rank) => outward[row * size + rank]++,
  );
  for (let row = 0; row < outward.length; row += size) {
    let above = 0;
    for (let at = row; at < row + size; at++) {
      const upTo = above + outward[at];
      outward[at] = Math.min(upTo, total - above);
      above = upTo;
    }
  }
  return { turned, outward };
}

/**
 * Visits every draw: each pair of rows that it turns round (with equals, so that a pair holds
 * where it is strictly so), and every row with its rank. Insertion meets just these pairs, which
 * are few where the order is well known.
 */
function eachDraw(
  draws: Draws,
  order: readonly ModelIndex[],
  onTurned: (draw: number, above: number, below: number) => void,
  onRank: (draw: number, row: number, rank: number) => void,
): void {
  const size = order.length;
  const width = parameterCount(draws);
  const total = draws.chains * draws.perChain;
  const strengths = new Float64Array(size);
  const ranked = new Uint32Array(size);
  for (let draw = 0; draw < total; draw++) {
    for (let row = 0; row < size; row++) {
      const own = draws.values[draw * width + order[row]];
      strengths[row] = own;
      let to = row;
      for (; to > 0 && strengths[ranked[to - 1]] <= own; to--) {
        onTurned(draw, ranked[to - 1], row);
        ranked[to] = ranked[to - 1];
      }
      ranked[to] = row;
    }
    for (let rank = 0; rank < size; rank++) onRank(draw, ranked[rank], rank);
  }
}

/**
 * The largest number of draws that a statement may fail in, so that all such statements fail
 * together in 5% of the draws at most.
 * @param worst of each draw, in how many draws the surest statement fails that fails in it
 * @param most for a statement by itself
 */
function strictest(worst: Uint32Array, most: number): number {
  const allowed = Math.floor(worst.length * (1 - SEPARATED));
  return Math.min(Math.floor(most), worst.slice().sort()[allowed] - 1);
}

/**
 * Maximal runs of rows whose first is not separated from their last; none within another. So two
 * rows that share no run are separated. Two that share one may be as well: a model that was judged
 * rarely is level with some whose neighbours are separated. Runs of which no pair is separated
 * would hide such a model, as if it were clear of the others.
 */
export function indistinctRuns(
  rows: number,
  isSeparated: (above: number, below: number) => boolean,
): IndistinctRun[] {
  const runs: IndistinctRun[] = [];
  let reach = 0;
  for (let from = 0; from < rows; from++) {
    // A run that ends no further down than an earlier one lies within it.
    for (let to = rows - 1; to > Math.max(from, reach); to--) {
      if (isSeparated(from, to)) continue;
      runs.push({ from, to });
      reach = to;
    }
  }
  return runs;
}

/** The range of rows outside of which row `row` is separated from every one; null if from all. */
export function unseparatedRange(
  runs: readonly IndistinctRun[],
  row: number,
): IndistinctRun | null {
  const passing = runs.filter((run) => run.from <= row && row <= run.to);
  if (passing.length === 0) return null;
  return {
    from: Math.min(...passing.map((run) => run.from)),
    to: Math.max(...passing.map((run) => run.to)),
  };
}
