import { assembleDensity } from '../model/density.ts';
import type { LogDensity } from '../model/density.ts';
import { likelihood } from '../model/likelihood.ts';
import { normalPrior } from '../model/normal-prior.ts';
import { identified } from '../model/order-effect.ts';
import { omegaPrior } from '../model/questions/omega-prior.ts';
import { hasTieOutcome, withQuestionModel } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Term } from '../model/term.ts';
import { judgeFrame } from './frame.ts';
import type { JudgeFrame } from './frame.ts';
import { JudgeTerm, OMEGA_KNEE } from './judge-term.ts';
import type { JudgePlaces } from './judge-term.ts';
import type { OnShare } from '../sampler/approximation/share.ts';
import type { PairCounts } from '../table/judgments.ts';
import type { JudgePanel } from './panel.ts';

/** Scale of the half-normal prior on ω, in log-odds: what departures by question have, too. */
const OMEGA_SCALE = 1;
/** Standard deviation of log a: with 95% a judge spreads the models 0.4 to 2.7 times as far. */
const STRETCH_SCALE = 0.5;

/** A judge's model among those of the others. */
interface Member {
  readonly model: ModelSettings;
  /** Null of the reference, and of a judge alone. */
  readonly departing: {
    readonly frame: JudgeFrame;
    readonly departures: number;
    readonly omega: number;
    /** log a = Σ weights·(the stretch coordinates). */
    readonly weights: Float64Array;
  } | null;
  readonly order: number | null;
  readonly tie: number | null;
}

/** Whether each has an order effect, ties and a spread of its own, or all have the same. */
export type Habits = 'own' | 'shared';

/** What a panel's parameters are, in the order of a draw behind the strengths. */
export interface JointPlan {
  readonly panel: JudgePanel;
  readonly habits: Habits;
  readonly members: readonly Member[];
  /** First of the coordinates of log a, and how many. */
  readonly stretch: number;
  readonly stretches: number;
  /** Parameters that are not strengths. */
  readonly further: number;
}

/**
 * @param settings whose order effect and ties each judge has of its own, as far as it identifies one
 * @param habits where they are shared, a = 1 and the order effect is what all together identify
 */
export function jointPlan(
  panel: JudgePanel,
  settings: ModelSettings,
  onShare?: OnShare,
  habits: Habits = 'own',
): JointPlan {
  const { judges, models, hasReference } = panel;
  const plain = withQuestionModel(settings, null);
  let next = models.length;
  const place = (isThere: boolean): number | null => (isThere ? next++ : null);
  const isAlone = judges.length === 1;
  const departing = isAlone ? 0 : judges.length - (hasReference ? 1 : 0);
  const isShared = habits === 'shared';
  const stretches = isShared ? 0 : hasReference ? departing : Math.max(0, departing - 1);
  const habitsOf = (counts: PairCounts): Omit<Member, 'departing'> => {
    const model = identified(counts, plain);
    const order = place(model.order !== null);
    return { model, order, tie: place(hasTieOutcome(model.ties)) };
  };
  const shared = isShared ? habitsOf(panel.together) : null;
  const members = judges.map(({ counts }, r): Member => {
    onShare?.(r / judges.length);
    const { model, order, tie } = shared ?? habitsOf(counts);
    if (isAlone || (hasReference && r === 0)) return { model, departing: null, order, tie };
    const departures = next;
    next += models.length - 1;
    const omega = next++;
    const weights = isShared
      ? new Float64Array(0)
      : stretchWeights(hasReference, departing, hasReference ? r - 1 : r);
    const frame = judgeFrame(counts, model);
    return { model, departing: { frame, departures, omega, weights }, order, tie };
  });
  const stretch = next;
  return {
    ...{ panel, habits, members, stretch, stretches },
    further: next + stretches - models.length,
  };
}

/**
 * Beside a reference, whose a is 1, every log a is its own; without one they are a vector in the
 * space of those that sum to zero (Helmert's basis).
 */
function stretchWeights(hasReference: boolean, judges: number, own: number): Float64Array {
  if (hasReference) return Float64Array.from({ length: judges }, (_, j) => (j === own ? 1 : 0));
  return Float64Array.from({ length: judges - 1 }, (_, j) => {
    const norm = Math.sqrt((j + 1) * (j + 2));
    return own <= j ? 1 / norm : own === j + 1 ? -(j + 1) / norm : 0;
  });
}

/**
 * The posterior of several judges' judgments, each of whom sees
 * η = α + a·(β_left + δ_left − β_right − δ_right), in the coordinates of judge-term.ts. For one
 * judge alone δ = 0 and a = 1, as for a reference, and it is the plain model.
 * @param priors of the strengths, which are the reference's where there is one
 * @throws CaravanError bad-setting, too-few-models
 */
export function jointDensity(
  plan: JointPlan,
  priors: ModelSettings,
  rounding: Float64Array | null,
): LogDensity {
  const { panel, members, stretch, stretches, further } = plan;
  const density = assembleDensity(panel.models, strengthsAlone(priors), rounding, {
    further,
    terms: () => [
      ...members.flatMap((member, r) => termsOf(plan, member, r)),
      normalPrior(stretch, stretch + stretches, 0, STRETCH_SCALE),
    ],
  });
  const bounds = density.bounds.slice();
  for (const { model, order } of members) {
    if (order !== null && model.order?.family === 'uniform') bounds[order] = model.order.bound;
  }
  return { ...density, bounds };
}

