import type { PairCounts } from '../../table/judgments.ts';
import { whyNoMaximum } from '../../model/existence.ts';
import type { ModelSettings } from '../../model/settings.ts';
import type { GaussianApproximation } from '../../sampler/approximation/gaussian-fit.ts';
import type { ChainResult } from '../../sampler/chain-result.ts';
import type { BootstrapFacts } from '../../sampler/maximum-likelihood/bootstrap.ts';
import { withoutPriors } from '../../sampler/maximum-likelihood/mle.ts';
import { isMarkovChain } from '../../sampler/settings.ts';
import type { SamplerSettings } from '../../sampler/settings.ts';
import { bootstrapInterval } from '../diagnostics/bootstrap-interval.ts';
import { isConverged } from '../diagnostics/converged.ts';
import { convergence } from '../diagnostics/convergence.ts';
import { kernelDensity } from '../draws/density.ts';
import { columnsByParameter, joinChains, positionsOf } from '../draws/draws.ts';
import type { Draws } from '../draws/draws.ts';
import { shownDraws } from '../draws/marginal.ts';
import { energyFraction } from '../diagnostics/energy.ts';
import { jointStatements } from './joint.ts';
import { hasHeavyTails, lackOf, shapesOfStrengths, shapesOfTau } from '../diagnostics/moments.ts';
import { momentsOf } from '../../numerics/moments.ts';
import { quantile } from '../../numerics/quantile.ts';
import { sortValues } from '../../numerics/sort-values.ts';
import { rankDraws } from './ranked-draws.ts';
import { rankShares } from './ranks.ts';
import type { Diagnostics, Estimate, FitSummary, FitWarning, Intervals } from './summary.ts';
import { fitWarnings } from '../diagnostics/warnings.ts';
import { overQuestions, robustDraws } from '../questions/over-questions.ts';
import { questionEffect } from '../questions/question-effect.ts';

/** One parameter's draws in two forms, and what they say. */
interface Parameter {
  readonly values: Float64Array;
  readonly mean: number;
  readonly sd: number;
  readonly sorted: Float64Array;
  readonly estimate: Estimate;
}

/**
 * All chains of a fit → its draws and everything the page shows of them. The chains may come in
 * any order.
 * Where there are departures by question, strengths and order effect are those on a new question,
 * averaged over it, unless the model says otherwise; the draws have them on one of average departures.
 * @param approximation that the chains set out from, so that it need not be found again for what the
 *   questions say
 */
export function summarise(
  results: readonly ChainResult[],
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerSettings,
  intervals: Intervals,
  approximation?: GaussianApproximation,
): { draws: Draws; summary: FitSummary } {
  const chains = [...results].sort((a, b) => a.chain - b.chain);
  // Maximum likelihood knows no prior, and so neither τ nor bounds.
  const fitted = sampler.sampler === 'mle' ? withoutPriors(model) : model;
  // Maximum likelihood has no prior, and departures by question are another model.
  const isPlain = sampler.sampler !== 'mle' && fitted.questions?.kind !== 'random';
  const over = overQuestions(counts, fitted, isPlain ? approximation : undefined);
  const drawn = joinChains(chains, counts.models.length, fitted, counts.styled?.covariates.length);
  // Maximum likelihood has resampled questions itself.
  const isMoved = fitted.questions?.kind === 'robust' && sampler.sampler !== 'mle';
  const draws = isMoved && over ? robustDraws(drawn, counts, fitted, over, sampler) : drawn;
  const at = positionsOf(draws);
  const shown = shownDraws(draws);
  const { bootstrap } = chains[0];
  const isQuestion = isMarkovChain(sampler.sampler) && hasHeavyTails(fitted);
  const areBounded = isQuestion && whyNoMaximum(counts, fitted) === null;
  const columns = columnsByParameter(shown);
  const parameters = columns.map((values, p) => {
    const parameter = describe(values, draws.chains, sampler, intervals);
    if (bootstrap) return estimated(parameter, bootstrap, p, sampler, intervals);
    const isTau = p === at.tau;
    if (!isQuestion || !(isTau || (p < draws.models && !areBounded))) return parameter;
    const known = isTau ? shapesOfTau(draws.models, areBounded) : shapesOfStrengths(fitted);
    const lacks = lackOf(parameter.sorted, parameter.estimate.essTail, known);
    return lacks === null
      ? parameter
      : { ...parameter, estimate: { ...parameter.estimate, lacks } };
  });
  const strengths = parameters.slice(0, draws.models);
  const order = strengths
    .map((_, m) => m)
    .sort((a, b) => strengths[b].estimate.median - strengths[a].estimate.median || a - b);
  const ranked = rankDraws(draws, order);
  const shares = rankShares(draws, order, ranked);
  const rows = order.map((m, place) => {
    const { estimate, sorted, sd, values } = strengths[m];
    return {
      ...estimate,
      model: m,
      rank: place + 1,
      strongerThanNext:
        place + 1 < order.length ? shareAbove(values, strengths[order[place + 1]].values) : null,
      rankShares: shares[m],
      density: kernelDensity(sorted, sd),
    };
  });
  const facts = diagnose(chains, parameters, sampler);
  const summary: FitSummary = {
    rows,
    order: at.order === null ? null : parameters[at.order].estimate,
    tie:
      at.tie === null || draws.tie === null
        ? null
        : { ...parameters[at.tie].estimate, name: draws.tie },
    ...(at.strong !== null && { strong: parameters[at.strong].estimate }),
    ...(counts.styled && {
      style: counts.styled.covariates.map(({ name, sd: contrast }, c) => ({
        ...parameters[(at.coefficients ?? 0) + c].estimate,
        ...{ name, contrast },
      })),
    }),
    tau: at.tau === null ? null : parameters[at.tau].estimate,
    ...(at.omega !== null && { omega: parameters[at.omega].estimate }),
    ...jointStatements(draws, order, ranked),
    diagnostics: {
      ...facts,
      warnings: [
        ...resamplingWarnings(chains),
        ...fitWarnings(counts, fitted, strengths, facts),
        ...momentWarnings(parameters, draws.models),
      ],
    },
    interval: intervals.narrow,
    wideInterval: intervals.wide,
    ...(over && {
      questions: questionEffect(
        counts,
        over.sandwich,
        over.clusters.kind,
        strengths.map(({ estimate }) => estimate),
        fitted.questions !== undefined,
        intervals.narrow,
      ),
    }),
  };
  return { draws, summary };
}

