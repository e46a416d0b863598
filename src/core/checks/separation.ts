import { SEPARATED } from '../limits.ts';
import type { ModelIndex, PairCounts } from '../table/judgments.ts';
import { identified } from '../model/order-effect.ts';
import type { ModelSettings } from '../model/settings.ts';
import { columnsOf } from '../posterior/draws/columns.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { marginalDraws } from '../posterior/draws/marginal.ts';
import { createRandom } from '../numerics/random.ts';
import { wilson } from '../numerics/wilson.ts';
import { MAX_JUDGMENTS, ofAllPairs, ofOnePair } from './further-judgments.ts';
import { furtherQuestions } from './questions/further-questions.ts';
import type { FurtherQuestions } from './questions/further-questions.ts';

/** Where further judgments go: to this pair alone, or spread evenly over all pairs of models. */
export type SeparationDesign = 'pair' | 'all';

export interface SeparationStep {
  /** Further judgments. */
  readonly judgments: number;
  /** Share of the simulations in which the two are then separated, whoever is ahead. */
  readonly share: number;
  /** The same with the model ahead that is ahead now. */
  readonly shareInFavour: number;
  /** Ends of Wilson's 95% interval of `share`: the error of so few simulations. */
  readonly lower: number;
  readonly upper: number;
}

/** How many more judgments until two models are separated, by simulation. */
export interface SeparationReport {
  /** The one ahead now, and the other. */
  readonly ahead: ModelIndex;
  readonly behind: ModelIndex;
  /** P(ahead is stronger), from the draws of the fit. */
  readonly now: number;
  /** Probability from which on two models count as separated. */
  readonly level: number;
  readonly design: SeparationDesign;
  /** In the order of the judgments, a doubling grid; ends once nearly all separate. */
  readonly steps: readonly SeparationStep[];
  /** Judgments at which half of the simulations separate; null where not within `most`. */
  readonly half: number | null;
  /** Ends of its interval; null where they are not within `most`. */
  readonly halfLower: number | null;
  readonly halfUpper: number | null;
  /** Where the counts tell questions apart: what more of these, or more judgments on them, can do. */
  readonly overQuestions: FurtherQuestions | null;
  /** The largest number of judgments that is simulated. */
  readonly most: number;
  readonly simulations: number;
  readonly seed: number;
}

const SIMULATIONS = 200;
/** Simulations between two calls of `onProgress`. */
const REPORT_EVERY = 10;
/** Share of separated simulations at which the grid ends. */
const NEARLY_ALL = 0.99;

/**
 * Truths are draws of the posterior, so two models that may be equal may never separate. From
 * each truth further judgments are simulated, and Laplace's approximation of the posterior with
 * them gives P(ahead is stronger). What is known so far enters as a Gaussian: for a pair alone the
 * mean and covariance of the draws of what its judgments depend on; for all pairs the draws' mean
 * with the covariance of Laplace's approximation. Where a tie is no outcome, further judgments
 * are decided ones.
 * @param seed whole number, 0 … 2³²−1
 * @throws CaravanError not-finite
 */
export function separationReport(
  draws: Draws,
  counts: PairCounts,
  model: ModelSettings,
  pair: readonly [ModelIndex, ModelIndex],
  design: SeparationDesign,
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): SeparationReport {
  const shown = marginalDraws(draws);
  const columns = columnsOf(shown);
  const share = shareAbove(columns.strengths[pair[0]], columns.strengths[pair[1]]);
  const [ahead, behind] = share >= 0.5 ? pair : [pair[1], pair[0]];
  const now = Math.max(share, 1 - share);
  const truths = columnsOf(shown, SIMULATIONS);
  const further =
    design === 'pair'
      ? ofOnePair(columns, truths, model, ahead, behind)
      : ofAllPairs(columns, truths, counts, model, ahead, behind);
  const random = createRandom(seed);
  const shareNow = now >= SEPARATED ? 1 : 0;
  // Nothing is simulated of it, so it has no error.
  const ends = { lower: shareNow, upper: shareNow };
  const steps: SeparationStep[] = [
    { judgments: 0, share: shareNow, shareInFavour: shareNow, ...ends },
  ];
  const grid = gridFrom(further.least);
  for (const [at, judgments] of grid.entries()) {
    if (steps[at].share >= NEARLY_ALL) break;
    let separated = 0;
    let inFavour = 0;
    for (let s = 0; s < truths.size; s++) {
      if (s % REPORT_EVERY === 0) onProgress(at * truths.size + s, grid.length * truths.size);
      const p = further.probabilityAfter(judgments, s, random);
      if (Math.max(p, 1 - p) >= SEPARATED) separated++;
      if (p >= SEPARATED) inFavour++;
    }
    steps.push(stepOf(judgments, truths.size, separated, inFavour));
  }
  onProgress(grid.length * truths.size, grid.length * truths.size);
  return {
    ...{ ahead, behind, now, design, steps, seed },
    level: SEPARATED,
    half: crossing(steps, (step) => step.share),
    halfLower: crossing(steps, (step) => step.upper),
    halfUpper: crossing(steps, (step) => step.lower),
    overQuestions: furtherQuestions(counts, identified(counts, model), {
      ...{ ahead, behind },
      ...momentsOf(columns.strengths[ahead].map((x, s) => x - columns.strengths[behind][s])),
      tie: columns.tie === null ? 0 : momentsOf(columns.tie).mean,
    }),
    most: MAX_JUDGMENTS,
    simulations: truths.size,
  };
}

function momentsOf(values: Float64Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
}

function stepOf(
  judgments: number,
  simulations: number,
  separated: number,
  inFavour: number,
): SeparationStep {
  const { value, lower, upper } = wilson(separated / simulations, simulations);
  return { judgments, share: value, shareInFavour: inFavour / simulations, lower, upper };
}

function gridFrom(least: number): number[] {
  const grid: number[] = [];
  for (let n = least; n <= MAX_JUDGMENTS; n *= 2) grid.push(n);
  return grid;
}

/** Where a share reaches one half, between two steps on a logarithmic scale; null where never. */
function crossing(
  steps: readonly SeparationStep[],
  of: (step: SeparationStep) => number,
): number | null {
  const at = steps.findIndex((step) => of(step) >= 0.5);
  if (at <= 0) return at === 0 ? 0 : null;
  const [before, after] = [steps[at - 1], steps[at]];
  const way = (0.5 - of(before)) / (of(after) - of(before));
  // From no judgments there is no way on that scale.
  const from = before.judgments === 0 ? after.judgments / 2 : before.judgments;
  return Math.round(from * (after.judgments / from) ** way);
}

function shareAbove(a: Float64Array, b: Float64Array): number {
  let above = 0;
  a.forEach((x, s) => {
    if (x > b[s]) above++;
  });
  return above / a.length;
}