/** The priors of strengths, order effects and ties alone: what a plain model has as well. */
export function plainPriors(plan: JointPlan, priors: ModelSettings): LogDensity {
  const { panel, members, further } = plan;
  return assembleDensity(panel.models, strengthsAlone(priors), null, {
    further,
    terms: () => members.flatMap((member, r) => plainPriorsOf(plan, member, r)),
  });
}

/** Every judge has an order effect and ties of its own. */
function strengthsAlone(priors: ModelSettings): ModelSettings {
  return { ...withQuestionModel(priors, null), order: null, ties: 'half' };
}

function termsOf(plan: JointPlan, member: Member, r: number): readonly Term[] {
  const { model, departing, order, tie } = member;
  const { counts } = plan.panel.judges[r];
  return [
    departing === null
      ? likelihood(counts, model.ties, { order, tie })
      : departingTerm(plan, member, r),
    ...(departing === null ? [] : [omegaPrior(departing.omega, OMEGA_SCALE, OMEGA_KNEE)]),
    ...plainPriorsOf(plan, member, r),
  ];
}

/** Of the order effect and ties; where they are shared, with the first. */
function plainPriorsOf(
  { habits }: JointPlan,
  { model, order, tie }: Member,
  r: number,
): readonly Term[] {
  if (habits === 'shared' && r > 0) return [];
  return [
    ...(order !== null && model.order?.family === 'normal'
      ? [normalPrior(order, order + 1, 0, model.order.scale)]
      : []),
    ...(tie === null ? [] : [normalPrior(tie, tie + 1, model.tie.mean, model.tie.scale)]),
  ];
}

/** A judge's own coordinates among all parameters. */
export interface Local {
  readonly term: JudgeTerm;
  /** Where the strengths, and what is the judge's own but log a, are among the parameters. */
  readonly places: Uint32Array;
  readonly own: JudgePlaces;
  readonly weights: Float64Array;
}

export function localOf({ panel }: JointPlan, { model, departing, order, tie }: Member, r: number) {
  if (departing === null) throw new RangeError('the reference does not depart from itself');
  const models = panel.models.length;
  const { frame, departures, omega, weights } = departing;
  let next = 2 * models;
  const size = next + 1 + (order === null ? 0 : 1) + (tie === null ? 0 : 1);
  const own: JudgePlaces = {
    departures: models,
    omega: 2 * models - 1,
    order: order === null ? null : next++,
    tie: tie === null ? null : next++,
    stretch: next,
    size,
  };
  const places = Uint32Array.from({ length: next }, (_, c) => {
    if (c < models) return c;
    if (c < own.omega) return departures + c - models;
    if (c === own.omega) return omega;
    return (c === own.order ? order : tie) ?? 0;
  });
  const term = new JudgeTerm(panel.judges[r].counts, frame, model, own);
  const local: Local = { term, places, own, weights };
  return local;
}

function departingTerm(plan: JointPlan, member: Member, r: number): Term {
  const { stretch } = plan;
  const local = localOf(plan, member, r);
  const { term, places, own, weights } = local;
  const at = new Float64Array(own.size);
  const slope = new Float64Array(own.size);
  return {
    evaluate(point, gradient) {
      gather(plan, local, point, at);
      slope.fill(0);
      const value = term.evaluate(at, slope);
      for (let c = 0; c < places.length; c++) gradient[places[c]] += slope[c];
      for (let j = 0; j < weights.length; j++)
        gradient[stretch + j] += weights[j] * slope[own.stretch];
      return value;
    },
    curvature(point, out) {
      gather(plan, local, point, at);
      const { size } = own;
      const bends = new Float64Array(size * size);
      term.curvature(at, bends);
      const width = point.length;
      for (let a = 0; a < places.length; a++) {
        const row = places[a] * width;
        for (let b = 0; b < places.length; b++) out[row + places[b]] += bends[a * size + b];
        for (let j = 0; j < weights.length; j++) {
          const mixed = weights[j] * bends[a * size + own.stretch];
          out[row + stretch + j] += mixed;
          out[(stretch + j) * width + places[a]] += mixed;
        }
      }
      const last = bends[own.stretch * (size + 1)];
      for (let i = 0; i < weights.length; i++)
        for (let j = 0; j < weights.length; j++)
          out[(stretch + i) * width + stretch + j] += weights[i] * weights[j] * last;
    },
  };
}

/** The judge's coordinates in a point. */
export function gather(
  { stretch }: JointPlan,
  { places, own, weights }: Local,
  point: Float64Array,
  at: Float64Array,
): void {
  for (let c = 0; c < places.length; c++) at[c] = point[places[c]];
  let sum = 0;
  for (let j = 0; j < weights.length; j++) sum += weights[j] * point[stretch + j];
  at[own.stretch] = sum;
}
