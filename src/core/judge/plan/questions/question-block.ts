import { outcomeProbabilities } from '../../../model/outcomes.ts';
import { outcomeSlopes } from '../../../model/questions/outcome-slopes.ts';
import type { TieModel } from '../../../model/settings.ts';
import { Outcome, isOrderKnown } from '../../../table/judgments.ts';
import type { ModelIndex } from '../../../table/judgments.ts';
import type { PairOutcomes, RunCounts } from '../run-counts.ts';

/** Positions in a parameter vector of what is no strength; null where it is not there. */
export interface OtherPlaces {
  readonly order: number | null;
  readonly tie: number | null;
}

/** Judgments of a pair on one question. */
interface BlockRow {
  /** Models of the pair, by their place in the block. */
  readonly i: number;
  readonly j: number;
  readonly judgments: number;
  /** Expected square of the score on η of one judgment. */
  readonly variance: number;
}

/** What was judged on one question, by the models met there: scores and their variance. */
export interface QuestionBlock {
  readonly models: readonly ModelIndex[];
  readonly rows: readonly BlockRow[];
  /** By model, summed over the judgments. */
  readonly score: Float64Array;
  /** Σ over the judgments of each one's squared score vector. */
  readonly squares: number;
  /** Variance of `score` while nothing is shared but the parameters, row-major. */
  readonly variance: Float64Array;
  /** By model, its covariance with the score of the order effect. */
  readonly withOrder: Float64Array;
}

/** @returns what makes the blocks of questions, by what was said on each */
export function questionBlocks(
  counts: RunCounts,
  ties: TieModel,
  { order, tie }: OtherPlaces,
  point: Float64Array,
): (pairs: ReadonlyMap<number, Readonly<PairOutcomes>>) => QuestionBlock {
  const { left, right } = counts;
  const known = new Map<number, { byEta: Float64Array; variance: number }>();
  const scoreOf = (pair: number): { byEta: Float64Array; variance: number } => {
    const before = known.get(pair);
    if (before !== undefined) return before;
    const isOrdered = order !== null && isOrderKnown(counts, pair);
    const eta = (isOrdered ? point[order] : 0) + point[left[pair]] - point[right[pair]];
    const byEta = new Float64Array(3);
    const p = new Float64Array(3);
    const logTie = tie === null ? 0 : point[tie];
    outcomeSlopes(ties, eta, logTie, { byEta, byTie: new Float64Array(3) });
    outcomeProbabilities(ties, eta, logTie, p);
    const variance = byEta.reduce((sum, x, outcome) => sum + p[outcome] * x * x, 0);
    known.set(pair, { byEta, variance });
    return { byEta, variance };
  };
  return (pairs) => {
    const models = [...new Set([...pairs.keys()].flatMap((pair) => [left[pair], right[pair]]))];
    const size = models.length;
    const variance = new Float64Array(size * size);
    const [score, withOrder] = [new Float64Array(size), new Float64Array(size)];
    const rows: BlockRow[] = [];
    let squares = 0;
    for (const [pair, { leftWins, rightWins, ties: tied }] of pairs) {
      const own = scoreOf(pair);
      const [i, j] = [models.indexOf(left[pair]), models.indexOf(right[pair])];
      const judgments = leftWins + rightWins + (ties === 'drop' ? 0 : tied);
      const [l, r, t] = [Outcome.left, Outcome.right, Outcome.tie].map((at) => own.byEta[at]);
      const sum = leftWins * l + rightWins * r + tied * t;
      score[i] += sum;
      score[j] -= sum;
      squares += 2 * (leftWins * l * l + rightWins * r * r + tied * t * t);
      rows.push({ i, j, judgments, variance: own.variance });
      const weight = judgments * own.variance;
      variance[i * (size + 1)] += weight;
      variance[j * (size + 1)] += weight;
      variance[i * size + j] -= weight;
      variance[j * size + i] -= weight;
      if (order === null || !isOrderKnown(counts, pair)) continue;
      withOrder[i] += weight;
      withOrder[j] -= weight;
    }
    return { models, rows, score, squares, variance, withOrder };
  };
}
