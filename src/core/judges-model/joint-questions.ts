import { likelihood } from '../model/likelihood.ts';
import type { LogDensity } from '../model/density.ts';
import { whyNoQuestions } from '../model/questions/enough.ts';
import type { NoQuestions } from '../model/questions/enough.ts';
import type { ModelSettings, QuestionModel } from '../model/settings.ts';
import { rootOfPositive } from '../numerics/matrices/eigen.ts';
import type { QuestionEffect } from '../posterior/questions/question-effect.ts';
import { touchingPoint } from '../sampler/approximation/gaussian-fit.ts';
import type { GaussianApproximation } from '../sampler/approximation/gaussian-fit.ts';
import { dot, toParameters } from '../sampler/approximation/whitening.ts';
import { canMove } from '../sampler/robust/move-draws.ts';
import { eachQuestionScore } from '../sampler/robust/question-scores.ts';
import { sandwichOfScatter } from '../sampler/robust/sandwich.ts';
import type { Sandwich } from '../sampler/robust/sandwich.ts';
import { keepUnlinked } from '../sampler/robust/unlinked.ts';
import type { QuestionCounts } from '../table/judgments.ts';
import { plainPriors } from './joint-density.ts';
import type { JointPlan } from './joint-density.ts';
import { naturalOf } from './natural.ts';
import type { JudgePanel } from './panel.ts';

/** Over which questions intervals hold. */
export interface JointQuestions {
  /** Questions like these, or these alone. */
  readonly isAlike: boolean;
  /** What was asked for: as in the settings; null for these alone. */
  readonly wanted: QuestionModel['kind'] | null;
  /** Why nothing is said of questions like these; null where both widths are known. */
  readonly why: NoQuestions | { readonly why: 'bound' } | null;
  /** Both widths; null where one alone is known. */
  readonly effect: QuestionEffect | null;
}

/** Standard deviations on either side that a derivative is taken over. */
const STEP = 1e-4;

/**
 * The sandwich of a joint fit: V = H⁻¹·(J + Λ)·H⁻¹, where J = Q/(Q − 1)·Σ S_q·S_qᵀ and S_q is what
 * all judges' judgments on question q pull at the mode, so that judges of one question are not taken
 * for several. Λ is what the departures of judges and their priors add to the curvature: they are
 * about judges, not questions, and are known no better for more of them. The priors of strengths,
 * order effects and ties are no part of it, as in the plain model (sampler/robust/sandwich.ts),
 * which one judge alone gives back; nor is anything said of what no judgment links (unlinked.ts).
 * @param byQuestion of each judge of the panel
 * @param approximation of the same density
 */
export function jointSandwich(
  plan: JointPlan,
  byQuestion: readonly QuestionCounts[],
  priors: ModelSettings,
  density: LogDensity,
  approximation: GaussianApproximation,
): Sandwich {
  const [{ questions }] = byQuestion;
  const judges = seenByJudges(plan, density, approximation);
  const width = approximation.start.length;
  const block = judges.size;
  const scatter = scatterOfJudges(plan, byQuestion, judges);
  const between = sandwiched(judges.slopes, scatter, width);
  for (let at = 0; at < between.length; at++) between[at] *= questions / (questions - 1);
  if (plan.members.some(({ departing }) => departing !== null)) {
    const point = touchingPoint(approximation);
    const ofPriors = new Float64Array(density.parameters ** 2);
    plainPriors(plan, priors).curvature(point, ofPriors);
    const bends = new Float64Array(scatter.length);
    plan.members.forEach(({ model }, r) => {
      const { counts } = plan.panel.judges[r];
      const own = new Float64Array(block * block);
      likelihood(counts, model.ties, judges.places[r]).curvature(judges.at(r), own);
      for (let a = 0; a < block; a++)
        for (let b = 0; b < block; b++)
          bends[(r * block + a) * judges.total + r * block + b] = own[a * block + b];
    });
    const data = sandwiched(judges.slopes, bends, width);
    const plain = sandwiched(approximation.loadings, ofPriors, width);
    const ofJudges = data.map((x, at) => (at % (width + 1) === 0 ? 1 : 0) - x - plain[at]);
    // It bends the other way along some ω, where its logarithms outweigh its squares.
    const root = rootOfPositive(ofJudges, width);
    for (let a = 0; a < width; a++)
      for (let b = 0; b < width; b++)
        between[a * width + b] += dot(root, a * width, root.subarray(b * width, (b + 1) * width));
  }
  keepUnlinked(between, plan.panel.together, priors.ties, density, approximation);
  return sandwichOfScatter(between, density, approximation, questions);
}

