import { LOO_ESS_ABOVE, LOO_RHAT_BELOW } from '../limits.ts';
import { CaravanError } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { fitAll } from '../fit/fit.ts';
import type { PairCounts } from '../table/judgments.ts';
import { identified, whyNoOrderEffect } from '../model/order-effect.ts';
import {
  DEFAULT_MODEL,
  TIE_MODELS,
  hasTieOutcome,
  isGraded,
  predictingModel,
  tiesFor,
} from '../model/settings.ts';
import type { ModelSettings, TieModel } from '../model/settings.ts';
import { compareLoo } from '../posterior/loo/compare-loo.ts';
import type { LooComparison, LooRow } from '../posterior/loo/compare-loo.ts';
import { psisLoo } from '../posterior/loo/loo.ts';
import type { Loo } from '../posterior/loo/loo.ts';
import type { QuestionLoo } from '../posterior/loo/question-loo.ts';
import type { Diagnostics } from '../posterior/ranking/summary.ts';
import { DEFAULT_SAMPLER } from '../sampler/settings.ts';
import { leaveQuestionsOut } from './questions/leave-out.ts';

/** Another way to model the same judgments. */
export interface Alternative {
  readonly ties: TieModel;
  readonly hasOrder: boolean;
}

export interface ComparedRow extends Omit<LooRow, 'name' | 'ties'>, Alternative {
  /** Whether this is the model of the fit shown. */
  readonly isCurrent: boolean;
  /**
   * Whether its draws will do for this comparison, which asks less of them than a ranking does:
   * R-hat < 1.05, both ESS > 200, no divergence. Where not, the row is a hint only.
   */
  readonly isConverged: boolean;
}

/** Rows of one group are comparable with each other, and with no other group's. */
export interface ComparedGroup extends Omit<LooComparison, 'rows'> {
  /** Best first. */
  readonly rows: readonly ComparedRow[];
}

export interface TieModelComparison {
  readonly groups: readonly ComparedGroup[];
  /** Draws of each fit. */
  readonly draws: number;
  readonly seed: number;
  /** Alternatives that could not be fitted. */
  readonly failed: readonly (Alternative & { readonly failure: Failure })[];
}

/** The alternative at work, and how much of all is done, 0 … 1 as done/total. */
export interface ComparisonProgress {
  readonly done: number;
  readonly total: number;
  readonly current: Alternative;
}

/** Models of grades only where wins have some: they are other ones elsewhere. */
function tiesOn(counts: PairCounts): readonly TieModel[] {
  return TIE_MODELS.filter((ties) => tiesFor(counts, ties) === ties);
}
/** From so many models on, half as many draws do: there are more judgments to average over. */
const MANY_MODELS = 50;
const LOO_DRAWS = 1000;
const INTERVALS = { narrow: 0.68, wide: 0.95 };
/** Steps of progress that one alternative makes: half of them its fit. */
const STEPS = 100;

/** With an order effect that can't be identified a model is the same as without one. */
function everyModel(counts: PairCounts): readonly Alternative[] {
  return tiesOn(counts).flatMap((ties) => [
    ...(whyNoOrderEffect(counts, ties) === null ? [{ ties, hasOrder: true }] : []),
    { ties, hasOrder: false },
  ]);
}

/**
 * The models of three outcomes in which a tie is one, or beside a model of grades all of these; with an
 * order effect where `model` has an identified one.
 */
export function modelledTies(counts: PairCounts, model: ModelSettings): readonly Alternative[] {
  const areGraded = isGraded(tiesFor(counts, model.ties));
  const alike = TIE_MODELS.filter((ties) => hasTieOutcome(ties) && isGraded(ties) === areGraded);
  return alike.map((ties) => ({
    ties,
    hasOrder: identified(counts, { ...model, ties }).order !== null,
  }));
}

/**
 * Fits every tie model with an order effect, where the counts identify one, and without, or some of
 * these, under the priors of `model`, and compares how well they predict: questions from others
 * where the counts know enough of them, else judgments. What one scores may be no observation of
 * another, hence the groups (posterior/loo/compare-loo.ts).
 * @throws CaravanError too-few-models, not-finite, bad-setting where no alternative can be fitted
 */
export function compareTieModels(
  counts: PairCounts,
  model: ModelSettings,
  seed: number,
  onProgress: (progress: ComparisonProgress) => void = () => undefined,
  alternatives = everyModel(counts),
): TieModelComparison {
  const draws = counts.models.length < MANY_MODELS ? DEFAULT_SAMPLER.draws : 500;
  const total = alternatives.length * STEPS;
  const fitted = new Map<string, Alternative & { loo: Loo | QuestionLoo; isConverged: boolean }>();
  const failed: (Alternative & { failure: Failure })[] = [];
  alternatives.forEach((current, at) => {
    const report = (share: number): void => {
      onProgress({ done: Math.round((at + share) * STEPS), total, current });
    };
    report(0);
    const settings = alternativeOf(model, current);
    try {
      const fit = fitAll(
        counts,
        settings,
        { ...DEFAULT_SAMPLER, draws, seed },
        INTERVALS,
        (done, all) => {
          report((0.5 * done) / all);
        },
      );
      const onProgress = (done: number, all: number): void => {
        report(0.5 + (0.5 * done) / all);
      };
      const own = identified(counts, settings);
      const loo =
        leaveQuestionsOut(fit.draws, counts, own, seed, onProgress) ??
        psisLoo(fit.draws, counts, current.ties, { most: LOO_DRAWS, onProgress });
      const isConverged = willDo(fit.summary.diagnostics);
      fitted.set(nameOf(current), { ...current, loo, isConverged });
    } catch (error) {
      if (!(error instanceof CaravanError)) throw error;
      failed.push({ ...current, failure: error.failure });
    }
  });
  if (fitted.size === 0) throw new CaravanError(failed[0].failure);
  const groups = compareLoo([...fitted].map(([name, { loo }]) => ({ name, loo })));
  const { ties, order } = identified(counts, model);
  const shown = nameOf({ ties, hasOrder: order !== null });
  return {
    groups: groups.map(({ rows, ...group }) => ({
      ...group,
      rows: rows.flatMap(({ name, ...row }): ComparedRow[] => {
        const found = fitted.get(name);
        if (found === undefined) return [];
        const { hasOrder, isConverged } = found;
        return [{ ...row, hasOrder, isConverged, isCurrent: name === shown }];
      }),
    })),
    draws: DEFAULT_SAMPLER.chains * draws,
    seed,
    failed,
  };
}

/** The settings with another tie model, with the present order prior or the default one. */
function alternativeOf(settings: ModelSettings, { ties, hasOrder }: Alternative): ModelSettings {
  const model = predictingModel(settings);
  return { ...model, ties, order: hasOrder ? (model.order ?? DEFAULT_MODEL.order) : null };
}

function nameOf({ ties, hasOrder }: Alternative): string {
  return `${ties} ${String(hasOrder)}`;
}

/** Whether draws will do for a comparison by leave-one-out, which asks less of them. */
export function willDo({
  rhatMax,
  essBulkMin,
  essTailMin,
  divergences,
}: Pick<Diagnostics, 'rhatMax' | 'essBulkMin' | 'essTailMin' | 'divergences'>): boolean {
  return (
    rhatMax < LOO_RHAT_BELOW &&
    essBulkMin > LOO_ESS_ABOVE &&
    essTailMin > LOO_ESS_ABOVE &&
    divergences === 0
  );
}
