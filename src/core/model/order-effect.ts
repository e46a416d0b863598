import { isOrderKnown } from '../table/judgments.ts';
import type { PairCounts } from '../table/judgments.ts';
import { roundedSum } from '../numerics/weight-sum.ts';
import { clustersOf } from './questions/clusters.ts';
import { clusterKindOf, robustBy, tiesFor, withSimpleTies } from './settings.ts';
import type { ModelSettings, QuestionModel, TieModel } from './settings.ts';

/**
 * Why no order effect is taken from judgments: of none is it known who was shown first, or those
 * where it is show every two models in one order only. Then a win may be due to strength or to the
 * place; along cycles of models α could be identified, but only by trusting that strengths add up exactly.
 */
export type NoOrderEffect = 'sides-unknown' | 'one-order';

/** Null where some two models were shown in both orders, which identifies an order effect by itself. */
export function whyNoOrderEffect(counts: PairCounts, ties: TieModel): NoOrderEffect | null {
  const { models, left, right, leftWins, rightWins } = counts;
  const shown = new Set<number>();
  let judged = false;
  for (let p = 0; p < left.length; p++) {
    const tied = ties === 'drop' ? 0 : counts.ties[p];
    if (leftWins[p] + rightWins[p] + tied === 0) continue;
    judged = true;
    if (!isOrderKnown(counts, p)) continue;
    if (shown.has(right[p] * models.length + left[p])) return null;
    shown.add(left[p] * models.length + right[p]);
  }
  // Nothing judged leaves α to its prior, as it does the strengths.
  if (!judged) return null;
  return shown.size === 0 ? 'sides-unknown' : 'one-order';
}

/**
 * The model as these counts identify it: without an order effect where they show none, and of these
 * questions alone where they don't tell enough of them apart; of styled contests with simple ties, and
 * no departures by question. Whoever fits settings to counts goes
 * by this one; what the user chose stays as it is.
 */
export function identified(counts: PairCounts, model: ModelSettings): ModelSettings {
  const ties = counts.styled ? withSimpleTies(model).ties : tiesFor(counts, model.ties);
  const { questions, ...alone } = { ...model, ties };
  const over = identifiedQuestions(counts, model);
  const isSame = ties === model.ties && over === questions;
  const own = isSame ? model : over ? { ...alone, questions: over } : alone;
  if (model.order === null || whyNoOrderEffect(counts, model.ties) === null) return own;
  return { ...own, order: null };
}

/** Over what a ranking of these counts can be; undefined: over these questions alone. */
function identifiedQuestions(counts: PairCounts, model: ModelSettings): QuestionModel | undefined {
  const { questions } = model;
  const kind = clusterKindOf(model);
  if (questions === undefined || kind === null) return undefined;
  const found = clustersOf(counts, kind)?.kind;
  if (found === undefined) return undefined;
  // Departures by question are drawn under models of pairs alone.
  const isOfMore = counts.choices !== undefined || counts.styled !== undefined;
  const isAsked = found === kind && !(isOfMore && questions.kind === 'random');
  return isAsked ? questions : robustBy(found);
}

/** How many judgments do not say who was shown first. */
export function unknownSides({ sides, leftWins, rightWins, ties }: PairCounts): number {
  let total = 0;
  sides?.forEach((flag, p) => (total += flag * (leftWins[p] + rightWins[p] + ties[p])));
  return roundedSum(total);
}
