import { exp, log } from '../../numerics/elementary.ts';
import { kappaOf, logExpm1Double, tieSlope } from '../rao-kupper.ts';
import type { TieModel } from '../settings.ts';
import type { QuestionRows } from './question-rows.ts';

/** Beyond these strengths products of their exponentials overflow; nothing is drawn there. */
const RANGE = 300;

/** What one question's likelihood says at strengths of its own, by slot. */
export interface RowPass {
  /** Takes α and log ν or log κ, for all calls of `at` until the next. */
  prepare(alpha: number, tie: number): void;
  /**
   * Log-likelihood of question q; fills in its slots of `slopes`, and `byOrder[q]`, `byTie[q]`.
   * −Infinity out of range.
   * @param strengths by slot
   */
  at(q: number, strengths: Float64Array, slopes: Slopes): number;
}

export interface Slopes {
  readonly bySlot: Float64Array;
  readonly byOrder: Float64Array;
  readonly byTie: Float64Array;
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
      const losses = total[r] - wins[r];
      ownWins[left[r]] += wins[r];
      ownWins[right[r]] += losses;
      movedWins[left[r]] += wins[r];
      movedWins[right[r]] += losses;
      if (shown[r] === 1) firstWins[q] += wins[r];
      tied[q] += rows.ties[r];
    }
  }
  const odds = new Float64Array(slots);
  let [alpha, advantage, root, tie, raised, perTie, slopePerTie, kappa] = [0, 1, 1, 0, 0, 0, 0, 0];

  /** Exponentials and sums over wins; NaN out of range. */
  function begin(q: number, strengths: Float64Array, half: number, slopes: Slopes): number {
    let value = alpha * firstWins[q];
    for (let s = slotStart[q]; s < slotStart[q + 1]; s++) {
      const strength = strengths[s];
      if (!(Math.abs(strength) < RANGE)) return -Infinity;
      odds[s] = exp(half * strength);
      value += ownWins[s] * strength;
      slopes.bySlot[s] = movedWins[s];
    }
    slopes.byOrder[q] = firstWins[q];
    return value;
  }

  function logistic(q: number, strengths: Float64Array, slopes: Slopes): number {
    let value = begin(q, strengths, 1, slopes);
    let first = 0;
    for (let r = rowStart[q]; r < rowStart[q + 1]; r++) {
      const own = shown[r] === 1 ? advantage * odds[left[r]] : odds[left[r]];
      const sum = own + odds[right[r]];
      const expected = (total[r] * own) / sum;
      slopes.bySlot[left[r]] -= expected;
      slopes.bySlot[right[r]] -= total[r] - expected;
      if (shown[r] === 1) first += expected;
      value -= total[r] * log(sum);
    }
    slopes.byOrder[q] -= first;
    return value;
  }

  function davidson(q: number, strengths: Float64Array, slopes: Slopes): number {
    let value = begin(q, strengths, 0.5, slopes) + tie * tied[q];
    let [first, even] = [0, 0];
    for (let r = rowStart[q]; r < rowStart[q + 1]; r++) {
      const up = shown[r] === 1 ? root * odds[left[r]] : odds[left[r]];
      const down = odds[right[r]];
      const level = raised * up * down;
      const sum = up * up + down * down + level;
      const rate = total[r] / sum;
      const expected = rate * (up * up + 0.5 * level);
      slopes.bySlot[left[r]] -= expected;
      slopes.bySlot[right[r]] -= total[r] - expected;
      if (shown[r] === 1) first += expected;
      even += rate * level;
      value -= total[r] * log(sum);
    }
    slopes.byOrder[q] -= first;
    slopes.byTie[q] = tied[q] - even;
    return value;
  }

  function raoKupper(q: number, strengths: Float64Array, slopes: Slopes): number {
    let value = begin(q, strengths, 1, slopes) + perTie * tied[q];
    let [first, beaten] = [0, 0];
    for (let r = rowStart[q]; r < rowStart[q + 1]; r++) {
      const own = shown[r] === 1 ? advantage * odds[left[r]] : odds[left[r]];
      const other = odds[right[r]];
      const losses = total[r] - wins[r];
      const winSum = own + raised * other;
      const lossSum = other + raised * own;
      const [winRate, lossRate] = [wins[r] / winSum, losses / lossSum];
      const expected = winRate * own + lossRate * raised * own;
      slopes.bySlot[left[r]] -= expected;
      slopes.bySlot[right[r]] -= total[r] - expected;
      if (shown[r] === 1) first += expected;
      beaten += raised * (winRate * other + lossRate * own);
      value -= wins[r] * log(winSum) + losses * log(lossSum);
    }
    slopes.byOrder[q] -= first;
    slopes.byTie[q] = slopePerTie * tied[q] - kappa * beaten;
    return value;
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
