import type { ModelIndex, PairCounts, QuestionCounts } from '../../table/judgments.ts';
import type { CarriedDraws, Stand } from './carry.ts';
import {
  changesOfLead,
  isOvertaken,
  leadOver,
  rankingOf,
  RIVALS,
  standingOf,
} from './influence.ts';
import type { QuestionInfluence } from './influence.ts';
import type { LeftOut } from './without.ts';

/** The fewest questions found without which another model is first. */
export interface SmallestSet {
  /** False where leaving out every question that helps does not do it; then there are none. */
  readonly isFound: boolean;
  /** The most influential first. */
  readonly questions: readonly number[];
  /** Who is first then. */
  readonly enters: ModelIndex;
}

const MAX_ROUNDS = 25;

/**
 * Greedy, as `fewestFlips` is of judgments: the questions that hold the lead over a rival most, to
 * first order, are left out until a mode found anew puts another model first; then as many as
 * possible are taken back. Perhaps even fewer would do.
 */
export function smallestSet(
  carried: CarriedDraws,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  { first, leads, pFirsts, rivals, rival }: QuestionInfluence,
  onProgress: (done: number, total: number) => void = () => undefined,
): SmallestSet {
  let single: number | null = null;
  for (let q = 0; q < leads.length; q++) {
    // Only those that were found anew, and not guessed.
    if (Number.isNaN(pFirsts[q]) || !isOvertaken(leads[q])) continue;
    if (single === null || leads[q] < leads[single]) single = q;
  }
  if (single !== null) return { isFound: true, questions: [single], enters: rivals[single] };
  const near = rankingOf(carried, carried.all.mode).slice(1, 1 + RIVALS);
  let best: SmallestSet | null = null;
  for (const [at, other] of near.entries()) {
    onProgress(at, near.length);
    const found = setAgainst(carried, counts, byQuestion, first, other);
    if (found !== null && (best === null || found.questions.length < best.questions.length))
      best = found;
  }
  onProgress(1, 1);
  return best ?? { isFound: false, questions: [], enters: rival };
}

/** The fewest without which another than the first leads, tried by this rival; null where none do. */
function setAgainst(
  carried: CarriedDraws,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  first: ModelIndex,
  rival: ModelIndex,
): SmallestSet | null {
  const order: number[] = [];
  const out: LeftOut = new Uint8Array(byQuestion.questions);
  let here: Pick<Stand, 'approximation' | 'mode'> | null = carried.all;
  let before = 0;
  let isFound = false;
  for (let round = 0; round < MAX_ROUNDS && here !== null && !isFound; round++) {
    const change = changesOfLead(carried, counts, byQuestion, here, first, rival);
    const helping = Array.from(change.keys())
      .filter((q) => out[q] === 0 && change[q] < 0)
      .sort((a, b) => change[a] - change[b] || a - b);
    // Without any question there is no ranking.
    if (helping.length === 0 || order.length + 1 >= byQuestion.questions) return null;
    before = order.length;
    let gap = leadOver(carried, here.mode, first, rival);
    for (const q of helping) {
      order.push(q);
      out[q] = 1;
      gap += change[q];
      if (isOvertaken(gap)) break;
    }
    here = carried.modeWithout(out);
    isFound = here !== null && isOvertaken(standingOf(carried, first, here.mode).lead);
  }
  if (!isFound) return null;
  /** Who is past the first without so many of these; null where nobody is. */
  const enteringAfter = (many: number): ModelIndex | null => {
    const fewer: LeftOut = new Uint8Array(byQuestion.questions);
    for (const q of order.slice(0, many)) fewer[q] = 1;
    const without = carried.modeWithout(fewer);
    const standing = without && standingOf(carried, first, without.mode);
    return standing !== null && isOvertaken(standing.lead) ? standing.rival : null;
  };
  let [low, high] = [before, order.length];
  let enters = enteringAfter(high) ?? rival;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const entering = enteringAfter(middle);
    if (entering === null) low = middle;
    else [high, enters] = [middle, entering];
  }
  return { isFound: true, questions: order.slice(0, high), enters };
}
