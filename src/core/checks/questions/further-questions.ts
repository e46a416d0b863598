import { NOTABLE_DESIGN_EFFECT } from '../../limits.ts';
import { whyNoQuestions } from '../../model/questions/enough.ts';
import { outcomeSlopes } from '../../model/questions/outcome-slopes.ts';
import { outcomeProbabilities } from '../../model/outcomes.ts';
import type { ModelSettings, TieModel } from '../../model/settings.ts';
import { normalQuantile } from '../../numerics/normal-quantile.ts';
import { differenceVariances, sandwichOf } from '../../sampler/robust/sandwich.ts';
import type { ModelIndex, PairCounts } from '../../table/judgments.ts';
import { judgmentTotal } from '../../table/counts.ts';
import { shareSeparated } from '../further-judgments.ts';

/**
 * How many more questions until two models are separated over questions like these, and how far
 * more judgments on these questions alone can go.
 */
export interface FurtherQuestions {
  readonly questions: number;
  /** Judgments per question, on average; further questions get as many. */
  readonly perQuestion: number;
  /** Variance of the two's difference over questions like these to that over these alone. */
  readonly designEffect: number;
  /** Further questions that give a 50% chance; 0 where separated, null where not within `most`. */
  readonly half: number | null;
  /** The same at the ends of the variance's 95% interval, as questions are few. */
  readonly halfLower: number | null;
  readonly halfUpper: number | null;
  readonly most: number;
  /** Further questions until the two's interval is half as wide. */
  readonly halving: number;
  /** What all is worth now, in judgments of these two that are each on a question of its own. */
  readonly worth: number;
  /** What however many judgments on these questions are worth; null where there is no such limit. */
  readonly allowed: number | null;
  /** Further judgments of these two on these questions for a 50% chance; null where none suffice. */
  readonly judgments: number | null;
  /** The chance of separation that however many of them leave. */
  readonly chance: number;
}

/** The largest number of further questions, and of judgments on these, that is looked at. */
const MAX_FURTHER = 2 ** 17;
/** Ends of the variance's interval: standard normal quantiles of 2.5% and 97.5%. */
const WIDE = normalQuantile(0.975);

/** The difference of two strengths, as a fit has it. */
export interface Difference {
  readonly ahead: ModelIndex;
  readonly behind: ModelIndex;
  readonly mean: number;
  readonly variance: number;
  /** Mean of log ν or log κ, where the model has one. */
  readonly tie: number;
}

/**
 * n further questions make the variance V over questions like these V·Q/(Q + n). Further judgments
 * on these take only from what judgments scatter about their question, (1 − ρ)·A: A is the variance
 * over these questions alone, and the design effect V/A = 1 + (m − 1)·ρ, m judgments a question, by
 * which their correlation ρ is known (Kish 1965). What is then believed is foreseen as a normal.
 * @param model identified by the counts
 * @returns null where the counts don't tell questions enough apart
 * @throws CaravanError as `approximate`
 */
export function furtherQuestions(
  counts: PairCounts,
  model: ModelSettings,
  { ahead, behind, mean, variance, tie }: Difference,
): FurtherQuestions | null {
  const { byQuestion } = counts;
  if (byQuestion === undefined || whyNoQuestions(counts) !== null) return null;
  const sandwich = sandwichOf(counts, byQuestion, model);
  const { plain, robust } = differenceVariances(sandwich, ahead, behind);
  const designEffect = robust / plain;
  const isAlike = model.questions !== undefined;
  const alike = isAlike ? variance : variance * designEffect;
  const alone = alike / designEffect;
  return furtherQuestionsOf({
    ...{ mean, alike, alone },
    questions: byQuestion.questions,
    perQuestion: judgmentTotal(counts) / byQuestion.questions,
    information: informationAt(model.ties, mean, tie),
  });
}

/** What is known of two models. */
export interface KnownDifference {
  readonly mean: number;
  /** Its variance over questions like these, and over these alone. */
  readonly alike: number;
  readonly alone: number;
  readonly questions: number;
  readonly perQuestion: number;
  /** What one judgment of the two says of their difference: Fisher's. */
  readonly information: number;
}

export function furtherQuestionsOf({
  mean,
  alike,
  alone,
  questions,
  perQuestion,
  information,
}: KnownDifference): FurtherQuestions {
  const known = { alike, alone, questions, information };
  const { designEffect, isLimited, scatter, floor } = clusterParts(known);
  const halfAt = (variance: number): number | null =>
    fewest((n) => shareSeparated(mean, variance, (variance * questions) / (questions + n)));
  const [lower, upper] = [-WIDE, WIDE].map((z) => alike / meanChiSquare(questions - 1, -z));
  return {
    ...{ questions, perQuestion, designEffect },
    half: halfAt(alike),
    halfLower: halfAt(lower),
    halfUpper: halfAt(upper),
    most: MAX_FURTHER,
    halving: 3 * questions,
    worth: 1 / (alike * information),
    allowed: isLimited ? 1 / (floor * information) : null,
    judgments: fewest((n) =>
      shareSeparated(mean, alike, floor + scatter / (1 / alone + n * information)),
    ),
    chance: isLimited ? shareSeparated(mean, alike, floor) : 1,
  };
}

/** What a variance over questions like these is made of. */
export function clusterParts({
  alike,
  alone,
  questions,
  information,
}: Omit<KnownDifference, 'mean' | 'perQuestion'>) {
  const designEffect = alike / alone;
  const isLimited = designEffect >= NOTABLE_DESIGN_EFFECT;
  const asIndependent = 1 / (alone * information);
  const excess = designEffect - 1;
  const correlation = isLimited ? excess / Math.max(excess, asIndependent / questions - 1) : 0;
  /** Share of the variance over these questions alone that judgments scatter about their question. */
  const scatter = 1 - correlation;
  /** What however many judgments on these questions leave. */
  const floor = isLimited ? alike - scatter * alone : 0;
  return { designEffect, isLimited, scatter, floor };
}

/** The fewest that give a share of one half; null where not within reach. */
function fewest(shareAt: (n: number) => number): number | null {
  if (shareAt(0) >= 0.5) return 0;
  let [below, enough] = [0, 1];
  while (shareAt(enough) < 0.5) {
    if (enough >= MAX_FURTHER) return null;
    [below, enough] = [enough, 2 * enough];
  }
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2);
    if (shareAt(middle) < 0.5) below = middle;
    else enough = middle;
  }
  return enough;
}

/** A quantile of χ² over its degrees of freedom, by its normal score (Wilson & Hilferty 1931). */
function meanChiSquare(df: number, z: number): number {
  const spread = 2 / (9 * df);
  return (1 - spread + z * Math.sqrt(spread)) ** 3;
}

/** Of one judgment, neither side shown first, at a difference of strengths. */
export function informationAt(ties: TieModel, difference: number, tie: number): number {
  const p = new Float64Array(3);
  const byEta = new Float64Array(3);
  outcomeProbabilities(ties, difference, tie, p);
  outcomeSlopes(ties, difference, tie, { byEta, byTie: new Float64Array(3) });
  return p.reduce((sum, share, outcome) => sum + share * byEta[outcome] ** 2, 0);
}
