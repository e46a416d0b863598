import { pairsByFirst } from '../table/counts.ts';
import { isOrderKnown } from '../table/judgments.ts';
import type { PairCounts } from '../table/judgments.ts';
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
  const known = ties === 'drop' ? ofWins : ofAll;
  const found = known.get(counts);
  const why = found === undefined ? findOrders(counts, ties) : found;
  known.set(counts, why);
  return why;
}

/** Every setting that a page shows asks. Counts are never changed once they are made. */
const ofAll = new WeakMap<PairCounts, NoOrderEffect | null>();
/** Where ties are no judgments. */
const ofWins: typeof ofAll = new WeakMap();

function findOrders(counts: PairCounts, tieModel: TieModel): NoOrderEffect | null {
  const { models, left, right, leftWins, rightWins, ties } = counts;
  const pairsFrom = pairsByFirst(counts);
  // Nothing judged leaves α to its prior, as it does the strengths.
  let why: NoOrderEffect | null = null;
  /** By model, the one before it that it met last, from 1; below zero where itself was shown first. */
  const met = new Int32Array(models.length);
  for (let first = 0; first < models.length; first++) {
    for (const p of pairsFrom(first)) {
      if (leftWins[p] + rightWins[p] + (tieModel === 'drop' ? 0 : ties[p]) === 0) continue;
      why ??= 'sides-unknown';
      if (!isOrderKnown(counts, p)) continue;
      why = 'one-order';
      const own = left[p] === first ? first + 1 : -first - 1;
      const other = left[p] + right[p] - first;
      if (met[other] === -own) return null;
      met[other] = own;
    }
  }
  return why;
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
