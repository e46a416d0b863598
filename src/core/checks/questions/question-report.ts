import { identified } from '../../model/order-effect.ts';
import type { ModelSettings } from '../../model/settings.ts';
import type { Draws } from '../../posterior/draws/draws.ts';
import type { ModelIndex, PairCounts } from '../../table/judgments.ts';
import { CarriedDraws } from './carry.ts';
import { DiscriminationCounts, kindOf } from './discrimination.ts';
import type { Discrimination, QuestionKind } from './discrimination.ts';
import { fewerQuestions } from './fewer-questions.ts';
import type { FewerQuestions } from './fewer-questions.ts';
import { questionInfluence } from './influence.ts';
import type { QuestionInfluence } from './influence.ts';
import { smallestSet } from './smallest-set.ts';
import type { SmallestSet } from './smallest-set.ts';
import { referenceOf, verdictShares } from './verdict-shares.ts';
import type { VerdictShares } from './verdict-shares.ts';

/** What each question of a ranking does for it; columns are by question, numbered as counts have them. */
export interface QuestionReport {
  readonly questions: number;
  readonly shares: VerdictShares;
  /** The one model that all others were compared with, or null. */
  readonly reference: ModelIndex | null;
  readonly discrimination: Discrimination;
  readonly kinds: readonly QuestionKind[];
  readonly influence: QuestionInfluence;
  readonly smallest: SmallestSet;
  readonly fewer: FewerQuestions;
  /** Whether departures by question are part of the fit, whose place robust widths take here. */
  readonly isRandom: boolean;
}

/** Shares of the work, for progress. */
const TOTAL = 1000;

/**
 * Which questions separate models, which decide who is first, on which judges differ, and how many
 * would do.
 * @param draws of the fit
 * @param tier of the first model, itself included
 * @returns null where counts don't tell two questions apart
 * @throws CaravanError as `approximate`
 */
export function questionReport(
  draws: Draws,
  counts: PairCounts,
  settings: ModelSettings,
  tier: readonly ModelIndex[],
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): QuestionReport | null {
  const { byQuestion } = counts;
  if (byQuestion === undefined || byQuestion.questions < 2) return null;
  const part = (from: number, to: number) => (done: number, total: number) => {
    onProgress(Math.round(TOTAL * (from + ((to - from) * done) / total)), TOTAL);
  };
  const model = identified(counts, settings);
  const carried = new CarriedDraws(draws, counts, byQuestion, model);
  const slopes = new DiscriminationCounts(carried, counts, byQuestion);
  const modes = new Map<number, Float64Array>();
  const influence = questionInfluence(
    carried,
    counts,
    byQuestion,
    (q, stand) => {
      slopes.add(q, stand ?? carried.all);
      if (stand !== null) modes.set(q, stand.mode);
    },
    part(0, 0.6),
  );
  const discrimination = slopes.summed();
  const shares = verdictShares(counts, byQuestion, (q) => modes.get(q) ?? carried.all.mode);
  const sharesOf = ({ reversed, low }: Pick<Discrimination, 'reversed' | 'low'>, q: number) => ({
    reversed: reversed[q],
    low: low[q],
  });
  return {
    questions: byQuestion.questions,
    shares,
    reference: referenceOf(counts),
    discrimination,
    kinds: Array.from(shares.ties, (tied, q) =>
      kindOf(
        sharesOf(discrimination, q),
        sharesOf(discrimination.alone, q),
        tied === 1 ? shares.judgments[q] : 0,
      ),
    ),
    influence,
    smallest: smallestSet(carried, counts, byQuestion, influence, part(0.6, 0.7)),
    fewer: fewerQuestions(carried, counts, byQuestion, tier, seed, part(0.7, 1)),
    isRandom: model.questions?.kind === 'random',
  };
}
