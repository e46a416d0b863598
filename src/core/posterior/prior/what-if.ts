import type { Parameter } from '../draws/parameters.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { weightedDensity } from '../draws/density.ts';
import type { Distribution } from '../../numerics/distribution.ts';
import { priorMarginal } from './prior-marginal.ts';
import { reweight } from './reweight.ts';
import type { Reweighted, Reweighting } from './reweight.ts';
import type { Density, Intervals } from '../ranking/summary.ts';

/** A distribution for a chart and its table; ends as in `Estimate`. */
export interface Shape {
  readonly density: Density;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly lowerWide: number;
  readonly upperWide: number;
}

/** What other settings would do, as far as one fit's draws show it. */
export interface WhatIf {
  /** Null where weights can't give it. */
  readonly reweighted: Omit<Reweighted, 'weights'> | null;
  /** The chosen parameter: its prior under the new settings. */
  readonly prior: Shape | null;
  /** Its posterior under the new settings; null where weights can't give it. */
  readonly posterior: Density | null;
}

const POINTS = 120;
/** What the curve of a prior leaves out at either end. */
const OUTERMOST = 0.005;

/** @param parameter the one that is looked at closely; null: none */
export function whatIf(
  prepared: Reweighting,
  target: ModelSettings,
  intervals: Intervals,
  parameter: Parameter | null,
): WhatIf {
  const found = reweight(prepared, target, intervals);
  const prior = parameter === null ? null : priorMarginal(prepared.models, target, parameter);
  const place = parameter === null ? -1 : placeOf(prepared, parameter);
  const shape = prior && shapeOf(prior, intervals);
  if (found === null) return { reweighted: null, prior: shape, posterior: null };
  const { weights, ...reweighted } = found;
  const posterior = place < 0 ? null : densityAt(prepared, place, weights);
  return { reweighted, prior: shape, posterior };
}

/** A distribution as a curve over all but its outermost parts. */
export function shapeOf({ density, quantile }: Distribution, { narrow, wide }: Intervals): Shape {
  const [from, to] = [quantile(OUTERMOST), quantile(1 - OUTERMOST)];
  const values = Float32Array.from({ length: POINTS + 1 }, (_, i) =>
    density(from + ((to - from) * i) / POINTS),
  );
  return {
    density: { from, to, values },
    median: quantile(0.5),
    lower: quantile((1 - narrow) / 2),
    upper: quantile((1 + narrow) / 2),
    lowerWide: quantile((1 - wide) / 2),
    upperWide: quantile((1 + wide) / 2),
  };
}

/** Where `Reweighting` has a parameter; −1 where it does not. */
function placeOf({ columns, models }: Reweighting, parameter: Parameter): number {
  const others = (['order', 'tie', 'strong', 'tau', 'omega'] as const).filter(
    (kind) => (columns[kind] ?? null) !== null,
  );
  if (parameter.kind === 'strength') return parameter.model < models.length ? parameter.model : -1;
  const at = others.indexOf(parameter.kind);
  return at < 0 ? -1 : models.length + at;
}

function densityAt({ shown, orders }: Reweighting, place: number, weights: Float64Array): Density {
  const inOrder = (values: Float64Array) =>
    Float64Array.from(orders[place], (draw) => values[draw]);
  return weightedDensity(inOrder(shown[place]), inOrder(weights));
}
