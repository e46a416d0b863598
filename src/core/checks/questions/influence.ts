import type { ModelIndex, PairCounts, QuestionCounts } from '../../table/judgments.ts';
import { eachQuestionScore } from '../../sampler/robust/question-scores.ts';
import { toParameters, toWhite } from '../../sampler/approximation/whitening.ts';
import type { CarriedDraws, Stand } from './carry.ts';

/** What becomes of the first rank without each question; columns are by question. */
export interface QuestionInfluence {
  /** Who is first with all of them, and who is nearest to that. */
  readonly first: ModelIndex;
  readonly rival: ModelIndex;
  /** How far the first is ahead of the next then, in log-odds. */
  readonly lead: number;
  /** P(first is strongest), of the draws that are used. */
  readonly pFirst: number;
  /** The same without each; below 0 another is first (`isOvertaken`). */
  readonly leads: Float64Array;
  /** NaN of a question without which the model was not fitted anew. */
  readonly pFirsts: Float64Array;
  /** Who leads all others but the first. */
  readonly rivals: Uint32Array;
  /** Questions without which the model was fitted anew; the leads of others are a Newton step away. */
  readonly refitted: number;
}

/** Two models that are level but for rounding are in neither order. */
const LEVEL = 1e-9;

/** Whether another model is past the first, by a lead of `QuestionInfluence`. */
export function isOvertaken(lead: number): boolean {
  return lead < -LEVEL;
}

/** By how much the first is farther ahead of the next because of a question, in log-odds. */
export function influenceOf(
  { influence: { lead, leads } }: { readonly influence: Pick<QuestionInfluence, 'lead' | 'leads'> },
  q: number,
): number {
  return lead - leads[q];
}

/** What refits may cost, counted in additions: about two seconds. */
const WORK = 1.5e9;
const MIN_REFITS = 20;
const REPORT_EVERY = 10;
/** Models that may overtake the first, the nearest ones. */
export const RIVALS = 4;

/**
 * Leaves out one question at a time. Each mode is found anew, and the draws carried there, as far
 * as that can be afforded: for those that seem to matter most, by one Newton step from the mode of
 * all.
 * @param visit called with the posterior without a question, in no order; null: not found anew
 */
export function questionInfluence(
  carried: CarriedDraws,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  visit: (q: number, stand: Stand | null) => void,
  onProgress: (done: number, total: number) => void = () => undefined,
): QuestionInfluence {
  const { questions } = byQuestion;
  const { all } = carried;
  const models = counts.models.length;
  const ranking = rankingOf(carried, all.mode);
  const [first] = ranking;
  const near = ranking.slice(1, 1 + RIVALS);
  const whole = standingOf(carried, first, all.mode);
  const leads = new Float64Array(questions).fill(Infinity);
  const rivals = new Uint32Array(questions);
  for (const rival of near) {
    const change = changesOfLead(carried, counts, byQuestion, all, first, rival);
    const gap = leadOver(carried, all.mode, first, rival);
    for (let q = 0; q < questions; q++) {
      if (gap + change[q] >= leads[q]) continue;
      leads[q] = gap + change[q];
      rivals[q] = rival;
    }
  }
  const pFirsts = new Float64Array(questions).fill(NaN);
  const byInfluence = Array.from({ length: questions }, (_, q) => q).sort(
    (a, b) => Math.abs(leads[b] - whole.lead) - Math.abs(leads[a] - whole.lead) || a - b,
  );
  const { parameters } = carried.density;
  const cost = parameters ** 2 * (carried.size + 12 * parameters) + 40 * byQuestion.pair.length;
  const most = Math.min(questions, Math.max(MIN_REFITS, Math.floor(WORK / cost)));
  const point = new Float64Array(models);
  byInfluence.forEach((q, at) => {
    if (at % REPORT_EVERY === 0) onProgress(at, questions);
    const stand = at < most ? carried.without(q) : null;
    visit(q, stand);
    if (stand === null) return;
    const own = standingOf(carried, first, stand.mode);
    leads[q] = own.lead;
    rivals[q] = own.rival;
    pFirsts[q] = shareFirst(carried, stand, first, ranking, point);
  });
  onProgress(1, 1);
  return {
    first,
    ...whole,
    pFirst: shareFirst(carried, all, first, ranking, point),
    ...{ leads, pFirsts, rivals },
    refitted: pFirsts.reduce((sum, p) => sum + (Number.isNaN(p) ? 0 : 1), 0),
  };
}

/** Models by their strengths at a mode, as medians would rank them; best first. */
export function rankingOf({ offset }: CarriedDraws, mode: Float64Array): ModelIndex[] {
  const at = (m: ModelIndex): number => mode[m] + offset[m];
  return Array.from(offset.keys()).sort((a, b) => at(b) - at(a) || a - b);
}

export function leadOver(
  { offset }: CarriedDraws,
  mode: Float64Array,
  first: ModelIndex,
  rival: ModelIndex,
): number {
  return mode[first] + offset[first] - mode[rival] - offset[rival];
}

/** Who comes nearest to the first at a mode, or is past it, and how far that one is behind. */
export function standingOf(
  carried: CarriedDraws,
  first: ModelIndex,
  mode: Float64Array,
): { readonly rival: ModelIndex; readonly lead: number } {
  let [rival, lead] = [first, Infinity];
  for (let m = 0; m < carried.offset.length; m++) {
    const own = m === first ? Infinity : leadOver(carried, mode, first, m);
    if (own < lead) [rival, lead] = [m, own];
  }
  return { rival, lead };
}

/**
 * By how much the lead of one model over another changes when each question is left out: one Newton
 * step from where the posterior is.
 */
export function changesOfLead(
  { density, model: { ties } }: CarriedDraws,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  { approximation, mode }: Pick<Stand, 'approximation' | 'mode'>,
  first: ModelIndex,
  rival: ModelIndex,
): Float64Array {
  const direction = new Float64Array(density.parameters);
  direction[first] = 1;
  direction[rival] = -1;
  const white = new Float64Array(approximation.start.length);
  const pull = new Float64Array(density.parameters);
  toWhite(approximation, direction, white);
  toParameters(approximation, white, pull);
  const changes = new Float64Array(byQuestion.questions);
  eachQuestionScore(
    counts,
    byQuestion,
    ties,
    density,
    mode,
    ({ question, places, size, score }) => {
      for (let k = 0; k < size; k++) changes[question] -= pull[places[k]] * score[places[k]];
    },
  );
  return changes;
}

/** Share of the draws in which a model is the strongest. */
function shareFirst(
  carried: CarriedDraws,
  stand: Stand,
  first: ModelIndex,
  ranking: readonly ModelIndex[],
  point: Float64Array,
): number {
  let times = 0;
  for (let s = 0; s < carried.size; s++) {
    carried.draw(stand, s, point);
    const own = point[first];
    if (ranking.every((m) => m === first || point[m] < own)) times++;
  }
  return times / carried.size;
}