/** What the questions of a panel say of others like them; the sandwich is null where they can't. */
export function questionsOf(
  { together, byQuestion }: JudgePanel,
  plan: JointPlan,
  settings: ModelSettings,
  density: LogDensity,
  approximation: GaussianApproximation,
): Pick<JointQuestions, 'isAlike' | 'why'> & { readonly sandwich: Sandwich | null } {
  const why = whyNoQuestions(together);
  if (why !== null || byQuestion === null) return { isAlike: false, why, sandwich: null };
  const sandwich = jointSandwich(plan, byQuestion, settings, density, approximation);
  if (!canMove(sandwich)) return { isAlike: false, why: { why: 'bound' }, sandwich: null };
  return { isAlike: settings.questions !== undefined, why: null, sandwich };
}

/**
 * What each judge's judgments are about, judge after judge: the strengths that it sees, its order
 * effect and ties, and how they move along the approximation's coordinates.
 */
function seenByJudges(plan: JointPlan, density: LogDensity, approximation: GaussianApproximation) {
  const models = plan.panel.models.length;
  const size = models + 2;
  const total = plan.members.length * size;
  const natural = naturalOf(plan, density);
  const draw = new Float64Array(natural.size);
  const seenAt = (point: Float64Array): Float64Array => {
    natural.read(point, draw);
    const seen = new Float64Array(total);
    natural.judges.forEach(({ departures, stretch, order, tie }, r) => {
      const a = stretch === null ? 1 : draw[stretch];
      for (let k = 0; k < models; k++) {
        const departure = departures === null ? 0 : draw[departures + k];
        seen[r * size + k] = a * (draw[k] + departure);
      }
      if (order !== null) seen[r * size + models] = draw[order];
      if (tie !== null) seen[r * size + models + 1] = draw[tie];
    });
    return seen;
  };
  const point = touchingPoint(approximation);
  const middle = seenAt(point);
  const width = approximation.start.length;
  /** Row-major, total × width. */
  const slopes = new Float64Array(total * width);
  const along = new Float64Array(width);
  const step = new Float64Array(point.length);
  for (let c = 0; c < width; c++) {
    along.fill(0);
    along[c] = STEP;
    toParameters(approximation, along, step);
    const up = seenAt(point.map((x, k) => x + step[k]));
    const down = seenAt(point.map((x, k) => x - step[k]));
    for (let at = 0; at < total; at++) slopes[at * width + c] = (up[at] - down[at]) / (2 * STEP);
  }
  return {
    ...{ size, total, slopes },
    places: natural.judges.map(({ order, tie }) => ({
      order: order === null ? null : models,
      tie: tie === null ? null : models + 1,
      parameters: size,
    })),
    at: (r: number): Float64Array => middle.slice(r * size, (r + 1) * size),
  };
}

/** Σ S_q·S_qᵀ by what the judgments are about; S_q is of all judges together. */
function scatterOfJudges(
  { panel, members }: JointPlan,
  byQuestion: readonly QuestionCounts[],
  { size, total, places, at }: ReturnType<typeof seenByJudges>,
): Float64Array {
  const pulls = Array.from({ length: byQuestion[0].questions }, (): [number, number][] => []);
  members.forEach(({ model }, r) => {
    const { counts } = panel.judges[r];
    eachQuestionScore(counts, byQuestion[r], model.ties, places[r], at(r), (own) => {
      for (let a = 0; a < own.size; a++)
        pulls[own.question].push([r * size + own.places[a], own.score[own.places[a]]]);
    });
  });
  const scatter = new Float64Array(total * total);
  for (const pull of pulls)
    for (const [a, x] of pull) for (const [b, y] of pull) scatter[a * total + b] += x * y;
  return scatter;
}

/** Aᵀ·M·A, A row-major with `width` columns. */
function sandwiched(a: Float64Array, m: Float64Array, width: number): Float64Array {
  const rows = a.length / width;
  const half = product(m, a, rows, width);
  const out = new Float64Array(width * width);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < width; c++) {
      const x = a[r * width + c];
      if (x === 0) continue;
      for (let d = 0; d < width; d++) out[c * width + d] += x * half[r * width + d];
    }
  }
  return out;
}

/** M·A, M being square. */
function product(m: Float64Array, a: Float64Array, rows: number, width: number): Float64Array {
  const out = new Float64Array(a.length);
  for (let r = 0; r < rows; r++) {
    for (let s = 0; s < rows; s++) {
      const x = m[r * rows + s];
      if (x === 0) continue;
      for (let c = 0; c < width; c++) out[r * width + c] += x * a[s * width + c];
    }
  }
  return out;
}
