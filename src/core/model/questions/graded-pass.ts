import { exp, quickExp, weightedLogSum } from '../../numerics/elementary.ts';
import { GRADED_VERDICTS, Verdict } from '../../table/grades.ts';
import { kappaOf, logExpm1Double, tieSlope } from '../rao-kupper.ts';
import { isGraded } from '../settings.ts';
import type { TieModel } from '../settings.ts';
import type { QuestionRows } from './question-rows.ts';
import { RANGE, rowPassOf } from './row-pass.ts';
import type { RowPass, Slopes } from './row-pass.ts';

/** One question's likelihood at a time, in any tie model. */
export function questionPassOf(rows: QuestionRows, ties: TieModel): RowPass {
  if (!isGraded(ties) || rows.verdicts === null) return rowPassOf(rows, ties);
  return ties === 'adjacent'
    ? adjacentPass(rows, rows.verdicts)
    : cumulativePass(rows, rows.verdicts);
}

const { left: plainLeft, right: plainRight, tie: tied } = Verdict;
const { leftStrong, rightStrong, leftOpen, rightOpen } = Verdict;

/** A weighted sum of logarithms, by row. */
interface LogSums {
  readonly x: Float64Array;
  readonly words: Uint32Array;
  readonly weight: Float64Array;
}

function logSums(weight: Float64Array): LogSums {
  const x = new Float64Array(weight.length).fill(1);
  return { x, words: new Uint32Array(x.buffer), weight };
}

/** By row, what a verdict counts for. */
function weighed(
  verdicts: Float64Array,
  weights: Partial<Record<number, number>>,
): Float64Array<ArrayBuffer> {
  const out = new Float64Array(verdicts.length / GRADED_VERDICTS);
  for (let r = 0; r < out.length; r++) {
    for (let v = 0; v < GRADED_VERDICTS; v++) {
      out[r] += (weights[v] ?? 0) * verdicts[r * GRADED_VERDICTS + v];
    }
  }
  return out;
}

/** By question, the sum over its rows, or over those that α acts on. */
function byQuestion(rows: QuestionRows, ofRow: Float64Array, ofShown = false): Float64Array {
  const out = new Float64Array(rows.questions);
  for (let q = 0; q < rows.questions; q++) {
    for (let r = rows.rowStart[q]; r < rows.rowStart[q + 1]; r++) {
      if (!ofShown || rows.shown[r] === 1) out[q] += ofRow[r];
    }
  }
  return out;
}

/** What a likelihood is linear in: strengths, by slot, and α, by question. */
function linearPart(rows: QuestionRows, ofLeft: Float64Array, ofRight: Float64Array) {
  const bySlot = new Float64Array(rows.model.length);
  for (let r = 0; r < rows.left.length; r++) {
    bySlot[rows.left[r]] += ofLeft[r];
    bySlot[rows.right[r]] += ofRight[r];
  }
  return { bySlot, byOrder: byQuestion(rows, ofLeft, true) };
}

/**
 * Multiplied out with a = e^(β/2) on the question: the five weigh a⁴, ν₁a³b, νa²b², ν₁ab³ and b⁴, and
 * an open win a³(a + ν₁b).
 */
