import { SEPARATED } from '../../limits.ts';
import type { ModelIndex } from '../../table/judgments.ts';
import type { Draws } from '../draws/draws.ts';
import { rankDraws } from './ranked-draws.ts';
import type { RankedDraws } from './ranked-draws.ts';
import type { FitSummary, IndistinctRun, JointStatements } from './summary.ts';

/**
 * What can be said of all models at once. Statements that each hold in 95% of the draws are soon
 * wrong somewhere among a hundred of them; so the level that each has to reach is raised until all
 * that reach it hold together in 95% of the draws (Besag, Green, Higdon & Mengersen 1995,
 * Statistical Science 10, section 6.3). There are two families of statements: that all models
 * above a cut are stronger than all below it, and that a model has one of a range of ranks; the ranges
 * are those between the cuts where these leave fewer ranks open.
 * @param order models, best first
 * @param ranked the draws in that order, where they have been ranked already
 */
export function jointStatements(
  draws: Draws,
  order: readonly ModelIndex[],
  { rows: ranked }: RankedDraws = rankDraws(draws, order),
): { joint: JointStatements; indistinct: IndistinctRun[] } {
  const size = order.length;
  const total = draws.chains * draws.perChain;
  const { crossed, outward, overFirst } = countDraws(ranked, size);

  const { surest, furthest } = worstOfDraws(ranked, crossed, outward);
  const mostCrossed = strictest(surest, total * (1 - SEPARATED));
  const mostOutside = strictest(furthest, (total * (1 - SEPARATED)) / 2);
  const indistinct = runsBetween(crossed, mostCrossed);
  const apart = order.map((_, row) => {
    const inside = order.flatMap((_, rank) =>
      outward[row * size + rank] > mostOutside ? [rank + 1] : [],
    );
    return { from: inside[0], to: inside[inside.length - 1] };
  });
  // Between cuts that hold at once all models have their ranks at once, too: the narrower says more.
  const between = order.map((_, row) => {
    const run = indistinct.find(({ from, to }) => from <= row && row <= to);
    return { from: (run?.from ?? row) + 1, to: (run?.to ?? row) + 1 };
  });
  const ranks = widthOf(between) <= widthOf(apart) ? between : apart;
  const rival = overFirst.findLastIndex((times) => times > total * (1 - SEPARATED));
  return {
    joint: {
      separatedAt: 1 - mostCrossed / total,
      ranks,
      rival: rival < 0 ? null : rival,
    },
    indistinct,
  };
}

/** How many ranks the ranges leave open. */
function widthOf(ranks: JointStatements['ranks']): number {
  return ranks.reduce((sum, { from, to }) => sum + to - from, 0);
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

/** Counts of draws, for rows in the order of the ranking. */
interface DrawCounts {
  /** By row: draws in which a row below it is not below it and all above it; the last is 0. */
  readonly crossed: Uint32Array;
  /** Draws in which row a has rank r (from 0) or, on the shorter side, one further out; K × K. */
  readonly outward: Uint32Array;
  /** Draws in which a row is not below the first. */
  readonly overFirst: Uint32Array;
}

function countDraws(ranked: Uint16Array, size: number): DrawCounts {
  const total = ranked.length / size;
  const crossed = new Uint32Array(size);
  const outward = new Uint32Array(size * size);
  const overFirst = new Uint32Array(size);
  for (let from = 0; from < ranked.length; from += size) {
    let lowest = 0;
    let isOverFirst = true;
    for (let rank = 0; rank < size; rank++) {
      const row = ranked[from + rank];
      outward[row * size + rank]++;
      // The rows above a cut are those above it in the ranking only if none comes from below.
      if (row > lowest) lowest = row;
      if (lowest > rank) crossed[rank]++;
      isOverFirst &&= row !== 0;
      if (isOverFirst) overFirst[row]++;
    }
  }
  for (let row = 0; row < outward.length; row += size) {
    let above = 0;
    for (let at = row; at < row + size; at++) {
      const upTo = above + outward[at];
      outward[at] = Math.min(upTo, total - above);
      above = upTo;
    }
  }
  return { crossed, outward, overFirst };
}

/**
 * Of each draw the surest cut that it crosses: how many draws do; and the rank furthest out: in how
 * many draws that model is there or further out.
 */
function worstOfDraws(
  ranked: Uint16Array,
  crossed: Uint32Array,
  outward: Uint32Array,
): { readonly surest: Uint32Array; readonly furthest: Uint32Array } {
  const size = crossed.length;
  const total = ranked.length / size;
  const surest = new Uint32Array(total);
  const furthest = new Uint32Array(total);
  for (let draw = 0; draw < total; draw++) {
    const from = draw * size;
    let lowest = 0;
    let leastCrossed = total;
    let leastOutward = total;
    for (let rank = 0; rank < size; rank++) {
      const row = ranked[from + rank];
      if (row > lowest) lowest = row;
      if (lowest > rank) leastCrossed = Math.min(leastCrossed, crossed[rank]);
      leastOutward = Math.min(leastOutward, outward[row * size + rank]);
    }
    surest[draw] = leastCrossed;
    furthest[draw] = leastOutward;
  }
  return { surest, furthest };
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

/** Runs of more than one row between cuts that are crossed in no more draws than that. */
function runsBetween(crossed: Uint32Array, most: number): IndistinctRun[] {
  const runs: IndistinctRun[] = [];
  let from = 0;
  crossed.forEach((times, to) => {
    if (times > most) return;
    if (to > from) runs.push({ from, to });
    from = to + 1;
  });
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
