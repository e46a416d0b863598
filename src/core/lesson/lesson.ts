import type { NoMaximum } from '../failure.ts';
import { assembleDensity } from '../model/density.ts';
import type { LogDensity } from '../model/density.ts';
import { whyNoMaximum } from '../model/existence.ts';
import { likelihood } from '../model/likelihood.ts';
import { DEFAULT_MODEL } from '../model/settings.ts';
import type { Term } from '../model/term.ts';
import { exp } from '../numerics/elementary.ts';
import { likelihoodCurve, profileOf, WIDE } from '../posterior/prior/profile.ts';
import type { Curve } from '../posterior/prior/curves.ts';
import type { Density } from '../posterior/ranking/summary.ts';
import { maximise } from '../sampler/approximation/newton.ts';
import type { LogOdds, PairCounts } from '../table/judgments.ts';
import { countGames, LESSON_MODELS } from './games.ts';
import type { Game } from './games.ts';
import { marginsOf, momentsOf } from './margins.ts';
import type { Moments } from './margins.ts';

/** What the reader of the lesson may move, in natural log-odds. */
export interface LessonSettings {
  /** Standard deviation of the normal prior on each strength. */
  readonly scale: LogOdds;
  /** The order effect α, taken as known: above 0 the answer that is shown first is favoured. */
  readonly order: LogOdds;
}

/** What is known of the strengths after the judgments; arrays by model. */
export interface Lesson {
  /** Of each model: prior, likelihood (its profile) and posterior. */
  readonly curves: readonly (readonly Curve[])[];
  /** Strengths of maximum likelihood, or why there are none. */
  readonly maximum: readonly LogOdds[] | NoMaximum;
  readonly posterior: readonly Moments[];
  /** P(strongest of the three). */
  readonly best: readonly number[];
}

/** The curves reach from minus this to this: odds of 300 to 1, near 1000 points of the usual scale. */
const AXIS = 5.756;
/** Grid points from the middle to an edge; the posterior's spread is several steps wide. */
const HALF = 48;
/** The grid reaches so many prior standard deviations, and so much further, from 0. */
const [REACH, FURTHER] = [4.5, 1];
const AXIS_POINTS = 240;
const ALONE = { ...DEFAULT_MODEL, order: null } as const;

/**
 * Bradley–Terry on three models and a few judgments, by the likelihood and the prior that every fit
 * has, with a known order effect. Two strengths are free, so that the posterior is summed over a grid.
 */
export function teach(games: readonly Game[], { scale, order }: LessonSettings): Lesson {
  const counts = countGames(games);
  const data = withKnownOrder(counts, order);
  const edge = REACH * scale + FURTHER;
  const posterior = marginsOf(densityOf(scale, data), edge, HALF);
  const prior = priorDensity(scale);
  const reason = whyNoMaximum(counts, ALONE);
  const open = densityOf(WIDE, data);
  return {
    curves: LESSON_MODELS.map((_, model) => {
      const profile = profileOf(open, model, reason);
      return [
        { name: 'prior', density: prior },
        { name: 'posterior', density: shownPart(posterior.densities[model]) },
        {
          name: 'data',
          density: shownPart(likelihoodCurve(profile)),
          isOpen: profile.isOpenBelow || profile.isOpenAbove,
        },
      ];
    }),
    maximum: reason ?? Array.from(maximise(withoutPrior(data), 0).point),
    posterior: posterior.densities.map(momentsOf),
    best: posterior.best,
  };
}

/** Of one strength, of those that add up to 0: its variance is 1 − 1/K of what it was. */
function priorDensity(scale: LogOdds): Density {
  const sd = scale * Math.sqrt(1 - 1 / LESSON_MODELS.length);
  return onAxis((x) => exp(-0.5 * (x / sd) ** 2) / (sd * Math.sqrt(2 * Math.PI)));
}

/** A density between the ends of the axis, so that this stands still; 0 where it is not known. */
function shownPart({ from, to, values }: Density): Density {
  const step = (to - from) / (values.length - 1);
  return onAxis((x) => {
    const at = (x - from) / step;
    const below = Math.floor(at);
    const last = values.length - 1;
    if (below < 0 || below >= last) return 0;
    const [a, b, c, d] = [below - 1, below, below + 1, below + 2].map(
      (place) => values[Math.min(last, Math.max(0, place))],
    );
    return Math.max(0, cubic(a, b, c, d, at - below));
  });
}

/** Catmull and Rom's curve between the second and the third of four even points. */
function cubic(a: number, b: number, c: number, d: number, share: number): number {
  const bend = 3 * (b - c) + d - a;
  return b + (share / 2) * (c - a + share * (2 * a - 5 * b + 4 * c - d + share * bend));
}

function onAxis(of: (x: LogOdds) => number): Density {
  const values = Float32Array.from({ length: AXIS_POINTS + 1 }, (_, at) =>
    of(((2 * at) / AXIS_POINTS - 1) * AXIS),
  );
  return { from: -AXIS, to: AXIS, values };
}

function densityOf(scale: number, data: Term): LogDensity {
  const model = { ...ALONE, strength: { family: 'normal', scale } } as const;
  return assembleDensity(LESSON_MODELS, model, null, { further: 0, terms: () => [data] });
}

/** Nothing but the likelihood: bounds that are never reached. */
function withoutPrior(data: Term): LogDensity {
  const flat = { ...ALONE, strength: { family: 'uniform', bound: 1e6 } } as const;
  return assembleDensity(LESSON_MODELS, flat, null, { further: 0, terms: () => [data] });
}

/** The likelihood of the strengths alone, at one order effect. */
function withKnownOrder(counts: PairCounts, order: LogOdds): Term {
  const models = LESSON_MODELS.length;
  const whole = likelihood(counts, 'half', { order: models, tie: null });
  const at = new Float64Array(models + 1);
  const slopes = new Float64Array(models + 1);
  const bends = new Float64Array((models + 1) ** 2);
  at[models] = order;
  return {
    evaluate(point, gradient) {
      for (let k = 0; k < models; k++) at[k] = point[k];
      slopes.fill(0);
      const value = whole.evaluate(at, slopes);
      for (let k = 0; k < models; k++) gradient[k] += slopes[k];
      return value;
    },
    curvature(point, out) {
      for (let k = 0; k < models; k++) at[k] = point[k];
      bends.fill(0);
      whole.curvature(at, bends);
      for (let a = 0; a < models; a++)
        for (let b = 0; b < models; b++) out[a * point.length + b] += bends[a * (models + 1) + b];
    },
  };
}
