import { countPairs } from '../table/choices/count-pairs.ts';
import { Outcome, UNKNOWN, isOrderKnown } from '../table/judgments.ts';
import type { JudgmentTable, ModelIndex } from '../table/judgments.ts';
import { identified } from '../model/order-effect.ts';
import { logistic } from '../model/pairwise.ts';
import { withSimpleTies } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import { touchingPoint } from '../sampler/approximation/gaussian-fit.ts';
import { approximate } from '../sampler/approximation/laplace.ts';
import { oriented } from '../table/sides.ts';

/** What the models made of each of some questions. */
export interface QuestionPoints {
  readonly models: readonly string[];
  /** By model, then question: points per judgment, or NaN where it was not judged. */
  readonly rates: readonly Float64Array[];
  /** The same beyond what strengths lead to expect. */
  readonly beyond: readonly Float64Array[];
  /** By model, then question: its judgments. */
  readonly weights: readonly Float64Array[];
  /** The model with most points per judgment; null where several have, or nothing was judged. */
  readonly winners: readonly (ModelIndex | null)[];
  readonly judgments: readonly number[];
}

/**
 * A win is a point and a tie half a one. What is expected is what the strengths at the maximum of
 * the posterior say, the order effect with them: so a model is not weak where its rivals were strong.
 * @param judged as the edits leave it
 * @throws CaravanError as createDensity
 */
export function questionPoints(
  judged: JudgmentTable,
  questions: readonly string[],
  settings: ModelSettings,
): QuestionPoints {
  const table = oriented(judged);
  const counts = countPairs(table);
  const model = identified(counts, { ...withSimpleTies(settings), ties: 'half' });
  const { models } = counts;
  const point = touchingPoint(approximate(counts, model));
  const alpha = model.order === null ? 0 : point[models.length];
  const place = new Map(models.map((name, m) => [name, m]));
  const column = new Map(questions.map((id, q) => [id, q]));
  const sums = () => models.map(() => new Float64Array(questions.length));
  const [points, surplus, weights] = [sums(), sums(), sums()];
  const judgments = new Array<number>(questions.length).fill(0);
  for (let row = 0; row < table.left.length; row++) {
    const q =
      table.question[row] === UNKNOWN
        ? undefined
        : column.get(table.questions[table.question[row]]);
    const left = place.get(table.models[table.left[row]]);
    const right = place.get(table.models[table.right[row]]);
    const said = table.outcome[row];
    if (q === undefined || left === undefined || right === undefined || left === right) continue;
    if (said === Outcome.unparsed) continue;
    const weight = table.weight?.[row] ?? 1;
    const won = said === Outcome.left ? 1 : said === Outcome.tie ? 0.5 : 0;
    const first = isOrderKnown(table, row) ? alpha : 0;
    const expected = logistic(first + point[left] - point[right]);
    for (const [m, sign, own] of [
      [left, 1, won],
      [right, -1, 1 - won],
    ] as const) {
      points[m][q] += weight * own;
      surplus[m][q] += weight * sign * (won - expected);
      weights[m][q] += weight;
    }
    judgments[q] += weight;
  }
  // Nothing by nothing is no number.
  const share = (of: Float64Array, m: number): Float64Array => of.map((x, q) => x / weights[m][q]);
  const rates = points.map(share);
  return {
    models,
    rates,
    weights,
    beyond: surplus.map(share),
    judgments,
    winners: questions.map((_, q) => best(rates, q)),
  };
}

function best(rates: readonly Float64Array[], q: number): ModelIndex | null {
  const own = rates.map((rate) => (Number.isNaN(rate[q]) ? -1 : rate[q]));
  const most = Math.max(...own);
  const first = own.indexOf(most);
  return most >= 0 && own.lastIndexOf(most) === first ? first : null;
}
