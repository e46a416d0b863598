import { isOrderKnown } from '../../table/judgments.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { outcomeProbabilities } from '../../model/outcomes.ts';
import type { TieModel } from '../../model/settings.ts';
import type { Random } from '../../numerics/random.ts';
import { binomial } from '../../numerics/binomial.ts';
import type { Columns } from '../draws/columns.ts';

/** Outcomes of every ordered pair, as in PairCounts. */
export type Outcomes = Pick<PairCounts, 'leftWins' | 'rightWins' | 'ties'>;

/**
 * How many judgments of a pair are predicted: those that the model gives a probability, a whole
 * number. Under half a tie is predicted as a judgment that is decided, as the convention has it.
 */
export function predictedJudgments(counts: PairCounts, pair: number, ties: TieModel): number {
  const decided = counts.leftWins[pair] + counts.rightWins[pair];
  const all = ties === 'drop' ? decided : decided + counts.ties[pair];
  return all > 0 ? Math.max(1, Math.round(all)) : 0;
}

/**
 * The same comparisons judged anew by the model with one draw's parameters, into `out`. A draw
 * of a binomial costs the same for any number of judgments.
 * @param draw place in the columns
 */
export function replicate(
  counts: PairCounts,
  columns: Columns,
  draw: number,
  ties: TieModel,
  random: Random,
  out: Outcomes,
): void {
  const { strengths, order, tie, strong } = columns;
  const alpha = order === null ? 0 : order[draw];
  const tieValue = tie === null ? 0 : tie[draw];
  const strongValue = strong?.[draw] ?? null;
  const p = new Float64Array(3);
  for (let pair = 0; pair < counts.left.length; pair++) {
    const first = isOrderKnown(counts, pair) ? alpha : 0;
    const eta = first + strengths[counts.left[pair]][draw] - strengths[counts.right[pair]][draw];
    outcomeProbabilities(ties, eta, tieValue, p, strongValue);
    const judgments = predictedJudgments(counts, pair, ties);
    const [left, right, tied] = p;
    const ofTies = drawTies(judgments, tied, random);
    const decided = judgments - ofTies;
    out.ties[pair] = ofTies;
    out.leftWins[pair] = drawWins(decided, left, right, random);
    out.rightWins[pair] = decided - out.leftWins[pair];
  }
}

/** How many of a pair's judgments are ties. @param tied probability, 0 where it is no outcome */
export function drawTies(judgments: number, tied: number, random: Random): number {
  return tied > 0 ? binomial(judgments, tied, random) : 0;
}

/** How many of the decided ones the left model wins; the two are probabilities of an outcome. */
export function drawWins(decided: number, left: number, right: number, random: Random): number {
  return binomial(decided, left / (left + right), random);
}

/** Room for the outcomes of so many pairs. */
export function emptyOutcomes(pairs: number): Outcomes {
  return {
    leftWins: new Float64Array(pairs),
    rightWins: new Float64Array(pairs),
    ties: new Float64Array(pairs),
  };
}
