import type { BootstrapFacts } from '../../sampler/maximum-likelihood/bootstrap.ts';
import { isMarkovChain } from '../../sampler/settings.ts';
import type { SamplerSettings } from '../../sampler/settings.ts';
import { bootstrapInterval } from '../diagnostics/bootstrap-interval.ts';
import { convergence } from '../diagnostics/convergence.ts';
import { lackOf } from '../diagnostics/moments.ts';
import type { Shapes } from '../diagnostics/moments.ts';
import { kernelDensity } from '../draws/density.ts';
import { momentsOf } from '../../numerics/moments.ts';
import { quantile } from '../../numerics/quantile.ts';
import { sortValues } from '../../numerics/sort-values.ts';
import type { Density, Estimate, Intervals } from './summary.ts';

/** Draws of some parameters, and what else it takes to describe each by itself. Plain data. */
export interface ParameterPart {
  /** Of each parameter its draws, chain after chain. */
  readonly columns: readonly Float64Array[];
  /** Number of the first of them. */
  readonly first: number;
  readonly facts: ParameterFacts;
}

/** What all parameters of a fit have in common. */
export interface ParameterFacts {
  readonly chains: number;
  /** K, the parameters that are strengths: the first. */
  readonly models: number;
  readonly sampler: SamplerSettings;
  readonly intervals: Intervals;
  readonly bootstrap: BootstrapFacts | undefined;
  /** What is known of the tails of strengths, and of τ, where their moments are in question. */
  readonly strengthTails: Shapes | null;
  readonly tauTails: Shapes | null;
  /** Number of τ, null without. */
  readonly tau: number | null;
}

/** What one parameter's draws say. */
export interface Described {
  readonly estimate: Estimate;
  /** The draws' shape; what is not a strength is too few to be left out. */
  readonly density: Density;
}

/** In the order of the part; any division of a fit's parameters gives the same of each. */
export function describePart({ columns, first, facts }: ParameterPart): Described[] {
  const { chains, sampler, intervals, bootstrap } = facts;
  return columns.map((values, at) => {
    const parameter = first + at;
    const plain = describe(values, chains, sampler, intervals);
    const { sorted, sd } = plain;
    const { estimate } = bootstrap
      ? estimated(plain, bootstrap, parameter, sampler, intervals)
      : plain;
    const tails = tailsOf(parameter, facts);
    const lacks = tails && !bootstrap ? lackOf(sorted, estimate.essTail, tails) : null;
    return {
      estimate: lacks === null ? estimate : { ...estimate, lacks },
      density: kernelDensity(sorted, sd),
    };
  });
}

function tailsOf(parameter: number, facts: ParameterFacts): Shapes | null {
  if (parameter === facts.tau) return facts.tauTails;
  return parameter < facts.models ? facts.strengthTails : null;
}

/** One parameter's draws in two forms, and what they say. */
interface Parameter {
  readonly values: Float64Array;
  readonly mean: number;
  readonly sd: number;
  readonly sorted: Float64Array;
  readonly estimate: Estimate;
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
