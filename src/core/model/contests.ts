import { layTerms } from '../numerics/kernel/term-layout.ts';
import type { TermLayout, WeightedPairs } from '../numerics/kernel/term-layout.ts';
import type { PairCounts } from '../table/judgments.ts';
import { sortRows } from '../numerics/sort-rows.ts';

/**
 * Pairs as the likelihoods see them, grouped by left model: the contests of model m are
 * `start[m]` … `start[m + 1]` − 1. `wins` are the left model's, `total` both sides'; a tie has
 * been added to both, each time with the same share.
 */
export interface Contests {
  readonly models: number;
  readonly start: Uint32Array;
  readonly opponent: Uint32Array;
  readonly wins: Float64Array;
  readonly total: Float64Array;
}

/**
 * A fit asks for the same contests once for its approximation and once for every chain. Counts are
 * never changed once they are made.
 */
const known = new WeakMap<PairCounts, Map<string, Contests>>();

/**
 * Shares ties out, leaves out pairs without a judgment that counts, and, where the order of the
 * two makes no difference, adds both orders of a pair together.
 * @param share of a tie that is added to each side's wins
 */
export function contestsOf(counts: PairCounts, share: 0 | 0.5 | 1, isOrdered: boolean): Contests {
  const ofCounts = known.get(counts) ?? new Map<string, Contests>();
  const key = `${String(share)} ${String(isOrdered)}`;
  const contests = ofCounts.get(key) ?? makeContests(counts, share, isOrdered);
  known.set(counts, ofCounts.set(key, contests));
  return contests;
}

function makeContests(counts: PairCounts, share: 0 | 0.5 | 1, isOrdered: boolean): Contests {
  const models = counts.models.length;
  const pairs = counts.left.length;
  const [lefts, rights] = [new Uint32Array(pairs), new Uint32Array(pairs)];
  const [ownWins, both] = [new Float64Array(pairs), new Float64Array(pairs)];
  for (let p = 0; p < pairs; p++) {
    const isSwapped = !isOrdered && counts.left[p] > counts.right[p];
    const tied = share * counts.ties[p];
    lefts[p] = isSwapped ? counts.right[p] : counts.left[p];
    rights[p] = isSwapped ? counts.left[p] : counts.right[p];
    ownWins[p] = (isSwapped ? counts.rightWins[p] : counts.leftWins[p]) + tied;
    both[p] = ownWins[p] + ((isSwapped ? counts.leftWins[p] : counts.rightWins[p]) + tied);
  }
  const rows = new Uint32Array(pairs);
  let judged = 0;
  for (let p = 0; p < pairs; p++) if (both[p] > 0) rows[judged++] = p;
  const byRight = sortRows(rows.subarray(0, judged), rights, 0, models);
  const start = new Uint32Array(models + 1);
  const opponent = new Uint32Array(judged);
  const [wins, total] = [new Float64Array(judged), new Float64Array(judged)];
  let to = 0;
  for (const p of sortRows(byRight, lefts, 0, models)) {
    const left = lefts[p];
    // The contests of this model that are there already end where the next one's begin.
    if (start[left + 1] > 0 && opponent[to - 1] === rights[p]) {
      wins[to - 1] += ownWins[p];
      total[to - 1] += both[p];
      continue;
    }
    opponent[to] = rights[p];
    wins[to] = ownWins[p];
    total[to++] = both[p];
    start[left + 1] = to;
  }
  for (let m = 0; m < models; m++) start[m + 1] = Math.max(start[m], start[m + 1]);
  return {
    models,
    start,
    opponent: opponent.subarray(0, to),
    wins: wins.subarray(0, to),
    total: total.subarray(0, to),
  };
}

/** Every contest's two numbers, of the left models' and, `models` cells on, of the right ones'. */
export function pairsOf({ models, start, opponent, total }: Contests): WeightedPairs {
  const left = new Uint32Array(opponent.length);
  for (let m = 0; m < models; m++) left.fill(m, start[m], start[m + 1]);
  return { left, right: opponent.map((m) => models + m), weight: total };
}

/** Priors make no difference to it, and while a slider moves each one is another density. */
const laid = new WeakMap<Contests, TermLayout>();

/** Those pairs as the kernel takes them. */
export function termsOf(contests: Contests): TermLayout {
  const terms = laid.get(contests) ?? layTerms(pairsOf(contests), 2 * contests.models);
  laid.set(contests, terms);
  return terms;
}

/** How many judgments are ties, to the last digit: `tieTotal` is rounded for people. */
export function tieSum({ ties }: PairCounts): number {
  let total = 0;
  for (const n of ties) total += n;
  return total;
}

/**
 * `ownWins`: every model's wins. `movedWins`: its wins shown first less the wins against it of
 * models shown first, the gradient before expected wins are taken off. `firstWins`: α's wins.
 */
export function winTotals({ models, start, opponent, wins, total }: Contests): {
  ownWins: Float64Array;
  movedWins: Float64Array;
  firstWins: number;
} {
  const ownWins = new Float64Array(models);
  const movedWins = new Float64Array(models);
  let firstWins = 0;
  for (let i = 0; i < models; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) {
      ownWins[i] += wins[p];
      ownWins[opponent[p]] += total[p] - wins[p];
      movedWins[i] += wins[p];
      movedWins[opponent[p]] -= wins[p];
      firstWins += wins[p];
    }
  }
  return { ownWins, movedWins, firstWins };
}
