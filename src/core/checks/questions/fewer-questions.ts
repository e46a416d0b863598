import { SAME_FIRST_SHARE } from '../../limits.ts';
import { createRandom } from '../../numerics/random.ts';
import type { Random } from '../../numerics/random.ts';
import { quantile } from '../../numerics/quantile.ts';
import { kendall } from '../../numerics/rank-correlation.ts';
import { wilson } from '../../numerics/wilson.ts';
import type { Estimated } from '../../numerics/wilson.ts';
import type { ModelIndex, PairCounts, QuestionCounts } from '../../table/judgments.ts';
import type { CarriedDraws } from './carry.ts';
import { isAhead, rankingOf, standingOf } from './influence.ts';
import type { LeftOut } from './without.ts';

export interface FewerStep {
  /** Of each subset. */
  readonly questions: number;
  readonly subsets: number;
  /** Share of the subsets by which the same model is first, and no other as well; with Wilson's interval. */
  readonly same: Estimated;
  /** Share by which one of its tier is; null where it is alone there. */
  readonly tier: Estimated | null;
  /** Kendall's τ with the ranking by all questions: mean, and the ends of the middle 90% of the subsets. */
  readonly tau: Estimated;
}

/** How much of a ranking random subsets of its questions give, by their own modes. */
export interface FewerQuestions {
  /** Ascending. */
  readonly steps: readonly FewerStep[];
  /** The fewest questions, of the steps, from which on the first stays first often enough; or null. */
  readonly enough: number | null;
  readonly seed: number;
}

const SHARES = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const MAX_SUBSETS = 200;
const MIN_SUBSETS = 20;
/** What all fits may cost, counted in additions: about two seconds. */
const WORK = 1.5e9;

/**
 * The ranking by random subsets of the questions, against that by all of them, of which each subset
 * is a part: it says how much was asked beyond need, not how near the ranking is to the truth.
 * @param tier of the first, itself included
 */
export function fewerQuestions(
  carried: CarriedDraws,
  counts: PairCounts,
  byQuestion: QuestionCounts,
  tier: readonly ModelIndex[],
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): FewerQuestions {
  const { questions } = byQuestion;
  const sizes = [...new Set(SHARES.map((share) => Math.round(share * questions)))].filter(
    (size) => size >= 2 && size < questions,
  );
  const { parameters } = carried.density;
  const cost = 15 * parameters ** 3 + 1000 * counts.left.length + 10 * byQuestion.pair.length;
  const affordable = Math.floor(WORK / (cost * Math.max(1, sizes.length)));
  const subsets = Math.max(MIN_SUBSETS, Math.min(MAX_SUBSETS, affordable));
  const random = createRandom(seed);
  const [first] = rankingOf(carried, carried.all.mode);
  const whole = strengthsAt(carried, carried.all.mode);
  const steps = sizes.map((size, at): FewerStep => {
    const taus = new Float64Array(subsets);
    let [same, inTier] = [0, 0];
    for (let subset = 0; subset < subsets; subset++) {
      onProgress(at * subsets + subset, sizes.length * subsets);
      const { mode } = carried.modeWithout(allBut(size, questions, random)) ?? carried.all;
      const [leader] = rankingOf(carried, mode);
      if (leader === first && isAhead(standingOf(carried, first, mode).lead)) same++;
      if (tier.includes(leader)) inTier++;
      taus[subset] = kendall(strengthsAt(carried, mode), whole) ?? 0;
    }
    taus.sort();
    return {
      questions: size,
      subsets,
      same: wilson(same / subsets, subsets),
      tier: tier.length > 1 ? wilson(inTier / subsets, subsets) : null,
      tau: {
        value: taus.reduce((sum, tau) => sum + tau, 0) / subsets,
        lower: quantile(taus, 0.05),
        upper: quantile(taus, 0.95),
      },
    };
  });
  return { steps, enough: enoughOf(steps), seed };
}

/** The fewest from which on, in all larger steps too, the first stays first often enough. */
export function enoughOf(steps: readonly Pick<FewerStep, 'questions' | 'same'>[]): number | null {
  const last = steps.findLastIndex(({ same }) => same.value < SAME_FIRST_SHARE);
  return steps.at(last + 1)?.questions ?? null;
}

function strengthsAt({ offset }: CarriedDraws, mode: Float64Array): number[] {
  return Array.from(offset, (by, m) => mode[m] + by);
}

/** Leaves out all but so many, drawn without replacement. */
function allBut(size: number, questions: number, random: Random): LeftOut {
  const out = new Uint8Array(questions).fill(1);
  const order = Uint32Array.from({ length: questions }, (_, q) => q);
  for (let at = 0; at < size; at++) {
    const other = at + Math.floor((questions - at) * random.uniform());
    const drawn = order[other];
    order[other] = order[at];
    out[drawn] = 0;
  }
  return out;
}