/** One parameter's draws, chain after chain, and what they say of it. */
export function describe(
  values: Float64Array,
  chains: number,
  { sampler }: SamplerSettings,
  { narrow, wide }: Intervals,
): Parameter {
  const inOrder = sortValues(values);
  const sorted = inOrder.values;
  const size = values.length;
  const { mean, sd } = momentsOf(values);
  // Draws that are independent by construction leave nothing to diagnose.
  const known = isMarkovChain(sampler)
    ? convergence(values, inOrder, chains, sd)
    : { rhat: 1, essBulk: size, essTail: size, mcse: sd / Math.sqrt(size) };
  const estimate: Estimate = {
    mean,
    sd,
    median: quantile(sorted, 0.5),
    lower: quantile(sorted, (1 - narrow) / 2),
    upper: quantile(sorted, (1 + narrow) / 2),
    lowerWide: quantile(sorted, (1 - wide) / 2),
    upperWide: quantile(sorted, (1 + wide) / 2),
    rhat: known.rhat,
    essBulk: known.essBulk,
    essTail: known.essTail,
    mcse: known.mcse,
  };
  return { values, sorted, mean, sd, estimate };
}

/** The maximum likelihood estimate in the place of mean and median, with bootstrap intervals. */
function estimated(
  parameter: Parameter,
  { estimate: estimates, acceleration }: BootstrapFacts,
  at: number,
  { bootstrap = 'bca' }: SamplerSettings,
  { narrow, wide }: Intervals,
): Parameter {
  const estimate = estimates[at];
  const about = { estimate, acceleration: acceleration[at] };
  const [lower, upper] = bootstrapInterval(parameter.sorted, about, narrow, bootstrap);
  const [lowerWide, upperWide] = bootstrapInterval(parameter.sorted, about, wide, bootstrap);
  const ends = { mean: estimate, median: estimate, lower, upper, lowerWide, upperWide };
  return { ...parameter, estimate: { ...parameter.estimate, ...ends } };
}

function resamplingWarnings(chains: readonly ChainResult[]): FitWarning[] {
  const resamplings = chains.reduce(
    (sum, { bootstrap }) => sum + (bootstrap?.withoutMaximum ?? 0),
    0,
  );
  const replicates = chains.reduce((sum, { perChain }) => sum + perChain, 0);
  return resamplings > 0 ? [{ kind: 'without-maximum', resamplings, replicates }] : [];
}

function momentWarnings(parameters: readonly Parameter[], models: number): FitWarning[] {
  return (['mean', 'sd'] as const).flatMap((lacks): FitWarning[] => {
    const places = [...parameters.keys()].filter((p) => parameters[p].estimate.lacks === lacks);
    if (places.length === 0) return [];
    const tau = places.some((p) => p >= models);
    return [{ kind: 'no-moment', lacks, models: places.filter((p) => p < models), tau }];
  });
}

function shareAbove(a: Float64Array, b: Float64Array): number {
  let above = 0;
  for (let i = 0; i < a.length; i++) if (a[i] > b[i]) above++;
  return above / a.length;
}

/** How far the chains can be believed, by all their parameters. */
export function diagnose(
  chains: readonly ChainResult[],
  parameters: readonly { readonly estimate: Estimate }[],
  { sampler, draws }: SamplerSettings,
): Omit<Diagnostics, 'warnings'> {
  const estimates = parameters.map(({ estimate }) => estimate);
  const rhatMax = Math.max(...estimates.map(({ rhat }) => rhat));
  const essBulkMin = Math.min(...estimates.map(({ essBulk }) => essBulk));
  const essTailMin = Math.min(...estimates.map(({ essTail }) => essTail));
  const divergences = chains.reduce((sum, chain) => sum + chain.divergences, 0);
  const fractions = chains.flatMap(({ energy }) => (energy ? [energyFraction(energy)] : []));
  const facts = {
    sampler,
    chains: chains.length,
    draws,
    rhatMax,
    essBulkMin,
    essTailMin,
    divergences,
    acceptance: chains.reduce((sum, chain) => sum + chain.acceptance, 0) / chains.length,
  };
  return {
    ...(fractions.length > 0 && { energyFraction: Math.min(...fractions) }),
    ...facts,
    converged: isConverged(facts),
  };
}
