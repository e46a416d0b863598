import type { ModelIndex, ModelRecord, PairCounts } from './judgments.ts';
import { roundedSum } from '../numerics/weight-sum.ts';

/** Every page asks for records. Counts are never changed once they are made. */
const known = new WeakMap<PairCounts, readonly ModelRecord[]>();

/** Every model's wins, losses and ties over all its judgments, in the order of `counts.models`. */
export function recordsOf(counts: PairCounts): readonly ModelRecord[] {
  const records = known.get(counts) ?? sumRecords(counts);
  known.set(counts, records);
  return records;
}

function sumRecords(counts: PairCounts): ModelRecord[] {
  // Half a million pairs are added up before the loop is compiled: without names of columns in it
  // it takes half the time.
  const { models, left, right, leftWins, rightWins, ties: tied } = counts;
  const wins = new Float64Array(models.length);
  const losses = new Float64Array(models.length);
  const ties = new Float64Array(models.length);
  for (let p = 0; p < left.length; p++) {
    const a = left[p];
    const b = right[p];
    const aWins = leftWins[p];
    const bWins = rightWins[p];
    wins[a] += aWins;
    losses[a] += bWins;
    wins[b] += bWins;
    losses[b] += aWins;
    ties[a] += tied[p];
    ties[b] += tied[p];
  }
  return models.map((_, model) => ({
    wins: roundedSum(wins[model]),
    losses: roundedSum(losses[model]),
    ties: roundedSum(ties[model]),
  }));
}

/** Both totals, of half a million pairs more than once in one task of the page. */
const totals = new WeakMap<PairCounts, { readonly judgments: number; readonly ties: number }>();

/** How many judgments the counts stand for. */
export function judgmentTotal(counts: PairCounts): number {
  return totalsOf(counts).judgments;
}

/** How many of them are ties. */
export function tieTotal(counts: PairCounts): number {
  return totalsOf(counts).ties;
}

function totalsOf(counts: PairCounts) {
  let own = totals.get(counts);
  if (own === undefined) {
    const { leftWins, rightWins, ties: tied } = counts;
    let judgments = 0;
    let ties = 0;
    for (let p = 0; p < tied.length; p++) {
      judgments += leftWins[p] + rightWins[p] + tied[p];
      ties += tied[p];
    }
    own = { judgments: roundedSum(judgments), ties: roundedSum(ties) };
    totals.set(counts, own);
  }
  return own;
}

/** Whether two models were compared with each other. */
export function metPairs(counts: PairCounts): (a: ModelIndex, b: ModelIndex) => boolean {
  const { left, right } = counts;
  const pairsFrom = pairsByFirst(counts);
  return (a, b) => pairsFrom(Math.min(a, b)).some((p) => left[p] + right[p] === a + b);
}

/** Counts are never changed once they are made. */
const laidOut = new WeakMap<PairCounts, (first: ModelIndex) => Uint32Array>();

/**
 * The pairs of a model with those that come after it among the models, whoever was shown first: laid
 * out once, in two linear passes, since a set of half a million pairs takes a long task to fill.
 */
export function pairsByFirst(counts: PairCounts): (first: ModelIndex) => Uint32Array {
  const known = laidOut.get(counts) ?? layOut(counts);
  laidOut.set(counts, known);
  return known;
}

function layOut({ models, left, right }: PairCounts): (first: ModelIndex) => Uint32Array {
  const end = new Uint32Array(models.length);
  for (let p = 0; p < left.length; p++) end[Math.min(left[p], right[p])]++;
  for (let m = 1; m < end.length; m++) end[m] += end[m - 1];
  const start = end.slice();
  const pairs = new Uint32Array(left.length);
  for (let p = 0; p < left.length; p++) pairs[--start[Math.min(left[p], right[p])]] = p;
  return (first) => pairs.subarray(start[first], end[first]);
}
