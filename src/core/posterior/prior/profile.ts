import type { Parameter } from '../draws/parameters.ts';
import { exp } from '../../numerics/elementary.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { createDensity } from '../../model/density.ts';
import type { LogDensity } from '../../model/density.ts';
import { whyNoMaximum } from '../../model/existence.ts';
import type { NoMaximum } from '../../failure.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { maximise } from '../../sampler/approximation/newton.ts';
import type { Density } from '../ranking/summary.ts';
import { STILL_RISING } from '../../limits.ts';

/**
 * What the data alone say of one parameter: the profile likelihood, the best that they allow at
 * each value whatever the other parameters are (Cox & Hinkley 1974, section 9.3). Natural
 * log-odds.
 */
export interface Profile {
  /** Ascending. */
  readonly at: Float64Array;
  /** Log-likelihood relative to the best value found; 0 at that, below 0 elsewhere. */
  readonly log: Float64Array;
  /** Where it is best; at an end of `at` where it rises beyond. */
  readonly best: number;
  /** Whether it stays near its best to the left, to the right, without an end in reach. */
  readonly isOpenBelow: boolean;
  readonly isOpenAbove: boolean;
  /** Why the likelihood as a whole has no maximum, or null where it has one. */
  readonly reason: NoMaximum | null;
}

/**
 * So wide a normal on every parameter that it moves nothing within reach, and yet makes a search
 * end where the likelihood has no top.
 */
export const WIDE = 40;
/** How firmly the parameter is held at each value: its precision. */
const FIRM = 1e7;
const POINTS = 30;
/** Log-likelihoods that far below the best are of no more interest. */
const DEEP = 8;
/** The farthest that values are looked at, in log-odds from 0. */
const FAR = 12;

/**
 * @param counts of at least two models
 * @param settings of which only the likelihood is used: tie model, and whether there is an order
 *   effect
 * @returns null for τ and ω, of which the likelihood says nothing by itself, and for parameters that
 *   the settings do not have
 */
export function profileLikelihood(
  counts: PairCounts,
  settings: ModelSettings,
  parameter: Parameter,
): Profile | null {
  const density = createDensity(counts, {
    ties: settings.ties,
    strength: { family: 'normal', scale: WIDE },
    order: settings.order === null ? null : { family: 'normal', scale: WIDE },
    tie: { mean: 0, scale: WIDE },
    informative: [],
  });
  const place = placeOf(density, parameter);
  return place === null ? null : profileOf(density, place, whyNoMaximum(counts, settings));
}

/**
 * The same of any likelihood.
 * @param density the log-likelihood with a normal(0, WIDE) prior on every parameter
 * @param place of the parameter that is looked at
 * @param reason why it has no maximum, or null
 */
export function profileOf(density: LogDensity, place: number, reason: NoMaximum | null): Profile {
  const top = maximise(density, 0).point;
  const start = clamp(top[place]);
  const right = climb(density, place, top, start, 1);
  const left = climb(density, place, top, start, -1);
  const points = [...left.reverse(), ...right.slice(1)];
  let best = points[0];
  for (const point of points) if (point.value > best.value) best = point;
  return {
    at: Float64Array.from(points, ({ at }) => at),
    log: Float64Array.from(points, ({ value }) => value - best.value),
    best: best.at,
    isOpenBelow: points[0].value > best.value - STILL_RISING,
    isOpenAbove: points[points.length - 1].value > best.value - STILL_RISING,
    reason,
  };
}

interface Point {
  readonly at: number;
  readonly value: number;
}

function placeOf(density: LogDensity, parameter: Parameter): number | null {
  switch (parameter.kind) {
    case 'strength':
      return parameter.model;
    case 'order':
      return density.order;
    case 'tie':
      return density.tie;
    case 'strong':
      return density.strong ?? null;
    case 'tau':
    case 'omega':
      return null;
  }
}

