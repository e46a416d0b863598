import type { ModelIndex, PairCounts } from '../../table/judgments.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { ascendingOrder, cjsDistance } from '../draws/cjs.ts';
import { columnsOf } from '../draws/columns.ts';
import type { Columns } from '../draws/columns.ts';
import type { Draws } from '../draws/draws.ts';
import { logLikelihoods, logTopPriors } from '../draws/log-parts.ts';
import { shownDraws } from '../draws/marginal.ts';
import { psis } from '../loo/psis.ts';
import { SENSITIVE } from '../../limits.ts';

/**
 * Power-scaling sensitivity (Kallioinen, Paananen, Bürkner & Vehtari 2023, Stat. Comput. 34), as
 * in the R package priorsense: how fast a posterior moves as the prior, or the likelihood, is
 * raised to a power near 1. From 0.05 on it is sensitive.
 */
export interface Sensitivity {
  readonly prior: number;
  readonly likelihood: number;
  readonly diagnosis: Diagnosis;
}

/**
 * Sensitive to both: the prior disagrees with the data. To the prior alone: it is strong, or the
 * likelihood weak. Else nothing to report.
 */
export type Diagnosis = 'prior-data-conflict' | 'strong-prior' | null;

export interface SensitivityReport {
  /** In the order of `PairCounts.models`. */
  readonly strengths: readonly Sensitivity[];
  /** Of the lead of each ranked model over the next, best first. */
  readonly adjacent: readonly (Sensitivity & {
    readonly model: ModelIndex;
    readonly next: ModelIndex;
  })[];
  readonly order: Sensitivity | null;
  readonly tie: Sensitivity | null;
  readonly strong?: Sensitivity;
  readonly tau: Sensitivity | null;
  readonly omega: Sensitivity | null;
  /** The largest k-hat of the weights behind the sensitivities. */
  readonly k: number;
}

const LOWER = 0.99;
const UPPER = 1.01;

/**
 * Of a hierarchical prior only the hyperprior is scaled (same paper, section 2.4). The bounds of
 * a uniform prior stay where they are under any power, so to a uniform prior nothing is
 * sensitive: what the bounds do is seen in the warning that a strength leans on them.
 * @param ranking models, best first
 * @param most thins the draws to so many
 * @throws CaravanError not-finite where a draw's density is
 */
export function sensitivityReport(
  draws: Draws,
  counts: PairCounts,
  model: ModelSettings,
  ranking: readonly ModelIndex[],
  most = 4000,
): SensitivityReport {
  const columns = columnsOf(draws, most);
  const scaled = scaledWeights(columns, counts, model);
  const shown = shownDraws(draws);
  const of = (values: Float64Array): Sensitivity => sensitivityOf(values, scaled);
  const {
    strengths,
    order,
    tie,
    strong = null,
    tau,
    omega,
  } = shown === draws ? columns : columnsOf(shown, most);
  return {
    strengths: strengths.map(of),
    adjacent: ranking.slice(0, -1).map((first, at) => {
      const next = ranking[at + 1];
      const below = strengths[next];
      return { ...of(strengths[first].map((x, s) => x - below[s])), model: first, next };
    }),
    order: order === null ? null : of(order),
    tie: tie === null ? null : of(tie),
    ...(strong !== null && { strong: of(strong) }),
    tau: tau === null ? null : of(tau),
    omega: omega === undefined ? null : of(omega),
    k: scaled.k,
  };
}

/** Weights of the draws under each part of the posterior scaled down and up. */
export interface ScaledWeights {
  readonly prior: readonly [lower: Float64Array, upper: Float64Array];
  readonly likelihood: readonly [lower: Float64Array, upper: Float64Array];
  readonly k: number;
}

function scaledWeights(columns: Columns, counts: PairCounts, model: ModelSettings): ScaledWeights {
  return scaleParts(
    logTopPriors(columns, counts.models, model),
    logLikelihoods(columns, counts, model.ties),
  );
}

/** The same from the two logs of each draw. */
export function scaleParts(logPrior: Float64Array, logLikelihood: Float64Array): ScaledWeights {
  const [prior, likelihood] = [logPrior, logLikelihood].map((part) =>
    [LOWER, UPPER].map((alpha) => psis(part.map((x) => (alpha - 1) * x))),
  );
  return {
    prior: [prior[0].weights, prior[1].weights],
    likelihood: [likelihood[0].weights, likelihood[1].weights],
    k: Math.max(...[...prior, ...likelihood].map(({ k }) => k)),
  };
}

/** One quantity's sensitivity. @param values per draw */
export function sensitivityOf(values: Float64Array, scaled: ScaledWeights): Sensitivity {
  const order = ascendingOrder(values);
  const slope = ([lower, upper]: readonly [Float64Array, Float64Array]): number =>
    (cjsDistance(values, order, lower) + cjsDistance(values, order, upper)) /
    (2 * Math.log2(UPPER));
  const prior = slope(scaled.prior);
  const likelihood = slope(scaled.likelihood);
  return { prior, likelihood, diagnosis: diagnose(prior, likelihood) };
}

/** What sensitivity to either part means. */
export function diagnose(prior: number, likelihood: number): Diagnosis {
  if (prior < SENSITIVE) return null;
  return likelihood >= SENSITIVE ? 'prior-data-conflict' : 'strong-prior';
}

/**
 * Whether strengths, and what one is ahead of another by, have a prior that can be scaled: the bounds
 * of a flat one stay where they are under any power, so that nothing would ever seem to depend on it.
 */
export function canScaleStrengths({
  strength,
  informative,
}: Pick<ModelSettings, 'strength' | 'informative'>): boolean {
  return strength.family !== 'uniform' || informative.length > 0;
}

/** The same of the order effect. */
export function canScaleOrder({ order }: Pick<ModelSettings, 'order'>): boolean {
  return order?.family !== 'uniform';
}

/** What decides a claim: the data, the prior, or the two against each other. */
export type DriverSign = 'data' | 'prior' | 'conflict';

export function driverOf({ diagnosis }: Sensitivity): DriverSign {
  if (diagnosis === null) return 'data';
  return diagnosis === 'strong-prior' ? 'prior' : 'conflict';
}