function adjacentPass(rows: QuestionRows, verdicts: Float64Array): RowPass {
  const { slotStart, rowStart, left, right, shown } = rows;
  const ofLeft = weighed(verdicts, {
    ...{ [leftStrong]: 2, [plainLeft]: 1.5, [leftOpen]: 1.5 },
    ...{ [tied]: 1, [plainRight]: 0.5 },
  });
  const ofRight = weighed(verdicts, {
    ...{ [rightStrong]: 2, [plainRight]: 1.5, [rightOpen]: 1.5 },
    ...{ [tied]: 1, [plainLeft]: 0.5 },
  });
  const linear = linearPart(rows, ofLeft, ofRight);
  const all = weighed(
    verdicts,
    Object.fromEntries(Array.from({ length: GRADED_VERDICTS }, (_, v) => [v, 1])),
  );
  const ties = byQuestion(rows, weighed(verdicts, { [tied]: 1 }));
  const plain = byQuestion(rows, weighed(verdicts, { [plainLeft]: 1, [plainRight]: 1 }));
  const total = logSums(all);
  const openLeft = logSums(weighed(verdicts, { [leftOpen]: 1 }));
  const openRight = logSums(weighed(verdicts, { [rightOpen]: 1 }));
  const hasOpen = [openLeft, openRight].some(({ weight }) => weight.some((n) => n > 0));
  const odds = new Float64Array(rows.model.length);
  let [alpha, root, logNu, logPlain, nu, ofPlain] = [0, 1, 0, 0, 1, 1];

  function at(q: number, strengths: Float64Array, slopes: Slopes): number {
    const { bySlot } = slopes;
    let value = alpha * linear.byOrder[q] + logNu * ties[q] + logPlain * plain[q];
    for (let s = slotStart[q]; s < slotStart[q + 1]; s++) {
      const strength = strengths[s];
      if (!(Math.abs(strength) < RANGE)) return -Infinity;
      value += linear.bySlot[s] * strength;
      bySlot[s] = linear.bySlot[s];
      odds[s] = quickExp(0.5 * strength);
    }
    const from = rowStart[q];
    const to = rowStart[q + 1];
    let [first, even, plainly] = [0, 0, 0];
    for (let r = from; r < to; r++) {
      const i = left[r];
      const j = right[r];
      const up = shown[r] === 1 ? odds[i] * root : odds[i];
      const down = odds[j];
      const [own, other, both] = [up * up, down * down, up * down];
      const level = nu * own * other;
      const [near, far] = [ofPlain * both * own, ofPlain * both * other];
      const sum = own * own + near + level + far + other * other;
      const rate = total.weight[r] / sum;
      let expected = rate * (2 * own * own + 1.5 * near + level + 0.5 * far);
      total.x[r] = sum;
      even += rate * level;
      plainly += rate * (near + far);
      if (hasOpen) {
        // How many of the open wins are strong left ones, and plain right ones, as expected.
        const [ofLeftOpen, ofRightOpen] = [up + ofPlain * down, down + ofPlain * up];
        openLeft.x[r] = ofLeftOpen;
        openRight.x[r] = ofRightOpen;
        const clearly = (openLeft.weight[r] * up) / ofLeftOpen;
        const narrowly = (openRight.weight[r] * ofPlain * up) / ofRightOpen;
        expected -= 0.5 * (clearly + narrowly);
        plainly -= openLeft.weight[r] - clearly + narrowly;
        bySlot[j] += 0.5 * (openLeft.weight[r] + openRight.weight[r]);
      }
      bySlot[i] -= expected;
      bySlot[j] += expected - 2 * total.weight[r];
      if (shown[r] === 1) first += expected;
    }
    slopes.byOrder[q] = linear.byOrder[q] - first;
    slopes.byTie[q] = ties[q] - even;
    slopes.byStrong[q] = plain[q] - plainly;
    if (hasOpen) {
      value += weightedLogSum(openLeft.x, openLeft.words, openLeft.weight, from, to);
      value += weightedLogSum(openRight.x, openRight.words, openRight.weight, from, to);
    }
    return value - weightedLogSum(total.x, total.words, total.weight, from, to);
  }

  return {
    prepare(order, tie, strong) {
      alpha = order;
      root = exp(0.5 * alpha);
      [logNu, logPlain] = [tie, strong];
      [nu, ofPlain] = [exp(tie), exp(strong)];
    },
    at,
  };
}

