import { contrastsOf, firstCoefficient } from '../../model/contrasts.ts';
import type { LogDensity } from '../../model/density.ts';
import { logistic } from '../../model/pairwise.ts';
import type { TieModel } from '../../model/settings.ts';
import type { Random } from '../../numerics/random.ts';
import { isOrderKnown } from '../../table/judgments.ts';
import type { PairCounts, StyledContests } from '../../table/judgments.ts';

/**
 * Σ S_q·S_qᵀ over the questions, row-major, with S_q the gradient of question q's log-likelihood
 * under the model with covariates (model/contrasts.ts).
 * @param point a parameter vector of that model
 */
export function contestScatter(
  { models }: Pick<PairCounts, 'models'>,
  styled: StyledContests,
  ties: TieModel,
  { order, parameters }: Pick<LogDensity, 'order' | 'parameters'>,
  point: Float64Array,
): Float64Array {
  const { left, right, x, width } = contrastsOf(styled, ties);
  const { question, contest, byWeight } = weighted(styled, ties);
  const first = firstCoefficient(models.length, { order });
  const scatter = new Float64Array(parameters * parameters);
  const score = new Float64Array(parameters);
  const places = new Uint32Array(parameters);
  const isMet = new Uint8Array(parameters);
  let size = 0;
  const add = (place: number, by: number): void => {
    if (isMet[place] === 0) {
      isMet[place] = 1;
      places[size++] = place;
    }
    score[place] += by;
  };
  for (let at = 0; at < question.length; at++) {
    const r = contest[at];
    const alpha = order !== null && isOrderKnown(styled, r) ? point[order] : 0;
    let eta = alpha + point[left[r]] - point[right[r]];
    for (let c = 0; c < width; c++) eta += point[first + c] * x[r * width + c];
    const slope = byWeight.wins[at] - byWeight.total[at] * logistic(eta);
    add(left[r], slope);
    add(right[r], -slope);
    if (order !== null && isOrderKnown(styled, r)) add(order, slope);
    for (let c = 0; c < width; c++) add(first + c, slope * x[r * width + c]);
    if (at + 1 < question.length && question[at + 1] === question[at]) continue;
    for (let a = 0; a < size; a++) {
      const row = places[a] * parameters;
      for (let b = 0; b < size; b++)
        scatter[row + places[b]] += score[places[a]] * score[places[b]];
    }
    for (let k = 0; k < size; k++) {
      score[places[k]] = 0;
      isMet[places[k]] = 0;
    }
    size = 0;
  }
  return scatter;
}

/** Each question's own wins and total in each of its contests, with the share of ties that counts. */
function weighted({ byQuestion }: StyledContests, ties: TieModel) {
  const { question, contest, leftWins, rightWins, ties: tied } = byQuestion;
  const share = ties === 'drop' ? 0 : 0.5;
  const wins = leftWins.map((won, at) => won + share * tied[at]);
  const total = leftWins.map((won, at) => won + rightWins[at] + 2 * share * tied[at]);
  return { question, contest, byWeight: { wins, total } };
}

/** As many questions as there are, drawn with replacement, each with all that was judged on it. */
export function resampleContests(styled: StyledContests, random: Random): StyledContests {
  const { questions, question, contest, ...counted } = styled.byQuestion;
  const times = new Uint32Array(questions);
  for (let q = 0; q < questions; q++) times[Math.floor(questions * random.uniform())]++;
  const summed = (column: Float64Array): Float64Array => {
    const sums = new Float64Array(styled.left.length);
    for (let at = 0; at < column.length; at++)
      sums[contest[at]] += times[question[at]] * column[at];
    return sums;
  };
  return {
    ...styled,
    leftWins: summed(counted.leftWins),
    rightWins: summed(counted.rightWins),
    ties: summed(counted.ties),
  };
}
