/** The choices that make a Bradley–Terry model, as plain data that can be stored and shared. */

import type { PairCounts } from '../table/judgments.ts';
import { whyThese } from './questions/enough.ts';

/**
 * How a tie enters the likelihood: half a win for each side; not at all; or as an outcome of its
 * own, after Davidson (1970) or Rao & Kupper (1967). Where wins have grades, these two become models
 * of adjacent categories (Agresti 1992) and of cumulative logits.
 */
export type TieModel = 'half' | 'drop' | 'davidson' | 'rao-kupper' | GradedTies;
export type GradedTies = 'adjacent' | 'cumulative';

export const TIE_MODELS = [
  ...(['half', 'drop', 'davidson', 'rao-kupper'] as const),
  ...(['adjacent', 'cumulative'] as const),
] satisfies readonly TieModel[];

/** Whether how clear a win is makes a difference. */
export function isGraded(ties: TieModel): ties is GradedTies {
  return ties === 'adjacent' || ties === 'cumulative';
}

/** The tie model as counts have it: where no win has a grade, the graded ones are plain ones. */
export function tiesFor(counts: { readonly grades?: unknown }, ties: TieModel): TieModel {
  if (counts.grades !== undefined || !isGraded(ties)) return ties;
  return ties === 'adjacent' ? 'davidson' : 'rao-kupper';
}

/** Whether a tie is an outcome of its own, with a probability. */
export function hasTieOutcome(ties: TieModel): boolean {
  return ties !== 'half' && ties !== 'drop';
}

/** Ties as the model has them where they count half or not at all; else half. */
export function withSimpleTies<M extends { readonly ties: TieModel }>(model: M): M {
  return { ...model, ties: model.ties === 'drop' ? 'drop' : 'half' };
}

/** Prior on the scale τ of hierarchical strengths; `exponential` has mean `scale`. */
export type HyperPrior = 'half-normal' | 'half-cauchy' | 'exponential';

/**
 * Prior on every strength (natural log-odds), around 0; uniform is on (−bound, bound).
 * Hierarchical is normal(0, τ), where `hyper` with `scale` is the prior on τ.
 */
export type StrengthPrior =
  | { readonly family: 'normal'; readonly scale: number }
  | { readonly family: 'student-t'; readonly df: number; readonly scale: number }
  | { readonly family: 'laplace'; readonly scale: number }
  | { readonly family: 'uniform'; readonly bound: number }
  | { readonly family: 'hierarchical'; readonly hyper: HyperPrior; readonly scale: number };

/** Prior on the order effect α (natural log-odds): normal(0, scale) or uniform(−bound, bound). */
export type OrderPrior =
  | { readonly family: 'normal'; readonly scale: number }
  | { readonly family: 'uniform'; readonly bound: number };

/**
 * Normal prior on log ν (Davidson) or log κ (Rao–Kupper), and where wins have grades on log ν₁ or
 * log (κ₂ − κ₁) too.
 */
export interface TiePrior {
  readonly mean: number;
  readonly scale: number;
}

/** A prior for one model: a further normal factor on its strength (log-odds). */
export interface InformativePrior {
  /** Name, as in `PairCounts.models`. A model that the counts do not have is passed over. */
  readonly model: string;
  readonly mean: number;
  readonly scale: number;
}

/**
 * Over what a ranking generalises, where not over the questions that were judged alone: questions
 * like them. `random` gives every model a departure of its own on every question, normal(0, ω), with
 * ω ~ half-normal(scale); `robust` widens the draws by the scatter of the questions themselves
 * (sandwich), or of those who judged, or of both: then these are a sample of others like them.
 */
export type QuestionModel =
  | {
      readonly kind: 'random';
      readonly scale: number;
      /** Strengths are shown on one question of average departures; else on a new one, averaged over it. */
      readonly isConditional?: true;
    }
  | { readonly kind: 'robust'; readonly clusters?: Exclude<ClusterKind, 'questions'> };

/** What is a sample of others like it: questions, those who judged, or both. */
export type ClusterKind = 'questions' | 'raters' | 'both';

/** What a robust ranking is over, and any other over questions like these; else null. */
export function clusterKindOf({ questions }: Pick<ModelSettings, 'questions'>): ClusterKind | null {
  if (questions === undefined) return null;
  return (questions.kind === 'robust' && questions.clusters) || 'questions';
}

/** Widths by the scatter of such groups. */
export function robustBy(kind: ClusterKind): QuestionModel {
  return kind === 'questions' ? ALIKE_QUESTIONS : { kind: 'robust', clusters: kind };
}

export interface ModelSettings {
  readonly ties: TieModel;
  readonly strength: StrengthPrior;
  /** Null switches the order effect off (α = 0). */
  readonly order: OrderPrior | null;
  /** Kept while `ties` is half or drop, and not used then. */
  readonly tie: TiePrior;
  readonly informative: readonly InformativePrior[];
  /** Not there for these questions alone, as in all settings from before there was a choice. */
  readonly questions?: QuestionModel;
}

/** Questions like these, as they are when they are chosen. */
export const ALIKE_QUESTIONS: QuestionModel = { kind: 'robust' };

/** Whether draws are widened by how questions or raters differ: they are of no posterior then. */
export function areWidened({ questions }: Pick<ModelSettings, 'questions'>): boolean {
  return questions?.kind === 'robust';
}

/** The same settings over these questions alone (null), or over others. */
export function withQuestionModel(
  { ties, strength, order, tie, informative }: ModelSettings,
  questions: QuestionModel | null,
): ModelSettings {
  return { ties, strength, order, tie, informative, ...(questions && { questions }) };
}

/** The model whose posterior predicts judgments: draws that are widened by questions are of none. */
export function predictingModel(settings: ModelSettings): ModelSettings {
  return areWidened(settings) ? withQuestionModel(settings, null) : settings;
}

/** What a new data set opens with. */
export const DEFAULT_MODEL: ModelSettings = {
  ties: 'half',
  strength: { family: 'normal', scale: 1 },
  order: { family: 'normal', scale: 1 },
  tie: { mean: 0, scale: 1 },
  informative: [],
};

/**
 * What data open with: a model of grades where wins have some, and over questions like theirs where
 * these are told apart.
 */
export function defaultModelFor(counts: PairCounts): ModelSettings {
  const model: ModelSettings =
    counts.grades === undefined ? DEFAULT_MODEL : { ...DEFAULT_MODEL, ties: 'adjacent' };
  return withQuestionModel(model, whyThese(counts) === null ? ALIKE_QUESTIONS : null);
}

/** The model of the Rakuda ranking of 2023-07-14: flat strengths and a flat order effect. */
export const RAKUDA_MODEL: ModelSettings = {
  ...DEFAULT_MODEL,
  strength: { family: 'uniform', bound: 4 },
  order: { family: 'uniform', bound: 1 },
};
