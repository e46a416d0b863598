import type { Curve, CurveName } from '../../charts/priors/density-overlay.ts';
import type { Parameter } from '../../core/posterior/draws/parameters.ts';
import { kernelDensity } from '../../core/posterior/draws/density.ts';
import { column, positionsOf } from '../../core/posterior/draws/draws.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { normalQuantile } from '../../core/numerics/normal-quantile.ts';
import { quotientOf } from '../../core/posterior/prior/overlap.ts';
import { fallOf, likelihoodCurve, likelihoodInterval } from '../../core/posterior/prior/profile.ts';
import type { Profile } from '../../core/posterior/prior/profile.ts';
import type { Density, FitSummary, Intervals } from '../../core/posterior/ranking/summary.ts';
import type { Shape } from '../../core/posterior/prior/what-if.ts';
import { estimateOf } from '../../core/posterior/draws/parameters.ts';

/** One line of the table: a middle and two intervals, whose ends may be infinite. */
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