/** Multiplied out as Rao & Kupper's: per cut point c one sum e^β + e^c·e^β' for either side. */
function cumulativePass(rows: QuestionRows, verdicts: Float64Array): RowPass {
  const { slotStart, rowStart, left, right, shown } = rows;
  const ofLeft = weighed(verdicts, {
    ...{ [leftStrong]: 1, [plainLeft]: 1, [leftOpen]: 1 },
    ...{ [tied]: 1, [plainRight]: 1 },
  });
  const ofRight = weighed(verdicts, {
    ...{ [rightStrong]: 1, [plainRight]: 1, [rightOpen]: 1 },
    ...{ [tied]: 1, [plainLeft]: 1 },
  });
  const linear = linearPart(rows, ofLeft, ofRight);
  const ties = byQuestion(rows, weighed(verdicts, { [tied]: 1 }));
  const plain = byQuestion(rows, weighed(verdicts, { [plainLeft]: 1, [plainRight]: 1 }));
  const overFirst = logSums(weighed(verdicts, { [plainLeft]: 1, [tied]: 1, [leftOpen]: 1 }));
  const underFirst = logSums(weighed(verdicts, { [plainRight]: 1, [tied]: 1, [rightOpen]: 1 }));
  const overSecond = logSums(weighed(verdicts, { [leftStrong]: 1, [plainLeft]: 1 }));
  const underSecond = logSums(weighed(verdicts, { [rightStrong]: 1, [plainRight]: 1 }));
  const sums = [overFirst, underFirst, overSecond, underSecond];
  const odds = new Float64Array(rows.model.length);
  let [alpha, advantage, first, gap, near, far] = [0, 1, 0, 0, 1, 1];
  let [perTie, perPlain, slopePerTie, slopePerPlain] = [0, 0, 0, 0];

  function at(q: number, strengths: Float64Array, slopes: Slopes): number {
    const { bySlot } = slopes;
    let value = alpha * linear.byOrder[q] + perTie * ties[q] + perPlain * plain[q];
    for (let s = slotStart[q]; s < slotStart[q + 1]; s++) {
      const strength = strengths[s];
      if (!(Math.abs(strength) < RANGE)) return -Infinity;
      value += linear.bySlot[s] * strength;
      bySlot[s] = linear.bySlot[s];
      odds[s] = quickExp(strength);
    }
    const from = rowStart[q];
    const to = rowStart[q + 1];
    let [ofFirst, beyondFirst, beyondSecond] = [0, 0, 0];
    for (let r = from; r < to; r++) {
      const i = left[r];
      const j = right[r];
      const own = shown[r] === 1 ? odds[i] * advantage : odds[i];
      const other = odds[j];
      overFirst.x[r] = own + near * other;
      underFirst.x[r] = other + near * own;
      overSecond.x[r] = own + far * other;
      underSecond.x[r] = other + far * own;
      const [a, b] = [overFirst.weight[r] / overFirst.x[r], underFirst.weight[r] / underFirst.x[r]];
      const c = overSecond.weight[r] / overSecond.x[r];
      const d = underSecond.weight[r] / underSecond.x[r];
      const expected = own * (a + b * near + c + d * far);
      const rest = other * (a * near + b + c * far + d);
      bySlot[i] -= expected;
      bySlot[j] -= rest;
      if (shown[r] === 1) ofFirst += expected;
      beyondFirst += near * (a * other + b * own);
      beyondSecond += far * (c * other + d * own);
    }
    slopes.byOrder[q] = linear.byOrder[q] - ofFirst;
    // A plain win counts for the first cut point once more, on the near side of it.
    slopes.byTie[q] = slopePerTie * ties[q] + first * (plain[q] - beyondFirst - beyondSecond);
    slopes.byStrong[q] = slopePerPlain * plain[q] - gap * beyondSecond;
    for (const { x, words, weight } of sums) value -= weightedLogSum(x, words, weight, from, to);
    return value;
  }

  return {
    prepare(order, tie, strong) {
      alpha = order;
      advantage = exp(alpha);
      [first, gap] = [kappaOf(tie), kappaOf(strong)];
      [near, far] = [exp(first), exp(first + gap)];
      perTie = logExpm1Double(tie, first);
      perPlain = first + logExpm1Double(strong - Math.LN2, gap / 2);
      slopePerTie = tieSlope(first);
      slopePerPlain = tieSlope(gap / 2);
    },
    at,
  };
}
