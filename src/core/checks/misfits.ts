import { judgmentTotal } from '../table/counts.ts';
import type { ModelIndex, PairCounts } from '../table/judgments.ts';
import type { TieModel } from '../model/settings.ts';
import { checkAt } from '../posterior/predictive/check.ts';
import type { Check } from '../posterior/predictive/check.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { normalCdf } from '../numerics/normal-cdf.ts';
import type { PredictiveChecks } from '../posterior/predictive/predictive.ts';
import { adjustForLooks } from './false-discoveries.ts';
import { Surprise } from './surprise.ts';
import { MISFIT_LEVEL, MISFIT_TAIL } from '../limits.ts';

/** What of the data the fitted model fails to predict. */
export type MisfitSubject =
  /** `pair` is its place in the counts; `left` was shown first, where they know it. */
  | {
      readonly what: 'pair-score' | 'pair-ties';
      readonly pair: number;
      readonly left: ModelIndex;
      readonly right: ModelIndex;
    }
  | { readonly what: 'model-score' | 'model-ties'; readonly model: ModelIndex }
  /** Share of ties where the strengths differ by `from` … `to` log-odds. */
  | { readonly what: 'gap-ties'; readonly from: number; readonly to: number }
  /** Circles of three among so many triples of models that all met. */
  | { readonly what: 'intransitive'; readonly triples: number };

type Found = MisfitSubject &
  Pick<Check, 'observed' | 'median' | 'lower' | 'upper'> & {
    /** Judgments that it is about. */
    readonly judgments: number;
    /** Two-sided posterior predictive p-value of this statistic alone; 1e-12 stands for less too. */
    readonly p: number;
  };

/** Score (wins and half the ties, per judgment), share of ties, or number of circles. */
export type Misfit = Found & {
  /** The p-value adjusted for all looks of its kind (false-discoveries.ts), and how many. */
  readonly adjusted: number;
  readonly looks: number;
};

export interface MisfitReport {
  /** Most surprising first, at most 200. */
  readonly misfits: readonly Misfit[];
  /** How many there are. */
  readonly found: number;
  /** Figures that were looked at, of all kinds. */
  readonly looks: number;
  /** Listed are those with an adjusted p-value up to this: about such a share of them is chance. */
  readonly level: number;
}
const LISTED = 200;
/** Below this p-values are nothing but rounding. */
const MIN_P = 1e-12;

/**
 * Misfits among posterior predictive checks. Replicates are too few to tell how surprising the
 * most surprising of thousands is, so where they leave a statistic in their tails its probability
 * is computed, averaged over draws. Posterior predictive p-values are cautious: the model has
 * seen the data that it is held against.
 */
export function findMisfits(
  checks: PredictiveChecks,
  draws: Draws,
  counts: PairCounts,
  ties: TieModel,
): MisfitReport {
  const surprise = new Surprise(draws, counts, ties);
  const found: Found[] = [];
  const looks = new Map<MisfitSubject['what'], number>();
  const looksOf = ({ what }: MisfitSubject): number => looks.get(what) ?? 0;
  const look = (
    check: Check | null,
    subject: MisfitSubject,
    judgments: () => number,
    tail: () => number,
  ): void => {
    if (check === null) return;
    looks.set(subject.what, looksOf(subject) + 1);
    if (check.tail > MISFIT_TAIL && check.tail < 1 - MISFIT_TAIL) return;
    const { observed, median, lower, upper } = check;
    const upperShare = tail();
    const p = Math.max(MIN_P, Math.min(1, 2 * Math.min(upperShare, 1 - upperShare)));
    found.push({ ...subject, observed, median, lower, upper, judgments: judgments(), p });
  };

  const { pairTies } = checks;
  counts.left.forEach((left, pair) => {
    const at = { pair, left, right: counts.right[pair] };
    const judged = (): number => surprise.judgments([pair]);
    look(checkAt(checks.pairScore, pair), { what: 'pair-score', ...at }, judged, () =>
      surprise.scoreTail([{ pair, isRight: false }]),
    );
    look(pairTies && checkAt(pairTies, pair), { what: 'pair-ties', ...at }, judged, () =>
      surprise.tiesTail([pair]),
    );
  });
  const members = surprise.members();
  counts.models.forEach((_, model) => {
    const own = members[model];
    const pairs = own.map(({ pair }) => pair);
    const judged = (): number => surprise.judgments(pairs);
    look(checks.modelScore[model], { what: 'model-score', model }, judged, () =>
      surprise.scoreTail(own),
    );
    look(checks.modelTies[model], { what: 'model-ties', model }, judged, () =>
      surprise.tiesTail(pairs),
    );
  });
  checks.tiesByGap.forEach((check) => {
    const { from, to, pairs } = check;
    look(
      check,
      { what: 'gap-ties', from, to },
      () => surprise.judgments(pairs),
      () => surprise.tiesTail(pairs),
    );
  });
  const { triples, ...circles } = checks.intransitive;
  look(
    circles,
    { what: 'intransitive', triples },
    () => judgmentTotal(counts),
    () => circlesTail(circles),
  );

  const listed = [...looks.keys()]
    .flatMap((kind): Misfit[] => {
      const own = found.filter(({ what }) => what === kind);
      const p = own.map((one) => one.p);
      const adjusted = adjustForLooks(p, looks.get(kind) ?? 0);
      return own.map((one, at) => ({ ...one, adjusted: adjusted[at], looks: looksOf(one) }));
    })
    .filter((one) => one.adjusted <= MISFIT_LEVEL)
    .sort((a, b) => a.p - b.p || distance(b) - distance(a));
  const total = [...looks.values()].reduce((sum, n) => sum + n, 0);
  return {
    misfits: listed.slice(0, LISTED),
    found: listed.length,
    looks: total,
    level: MISFIT_LEVEL,
  };
}

/** From what is predicted, in widths of the interval. */
function distance({ observed, median, lower, upper }: Found): number {
  return Math.abs(observed - median) / Math.max(upper - lower, Number.MIN_VALUE);
}

/** Of a normal with the replicates' middle and spread; 3.92 is the width of 95% of it. */
function circlesTail({ observed, median, lower, upper, tail }: Check): number {
  if (upper === lower) return tail;
  return normalCdf((median - observed) / ((upper - lower) / 3.92));
}
