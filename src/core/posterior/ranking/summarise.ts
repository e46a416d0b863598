import type { PairCounts } from '../../table/judgments.ts';
import { whyNoMaximum } from '../../model/existence.ts';
import { areWidened } from '../../model/settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import type { GaussianApproximation } from '../../sampler/approximation/gaussian-fit.ts';
import { within } from '../../sampler/approximation/share.ts';
import type { OnShare } from '../../sampler/approximation/share.ts';
import type { ChainResult } from '../../sampler/chain-result.ts';
import { withoutPriors } from '../../sampler/maximum-likelihood/mle.ts';
import { isMarkovChain } from '../../sampler/settings.ts';
import type { SamplerSettings } from '../../sampler/settings.ts';
import { isConverged } from '../diagnostics/converged.ts';
import { columnsByParameter, joinChains, positionsOf } from '../draws/draws.ts';
import type { Draws } from '../draws/draws.ts';
import { shownDraws } from '../draws/marginal.ts';
import { energyFraction } from '../diagnostics/energy.ts';
import { jointStatements } from './joint.ts';
import { hasHeavyTails, shapesOfStrengths, shapesOfTau } from '../diagnostics/moments.ts';
import { medianOf } from '../../numerics/sort-values.ts';
import { describePart } from './describe.ts';
import type { Described, ParameterFacts, ParameterPart } from './describe.ts';
import { rankDraws } from './ranked-draws.ts';
import { rankShares } from './ranks.ts';
import type { Diagnostics, Estimate, FitSummary, FitWarning, Intervals } from './summary.ts';
import { fitWarnings } from '../diagnostics/warnings.ts';
import { overQuestions, robustDraws } from '../questions/over-questions.ts';
import type { OverQuestions } from '../questions/over-questions.ts';
import { questionEffect } from '../questions/question-effect.ts';

/**
 * All chains of a fit → its draws and everything the page shows of them. The chains may come in
 * any order.
 * Where there are departures by question, strengths and order effect are those on a new question,
 * averaged over it, unless the model says otherwise; the draws have them on one of average departures.
 * @param approximation that the chains set out from, so that it need not be found again for what the
 *   questions say
 * @param onShare called with how far what grows with the cube of the models is: what questions say
 */
export function summarise(
  results: readonly ChainResult[],
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerSettings,
  intervals: Intervals,
  approximation?: GaussianApproximation,
  onShare?: OnShare,
): Summarised {
  const laid = layOut(results, counts, model, sampler, intervals, approximation, onShare);
  const described = describePart({ columns: laid.columns, first: 0, facts: laid.facts });
  const medians = described.slice(0, laid.draws.models).map(({ estimate }) => estimate.median);
  return sumUp(laid, described, rank(laid.draws, medians));
}

/** Draws of a fit, and what is shown of them. */
export interface Summarised {
  readonly draws: Draws;
  readonly summary: FitSummary;
}

/**
 * Of the parameters whoever ranks the draws describes so many himself, so that two threads are
 * done at about the same time: by the arena's 130 models and 13,564 pairs (`npm run bench`).
 */
const OWN_SHARE = 1 / 6;

/**
 * The same to the last bit, with a part of the parameters described elsewhere meanwhile.
 * @param help describes a part, whose buffers may be transferred; nothing where there is no help
 */
export async function summariseTogether(
  laid: LaidOut,
  help: (part: ParameterPart) => Promise<readonly Described[] | undefined>,
  own = Math.ceil(laid.columns.length * OWN_SHARE),
): Promise<Summarised> {
  const { draws, columns, facts } = laid;
  const others = { columns: columns.slice(own), first: own, facts };
  const helped = help(copyOf(others));
  const described = describePart({ columns: columns.slice(0, own), first: 0, facts });
  const medians = Array.from({ length: draws.models }, (_, m) => {
    if (m < own) return described[m].estimate.median;
    return facts.bootstrap?.estimate[m] ?? medianOf(columns[m]);
  });
  const ranking = rank(draws, medians);
  return sumUp(laid, [...described, ...((await helped) ?? describePart(others))], ranking);
}

/** With buffers of its own, of which the draws are one. */
function copyOf({ columns, first, facts }: ParameterPart): ParameterPart {
  const size = columns.length === 0 ? 0 : columns[0].length;
  const all = new Float64Array(columns.length * size);
  columns.forEach((values, at) => {
    all.set(values, at * size);
  });
  const { bootstrap } = facts;
  const own = bootstrap && {
    ...bootstrap,
    estimate: bootstrap.estimate.slice(),
    acceleration: bootstrap.acceleration.slice(),
  };
  return {
    columns: columns.map((_, at) => all.subarray(at * size, (at + 1) * size)),
    first,
    facts: { ...facts, bootstrap: own },
  };
}

/** Draws of a fit by parameter, and what else its summary is made of. */
export interface LaidOut {
  readonly chains: readonly ChainResult[];
  readonly counts: PairCounts;
  /** The model that was fitted. */
  readonly fitted: ModelSettings;
  readonly over: OverQuestions | null;
  readonly draws: Draws;
  /** Of each parameter its draws as they are shown, chain after chain. */
  readonly columns: readonly Float64Array[];
  readonly facts: ParameterFacts;
}

