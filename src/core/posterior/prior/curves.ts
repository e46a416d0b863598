import { normalQuantile } from '../../numerics/normal-quantile.ts';
import { kernelDensity } from '../draws/density.ts';
import { column, positionsOf } from '../draws/draws.ts';
import type { Draws } from '../draws/draws.ts';
import { estimateOf } from '../draws/parameters.ts';
import type { Parameter } from '../draws/parameters.ts';
import type { Density, FitSummary, Intervals } from '../ranking/summary.ts';
import { quotientOf } from './overlap.ts';
import { fallOf, likelihoodCurve, likelihoodInterval } from './profile.ts';
import type { Profile } from './profile.ts';
import type { Shape } from './what-if.ts';

export type CurveName = 'prior' | 'data' | 'fit' | 'posterior';

/** One curve over a parameter, in natural log-odds (the tie parameter as its logarithm). */
export interface Curve {
  readonly name: CurveName;
  readonly density: Density;
  /** Not a density but a likelihood without an end. */
  readonly isOpen?: boolean;
}

/** What a curve says in figures: a middle and two intervals, whose ends may be infinite. */
export interface CurveFacts {
  readonly name: CurveName;
  readonly middle: number;
  readonly narrow: readonly [number, number];
  readonly wide: readonly [number, number];
}

/** A curve with the figures behind it. */
export interface KnownCurve extends Curve {
  readonly facts: CurveFacts | null;
}

/** The posterior of one parameter in the fit. */
export function fitCurve(
  summary: FitSummary,
  draws: Draws,
  parameter: Parameter,
): KnownCurve | null {
  const estimate = estimateOf(summary, parameter);
  if (estimate === null) return null;
  const facts = factsOf('fit', estimate);
  if (parameter.kind === 'strength') {
    const row = summary.rows.find(({ model }) => model === parameter.model);
    return row ? { name: 'fit', density: row.density, facts } : null;
  }
  const place = positionsOf(draws)[parameter.kind];
  if (place === null) return null;
  const density = kernelDensity(column(draws, place).sort(), estimate.sd);
  return { name: 'fit', density, facts };
}

interface Middle {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly lowerWide: number;
  readonly upperWide: number;
}

export function factsOf(
  name: CurveName,
  { median, lower, upper, lowerWide, upperWide }: Middle,
): CurveFacts {
  return { name, middle: median, narrow: [lower, upper], wide: [lowerWide, upperWide] };
}

export function priorCurve(prior: Shape): KnownCurve {
  return { name: 'prior', density: prior.density, facts: factsOf('prior', prior) };
}

/** What the data alone say: the likelihood, with the intervals that it has by itself. */
export function dataCurve(profile: Profile, { narrow, wide }: Intervals): KnownCurve {
  const between = (probability: number) =>
    likelihoodInterval(profile, fallOf(normalQuantile((1 + probability) / 2)));
  return {
    name: 'data',
    density: likelihoodCurve(profile),
    isOpen: profile.isOpenBelow || profile.isOpenAbove,
    facts: {
      name: 'data',
      middle: profile.isOpenBelow || profile.isOpenAbove ? NaN : profile.best,
      narrow: between(narrow),
      wide: between(wide),
    },
  };
}

/** Of a parameter that the data do not meet directly: the posterior over the prior. */
export function quotientCurve(posterior: Density, prior: Density): KnownCurve {
  return { name: 'data', density: quotientOf(posterior, prior), facts: null };
}
