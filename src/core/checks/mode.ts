import { exp } from '../numerics/elementary.ts';
import { isOrderKnown } from '../table/judgments.ts';
import type { ModelIndex, PairCounts } from '../table/judgments.ts';
import { logOutcomes } from '../model/outcomes.ts';
import { hasTieOutcome } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import { touchingPoint } from '../sampler/approximation/gaussian-fit.ts';
import { approximate } from '../sampler/approximation/laplace.ts';
import type { GaussianApproximation } from '../sampler/approximation/laplace.ts';
import { toParameters, toWhite } from '../sampler/approximation/whitening.ts';

/**
 * The posterior mode (where a bound or a kink leaves none inside, the point that Laplace's
 * approximation touches), and how it moves when judgments change.
 */
export interface Mode {
  /** Strengths, then order effect and tie parameter where the model has them. */
  readonly point: Float64Array;
  readonly approximation: GaussianApproximation;
  readonly order: number | null;
  readonly tie: number | null;
}

/**
 * The same settings with τ held where it is: strengths and τ have no joint mode, and one that is
 * found anew for every changed judgment would cost a dozen times as much.
 */
export function withHeldScale(counts: PairCounts, model: ModelSettings): ModelSettings {
  if (model.strength.family !== 'hierarchical') return model;
  const { center } = approximate(counts, model);
  return { ...model, strength: { family: 'normal', scale: exp(center[center.length - 1]) } };
}

/** @param model not hierarchical, nor of grades @throws CaravanError as `approximate` */
export function modeOf(counts: PairCounts, model: ModelSettings): Mode {
  const approximation = approximate(counts, model);
  const models = counts.models.length;
  const point = touchingPoint(approximation);
  const order = model.order === null ? null : models;
  const isTied = hasTieOutcome(model.ties);
  return { approximation, point, order, tie: isTied ? point.length - 1 : null };
}

/** Models, best first. */
export function rankingOf({ point }: Mode, models: number): ModelIndex[] {
  return Array.from({ length: models }, (_, m) => m).sort((a, b) => point[b] - point[a] || a - b);
}

/** Where a change of the gradient takes the mode, to first order: covariance · change. */
export function moveOf({ approximation, point }: Mode, change: Float64Array): Float64Array {
  const white = new Float64Array(approximation.start.length);
  const move = new Float64Array(point.length);
  toWhite(approximation, change, white);
  toParameters(approximation, white, move);
  return move;
}

/** Slopes of each outcome's log-likelihood at the mode: by outcome, then ordered pair. */
export interface Slopes {
  readonly byEta: readonly Float64Array[];
  /** By the tie parameter; all 0 where there is none. */
  readonly byTie: readonly Float64Array[];
}

const STEP = 1e-4;

export function slopesOf(
  counts: PairCounts,
  { ties }: ModelSettings,
  { point, order, tie }: Mode,
): Slopes {
  const { left, right } = counts;
  const columns = (): Float64Array[] => [0, 1, 2].map(() => new Float64Array(left.length));
  const byEta = columns();
  const byTie = columns();
  const alpha = order === null ? 0 : point[order];
  const tieValue = tie === null ? 0 : point[tie];
  const high = new Float64Array(3);
  const low = new Float64Array(3);
  for (let p = 0; p < left.length; p++) {
    const eta = (isOrderKnown(counts, p) ? alpha : 0) + point[left[p]] - point[right[p]];
    logOutcomes(ties, eta + STEP, tieValue, high);
    logOutcomes(ties, eta - STEP, tieValue, low);
    for (let o = 0; o < 3; o++) byEta[o][p] = (high[o] - low[o]) / (2 * STEP);
    if (tie === null) continue;
    logOutcomes(ties, eta, tieValue + STEP, high);
    logOutcomes(ties, eta, tieValue - STEP, low);
    for (let o = 0; o < 3; o++) byTie[o][p] = (high[o] - low[o]) / (2 * STEP);
  }
  return { byEta, byTie };
}
