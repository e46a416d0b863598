import { exp, quickExp, weightedLogSum } from '../../numerics/elementary.ts';
import { kappaOf, logExpm1Double, tieSlope } from '../rao-kupper.ts';
import type { TieModel } from '../settings.ts';
import type { QuestionRows } from './question-rows.ts';

/** Beyond these strengths products of their exponentials overflow; nothing is drawn there. */
export const RANGE = 300;

/** What one question's likelihood says at strengths of its own, by slot. */
export interface RowPass {
  /** Takes α, log ν or log κ, and what grades add, for all calls of `at` until the next. */
  prepare(alpha: number, tie: number, strong: number): void;
  /**
   * Log-likelihood of question q; fills in its slots of `slopes`, and `byOrder[q]`, `byTie[q]` and, with
   * grades, `byStrong[q]`.
   * −Infinity out of range.
   * @param strengths by slot
   */
  at(q: number, strengths: Float64Array, slopes: Slopes): number;
}

export interface Slopes {
  readonly bySlot: Float64Array;
  readonly byOrder: Float64Array;
  readonly byTie: Float64Array;
  readonly byStrong: Float64Array;
}

/**
 * The likelihoods of half-ties.ts, davidson.ts and rao-kupper.ts, multiplied out in the same way,
 * one question at a time: an exponential per slot, a division and a logarithm per row.
 */
export function rowPassOf(rows: QuestionRows, ties: TieModel): RowPass {
  const { slotStart, rowStart, left, right, wins, total, shown } = rows;
  const slots = rows.model.length;
  const [ownWins, movedWins] = [new Float64Array(slots), new Float64Array(slots)];
  const [firstWins, tied] = [new Float64Array(rows.questions), new Float64Array(rows.questions)];
  for (let q = 0; q < rows.questions; q++) {
    for (let r = rowStart[q]; r < rowStart[q + 1]; r++) {
      const lost = total[r] - wins[r];
      ownWins[left[r]] += wins[r];
      ownWins[right[r]] += lost;
      movedWins[left[r]] += wins[r];
      movedWins[right[r]] += lost;
      if (shown[r] === 1) firstWins[q] += wins[r];
      tied[q] += rows.ties[r];
    }
  }
  const odds = new Float64Array(slots);
  const losses = total.map((n, r) => n - wins[r]);
  const [sums, otherSums] = [new Float64Array(total.length), new Float64Array(total.length)];
  const [words, otherWords] = [new Uint32Array(sums.buffer), new Uint32Array(otherSums.buffer)];
  let [alpha, advantage, root, tie, raised, perTie, slopePerTie, kappa] = [0, 1, 1, 0, 0, 0, 0, 0];

  /** Exponentials and sums over wins; −Infinity out of range. */
  function begin(q: number, strengths: Float64Array, half: number, slopes: Slopes): number {
    let value = alpha * firstWins[q];
    for (let s = slotStart[q]; s < slotStart[q + 1]; s++) {
      const strength = strengths[s];
      if (!(Math.abs(strength) < RANGE)) return -Infinity;
      value += ownWins[s] * strength;
      slopes.bySlot[s] = movedWins[s];
      odds[s] = quickExp(half * strength);
    }
    return value;
  }

  function logistic(q: number, strengths: Float64Array, slopes: Slopes): number {
    const value = begin(q, strengths, 1, slopes);
    if (value === -Infinity) return value;
    const { bySlot } = slopes;
    const from = rowStart[q];
    const to = rowStart[q + 1];
    let first = 0;
    for (let r = from; r < to; r++) {
      const i = left[r];
      const j = right[r];
      const isFirst = shown[r] === 1;
      const own = isFirst ? odds[i] * advantage : odds[i];
      const sum = own + odds[j];
      const expected = (total[r] * own) / sum;
      sums[r] = sum;
      bySlot[i] -= expected;
      bySlot[j] += expected - total[r];
      if (isFirst) first += expected;
    }
    slopes.byOrder[q] = firstWins[q] - first;
    return value - weightedLogSum(sums, words, total, from, to);
  }

  function davidson(q: number, strengths: Float64Array, slopes: Slopes): number {
    const value = begin(q, strengths, 0.5, slopes) + tie * tied[q];
    if (value === -Infinity) return value;
    const { bySlot } = slopes;
    const from = rowStart[q];
    const to = rowStart[q + 1];
    const nu = raised;
    let first = 0;
    let even = 0;
    for (let r = from; r < to; r++) {
      const i = left[r];
      const j = right[r];
      const isFirst = shown[r] === 1;
      const up = isFirst ? odds[i] * root : odds[i];
      const down = odds[j];
      const level = nu * up * down;
      const own = up * up;
      const sum = own + down * down + level;
      const rate = total[r] / sum;
      const expected = rate * (own + 0.5 * level);
      sums[r] = sum;
      bySlot[i] -= expected;
      bySlot[j] += expected - total[r];
      if (isFirst) first += expected;
      even += rate * level;
    }
    slopes.byOrder[q] = firstWins[q] - first;
    slopes.byTie[q] = tied[q] - even;
    return value - weightedLogSum(sums, words, total, from, to);
  }

  function raoKupper(q: number, strengths: Float64Array, slopes: Slopes): number {
    const value = begin(q, strengths, 1, slopes) + perTie * tied[q];
    if (value === -Infinity) return value;
    const { bySlot } = slopes;
    const from = rowStart[q];
    const to = rowStart[q + 1];
    const theta = raised;
    let first = 0;
    let beaten = 0;
    for (let r = from; r < to; r++) {
      const i = left[r];
      const j = right[r];
      const isFirst = shown[r] === 1;
      const own = isFirst ? odds[i] * advantage : odds[i];
      const other = odds[j];
      const winSum = own + theta * other;
      const lossSum = other + theta * own;
      const winRate = wins[r] / winSum;
      const lossRate = losses[r] / lossSum;
      const expected = winRate * own + lossRate * theta * own;
      sums[r] = winSum;
      otherSums[r] = lossSum;
      bySlot[i] -= expected;
      bySlot[j] += expected - total[r];
      if (isFirst) first += expected;
      beaten += theta * (winRate * other + lossRate * own);
    }
    slopes.byOrder[q] = firstWins[q] - first;
    slopes.byTie[q] = slopePerTie * tied[q] - kappa * beaten;
    return (
      value -
      weightedLogSum(sums, words, wins, from, to) -
      weightedLogSum(otherSums, otherWords, losses, from, to)
    );
  }

  return {
    prepare(order, tieParameter) {
      alpha = order;
      tie = tieParameter;
      advantage = exp(alpha);
      root = exp(0.5 * alpha);
      kappa = ties === 'rao-kupper' ? kappaOf(tie) : 0;
      raised = exp(ties === 'rao-kupper' ? kappa : tie);
      if (ties !== 'rao-kupper') return;
      perTie = logExpm1Double(tie, kappa);
      slopePerTie = tieSlope(kappa);
    },
    at: ties === 'davidson' ? davidson : ties === 'rao-kupper' ? raoKupper : logistic,
  };
}