/** From the best value in one direction, in steps that grow, until nothing more is of interest. */
function climb(
  density: LogDensity,
  place: number,
  top: Float64Array,
  start: number,
  sign: 1 | -1,
): Point[] {
  const points: Point[] = [];
  let from = top;
  let step = stepOf(density, place, top);
  let at = start;
  let best = -Infinity;
  while (Math.abs(at) <= FAR) {
    const held = maximise(heldAt(density, place, at), 0, from).point;
    const point = { at: held[place], value: likelihoodAt(density, held) };
    points.push(point);
    best = Math.max(best, point.value);
    if (best - point.value > DEEP || points.length > 2 * POINTS) break;
    from = held;
    at += sign * step;
    // A likelihood that hardly moves is looked at in larger steps.
    const last = points.at(-2);
    if (last && Math.abs(last.value - point.value) < 0.1) step *= 1.15;
  }
  return points;
}

/** A fraction of how far the likelihood falls by about a half, as its curvature has it. */
function stepOf(density: LogDensity, place: number, top: Float64Array): number {
  const held = (at: number): number =>
    likelihoodAt(density, maximise(heldAt(density, place, at), 0, top).point);
  const near = 0.05;
  const start = clamp(top[place]);
  const bend = 2 * held(start) - held(start + near) - held(start - near);
  const sd = bend > 0 ? near / Math.sqrt(bend) : FAR;
  return Math.min(FAR / POINTS, Math.max(sd / 6, 1e-5));
}

function clamp(x: number): number {
  return Math.min(0.9 * FAR, Math.max(-0.9 * FAR, x));
}

/** The density with one parameter held at a value by a very narrow normal. */
function heldAt(density: LogDensity, place: number, at: number): LogDensity {
  return {
    ...density,
    evaluate(point, gradient) {
      const value = density.evaluate(point, gradient);
      const distance = point[place] - at;
      gradient[place] -= FIRM * distance;
      return value - 0.5 * FIRM * distance * distance;
    },
    curvature(point, out) {
      density.curvature(point, out);
      out[place * (point.length + 1)] += FIRM;
    },
  };
}

/** The log-likelihood: the density without the wide normals that were put on. */
function likelihoodAt(density: LogDensity, point: Float64Array): number {
  const gradient = new Float64Array(point.length);
  let value = density.evaluate(point, gradient);
  for (const x of point) value += 0.5 * (x / WIDE) ** 2;
  return value;
}

/** Half of χ²(1)'s quantile: how far the likelihood falls from its best to an interval's ends. */
export function fallOf(normalQuantile: number): number {
  return 0.5 * normalQuantile * normalQuantile;
}

/**
 * The values whose log-likelihood is at most `fall` below the best (Wilks' interval); infinite on
 * a side where it never falls so far.
 */
export function likelihoodInterval(
  { at, log: values, best }: Profile,
  fall: number,
): readonly [lower: number, upper: number] {
  const top = at.indexOf(best);
  const cross = (step: 1 | -1): number => {
    for (let n = top; n + step >= 0 && n + step < at.length; n += step) {
      const next = n + step;
      if (values[next] > -fall) continue;
      const share = (values[n] + fall) / (values[n] - values[next]);
      return at[n] + share * (at[next] - at[n]);
    }
    return step * Infinity;
  };
  return [cross(-1), cross(1)];
}

const CURVE_POINTS = 160;

/**
 * The likelihood itself on an even grid, relative to its best; where it is open on no side, with
 * area 1, so that it compares with densities.
 */
export function likelihoodCurve(profile: Profile): Density {
  const { at, log: values, isOpenBelow, isOpenAbove } = profile;
  const [from, to] = [at[0], at[at.length - 1]];
  const curve = new Float32Array(CURVE_POINTS + 1);
  const step = (to - from) / CURVE_POINTS;
  let [n, area] = [0, 0];
  for (let i = 0; i <= CURVE_POINTS; i++) {
    const x = from + i * step;
    while (n + 2 < at.length && at[n + 1] < x) n++;
    const share = at[n + 1] > at[n] ? (x - at[n]) / (at[n + 1] - at[n]) : 0;
    curve[i] = exp(values[n] + share * (values[n + 1] - values[n]));
    area += curve[i] * step;
  }
  if (isOpenBelow || isOpenAbove || !(area > 0)) return { from, to, values: curve };
  return { from, to, values: curve.map((value) => value / area) };
}