/** Share of the work until it is known how questions differ, before draws are widened by it. */
const OVER = 0.4;

/** The first step of `summarise`, which see. */
export function layOut(
  results: readonly ChainResult[],
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerSettings,
  intervals: Intervals,
  approximation?: GaussianApproximation,
  onShare?: OnShare,
): LaidOut {
  const chains = [...results].sort((a, b) => a.chain - b.chain);
  // Maximum likelihood knows no prior, and so neither τ nor bounds.
  const fitted = sampler.sampler === 'mle' ? withoutPriors(model) : model;
  // Maximum likelihood has no prior, and departures by question are another model.
  const isPlain = sampler.sampler !== 'mle' && fitted.questions?.kind !== 'random';
  const known = isPlain ? approximation : undefined;
  const over = overQuestions(counts, fitted, known, within(onShare, 0, OVER));
  const drawn = joinChains(chains, counts.models.length, fitted, counts.styled?.covariates.length);
  // Maximum likelihood has resampled questions itself.
  const isMoved = areWidened(fitted) && sampler.sampler !== 'mle';
  const rest = within(onShare, OVER, 1);
  const draws = isMoved && over ? robustDraws(drawn, counts, fitted, over, sampler, rest) : drawn;
  const { models } = draws;
  const isQuestion = isMarkovChain(sampler.sampler) && hasHeavyTails(fitted);
  const areBounded = isQuestion && whyNoMaximum(counts, fitted) === null;
  const facts: ParameterFacts = {
    ...{ chains: draws.chains, models, sampler, intervals, bootstrap: chains[0].bootstrap },
    strengthTails: isQuestion && !areBounded ? shapesOfStrengths(fitted) : null,
    tauTails: isQuestion ? shapesOfTau(models, areBounded) : null,
    tau: positionsOf(draws).tau,
  };
  return {
    chains,
    counts,
    fitted,
    over,
    draws,
    columns: columnsByParameter(shownDraws(draws)),
    facts,
  };
}

/** Ranks of the draws, and what they say of all models at once. */
interface Ranking {
  /** Models, best first. */
  readonly order: readonly number[];
  readonly shares: readonly Float32Array[];
  readonly joint: ReturnType<typeof jointStatements>;
}

/** @param medians of the strengths, by which the models are in order */
function rank(draws: Draws, medians: readonly number[]): Ranking {
  const order = [...medians.keys()].sort((a, b) => medians[b] - medians[a] || a - b);
  const ranked = rankDraws(draws, order);
  const shares = rankShares(draws, order, ranked);
  return { order, shares, joint: jointStatements(draws, order, ranked) };
}

/** The last step. @param described all parameters */
function sumUp(
  { chains, counts, fitted, over, draws, columns, facts: { sampler, intervals } }: LaidOut,
  described: readonly Described[],
  { order, shares, joint }: Ranking,
): Summarised {
  const at = positionsOf(draws);
  const estimates = described.map(({ estimate }) => estimate);
  const strengths = estimates.slice(0, draws.models);
  const rows = order.map((m, place) => ({
    ...strengths[m],
    model: m,
    rank: place + 1,
    strongerThanNext:
      place + 1 < order.length ? shareAbove(columns[m], columns[order[place + 1]]) : null,
    rankShares: shares[m],
    density: described[m].density,
  }));
  const facts = diagnose(chains, described, sampler);
  const summary: FitSummary = {
    rows,
    order: at.order === null ? null : estimates[at.order],
    tie: at.tie === null || draws.tie === null ? null : { ...estimates[at.tie], name: draws.tie },
    ...(at.strong !== null && { strong: estimates[at.strong] }),
    ...(counts.styled && {
      style: counts.styled.covariates.map(({ name, sd: contrast }, c) => ({
        ...estimates[(at.coefficients ?? 0) + c],
        ...{ name, contrast },
      })),
    }),
    tau: at.tau === null ? null : estimates[at.tau],
    ...(at.omega !== null && { omega: estimates[at.omega] }),
    ...joint,
    diagnostics: {
      ...facts,
      warnings: [
        ...resamplingWarnings(chains),
        ...fitWarnings(
          counts,
          fitted,
          columns.slice(0, draws.models),
          facts,
          over !== null && areWidened(fitted),
        ),
        ...momentWarnings(estimates, draws.models),
      ],
    },
    interval: intervals.narrow,
    wideInterval: intervals.wide,
    ...(over && {
      questions: questionEffect(
        counts,
        over.sandwich,
        over.clusters.kind,
        strengths,
        fitted.questions !== undefined,
        intervals.narrow,
      ),
    }),
  };
  return { draws, summary };
}

function resamplingWarnings(chains: readonly ChainResult[]): FitWarning[] {
  const resamplings = chains.reduce(
    (sum, { bootstrap }) => sum + (bootstrap?.withoutMaximum ?? 0),
    0,
  );
  const replicates = chains.reduce((sum, { perChain }) => sum + perChain, 0);
  return resamplings > 0 ? [{ kind: 'without-maximum', resamplings, replicates }] : [];
}

function momentWarnings(estimates: readonly Estimate[], models: number): FitWarning[] {
  return (['mean', 'sd'] as const).flatMap((lacks): FitWarning[] => {
    const places = [...estimates.keys()].filter((p) => estimates[p].lacks === lacks);
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
