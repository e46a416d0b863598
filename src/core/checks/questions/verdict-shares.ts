import type { ModelIndex, PairCounts, QuestionCounts } from '../../table/judgments.ts';

/**
 * What the verdicts on each question are like, counted; columns are by question, shares NaN where
 * there is nothing to share. Choices among several count as the pairs that they make.
 */
export interface VerdictShares {
  readonly judgments: Float64Array;
  /** Share of ties. */
  readonly ties: Float64Array;
  /** Verdicts that are none, and the share of them that put the lower ranked model first. */
  readonly decided: Float64Array;
  readonly against: Float64Array;
  /**
   * Of two verdicts on the same two answers in the same order, or in an order that is not known,
   * the share that differ: whether judges agree. And how many such twos there are.
   */
  readonly disagreement: Float64Array;
  readonly compared: Float64Array;
  /** The same of two verdicts on the same two answers, each shown in another order. */
  readonly flips: Float64Array;
  readonly turned: Float64Array;
  /** Mean score of the other models against the reference: 1 they always win; NaN without one. */
  readonly score: Float64Array;
}

/**
 * The one model that all others were compared with, and nothing else was: only then is a question
 * hard or easy for the others. Null where there is none, or only one other.
 */
export function referenceOf({ models, left, right }: PairCounts): ModelIndex | null {
  if (models.length < 3 || left.length === 0) return null;
  const found = [left[0], right[0]].find((m) => left.every((l, p) => l === m || right[p] === m));
  return found ?? null;
}

/** @param strengthsOf by question, those that all others give */
export function verdictShares(
  counts: PairCounts,
  { questions, question, pair, leftWins, rightWins, ties }: QuestionCounts,
  strengthsOf: (q: number) => Float64Array,
): VerdictShares {
  const room = () => new Float64Array(questions);
  const found = {
    ...{ judgments: room(), ties: room(), decided: room(), against: room() },
    ...{ disagreement: room(), compared: room(), flips: room(), turned: room(), score: room() },
  };
  const reference = referenceOf(counts);
  const { left, right } = counts;
  for (let from = 0, to = 0; from < question.length; from = to) {
    const q = question[from];
    while (to < question.length && question[to] === q) to++;
    const strengths = strengthsOf(q);
    let [inFavour, differ, compared, flips, turned] = [0, 0, 0, 0, 0];
    for (let row = from; row < to; row++) {
      const [a, b] = [left[pair[row]], right[pair[row]]];
      const [w, l, t] = [leftWins[row], rightWins[row], ties[row]];
      const all = w + l + t;
      found.judgments[q] += all;
      found.ties[q] += t;
      found.decided[q] += w + l;
      found.against[q] += strengths[a] < strengths[b] ? w : strengths[a] > strengths[b] ? l : 0;
      if (reference !== null) inFavour += t / 2 + (a === reference ? l : w);
      const twos = Math.max(0, (all * (all - 1)) / 2);
      const alike = [w, l, t].reduce((sum, n) => sum + Math.max(0, (n * (n - 1)) / 2), 0);
      compared += twos;
      differ += Math.max(0, twos - alike);
      // Few models meet on one question, so a look at all rows is cheap.
      for (let other = row + 1; other < to; other++) {
        if (left[pair[other]] !== b || right[pair[other]] !== a) continue;
        const those = leftWins[other] + rightWins[other] + ties[other];
        turned += all * those;
        flips += all * those - w * rightWins[other] - l * leftWins[other] - t * ties[other];
      }
    }
    found.ties[q] /= found.judgments[q];
    found.against[q] /= found.decided[q];
    found.disagreement[q] = differ / compared;
    found.compared[q] = compared;
    found.flips[q] = flips / turned;
    found.turned[q] = turned;
    found.score[q] = reference === null ? NaN : inFavour / found.judgments[q];
  }
  return found;
}
