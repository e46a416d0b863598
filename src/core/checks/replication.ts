import { sortValues } from '../numerics/sort-values.ts';
import { MIN_QUESTIONS } from '../limits.ts';
import { exp } from '../numerics/elementary.ts';
import { Verdict, countsOfVerdicts, verdictColumns } from '../table/grades.ts';
import type { GradeCounts, PairCounts, QuestionCounts } from '../table/judgments.ts';
import { roomForSlopes, verdictSlopes } from '../model/graded/verdicts.ts';
import { isGraded } from '../model/settings.ts';
import type { GradedTies, ModelSettings } from '../model/settings.ts';
import { binomial } from '../numerics/binomial.ts';
import type { Random } from '../numerics/random.ts';
import type { Columns } from '../posterior/draws/columns.ts';
import { columnsOf } from '../posterior/draws/columns.ts';
import { convergence } from '../posterior/diagnostics/convergence.ts';
import {
  column,
  joinChains,
  parameterCount,
  strongParameterOf,
  tieParameterOf,
} from '../posterior/draws/draws.ts';
import type { Draws, StrongParameter, TieParameter } from '../posterior/draws/draws.ts';
import { logLikelihoods } from '../posterior/draws/log-parts.ts';
import { emptyOutcomes, replicate } from '../posterior/predictive/replicate.ts';
import type { Outcomes } from '../posterior/predictive/replicate.ts';
import { runChain } from '../sampler/chain.ts';
import { approximate } from '../sampler/approximation/laplace.ts';
import type { SamplerName } from '../sampler/settings.ts';
import { drawFromPrior } from '../posterior/prior/prior-draw.ts';
import type { Truth } from '../posterior/prior/prior-draw.ts';

/** Ranks run from 0 to RANKS − 1. */
export const RANKS = 100;
const MIN_DRAWS = 600;
const MAX_DRAWS = 9_600;
/** Judgments per ordered pair, or per question and ordered pair; the first pair has none. */
const JUDGMENTS = 3;
const JUDGMENTS_BY_QUESTION = 1;
/** As few as departures are learned from. */
const QUESTIONS = MIN_QUESTIONS;

/** A quantity and the rank of its true value among the draws. */
export interface Ranked {
  readonly quantity: Calibrated;
  readonly rank: number;
}

/**
 * One replication of simulation-based calibration (Talts et al. 2018, algorithm 2): parameters
 * from the prior, judgments from the parameters, a chain on the judgments, thinned to 99 draws
 * of an effective size no smaller; and the rank of the truth among them, per quantity.
 */
export function ranksOf(
  models: readonly string[],
  model: ModelSettings,
  sampler: SamplerName,
  seed: number,
  random: Random,
): Ranked[] {
  const truth = drawFromPrior(models, model, random);
  return ranksOfTruth(truth, simulate(models, model, truth, random), model, sampler, seed);
}

/** The second half of it: from judgments that came of the truth on. */
export function ranksOfTruth(
  truth: Truth,
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerName,
  seed: number,
): Ranked[] {
  const thinned = columnsOf(sample(counts, model, sampler, seed), RANKS - 1);
  const trueValues = quantities(truthAsColumns(truth, thinned), counts, model);
  return quantities(thinned, counts, model).map(({ quantity, values }, at) => {
    const [value] = trueValues[at].values;
    return { quantity, rank: values.reduce((below, x) => (x < value ? below + 1 : below), 0) };
  });
}

function simulate(
  models: readonly string[],
  { ties }: ModelSettings,
  truth: Truth,
  random: Random,
): PairCounts {
  const pairs = models.flatMap((_, left) =>
    models.flatMap((_, right) => (left === right ? [] : [{ left, right }])),
  );
  const { omega } = truth;
  const judgments = omega !== undefined ? JUDGMENTS_BY_QUESTION : JUDGMENTS;
  const planned: PairCounts = {
    models,
    left: Uint32Array.from(pairs, ({ left }) => left),
    right: Uint32Array.from(pairs, ({ right }) => right),
    leftWins: Float64Array.from(pairs, (_, p) => (p === 0 ? 0 : judgments)),
    rightWins: new Float64Array(pairs.length),
    ties: new Float64Array(pairs.length),
  };
  const judge = (departures: () => number): Judged => {
    const outcomes = emptyOutcomes(pairs.length);
    const strengths = truth.strengths.map((x) => x + departures());
    const columns: Columns = {
      size: 1,
      strengths: Array.from(strengths, (x) => Float64Array.of(x)),
      order: Float64Array.of(truth.order),
      tie: Float64Array.of(truth.tie),
      ...(truth.strong !== undefined && { strong: Float64Array.of(truth.strong) }),
      tau: null,
    };
    replicate(planned, columns, 0, ties, random, outcomes);
    // Ties that are dropped must make no difference, so some are there to drop.
    if (ties === 'drop') outcomes.ties.fill(2);
    if (!isGraded(ties)) return outcomes;
    const own = { ...truth, strengths };
    return { ...outcomes, grades: gradesOf({ ...planned, ...outcomes }, ties, own, random) };
  };
  if (omega === undefined) return { ...planned, ...judge(() => 0) };
  const each = Array.from({ length: QUESTIONS }, () => judge(() => omega * random.normal()));
  return { ...planned, ...sumOf(each), byQuestion: byQuestionOf(each) };
}

/** Outcomes, and how clear the wins are where that is said. */
type Judged = Outcomes & Pick<PairCounts, 'grades'>;

/** Outcomes of the pairs over all questions. */
function sumOf(each: readonly Judged[]): Judged {
  const columns = each.map(verdictColumns);
  return countsOfVerdicts(
    columns[0].map((column, v) =>
      column.map((_, p) => columns.reduce((sum, of) => sum + of[v][p], 0)),
    ),
  );
}

/** A row for every question and pair that was judged on it. */
function byQuestionOf(each: readonly Judged[]): QuestionCounts {
  const rows = each
    .flatMap((judged, question) => {
      const columns = verdictColumns(judged);
      return Array.from(judged.ties, (_, pair) => ({
        question,
        pair,
        verdicts: columns.map((column) => column[pair]),
      }));
    })
    .filter(({ verdicts }) => verdicts.some((count) => count > 0));
  const verdicts = verdictColumns(each[0]).map((_, v) =>
    Float64Array.from(rows, (row) => row.verdicts[v]),
  );
  return {
    questions: each.length,
    question: Uint32Array.from(rows, ({ question }) => question),
    pair: Uint32Array.from(rows, ({ pair }) => pair),
    ...countsOfVerdicts(verdicts),
  };
}

/** Which of the wins are strong, by how likely that is of a win. */
function gradesOf(
  { left, right, leftWins, rightWins }: PairCounts,
  ties: GradedTies,
  { strengths, order, tie, strong = 0 }: Truth,
  random: Random,
): GradeCounts {
  const slopes = roomForSlopes();
  const { value } = slopes;
  const none = new Float64Array(left.length);
  const [leftStrong, rightStrong] = [none.slice(), none.slice()];
  for (let p = 0; p < left.length; p++) {
    verdictSlopes(ties, order + strengths[left[p]] - strengths[right[p]], { tie, strong }, slopes);
    const share = (of: number, among: number) => Math.min(1, exp(value[of] - value[among]));
    leftStrong[p] = binomial(leftWins[p], share(Verdict.leftStrong, Verdict.leftOpen), random);
    rightStrong[p] = binomial(rightWins[p], share(Verdict.rightStrong, Verdict.rightOpen), random);
  }
  return { leftStrong, rightStrong, leftOpen: none, rightOpen: none };
}

/** Draws until every quantity has as many effective ones as are ranked. */
function sample(
  counts: PairCounts,
  model: ModelSettings,
  sampler: SamplerName,
  seed: number,
): Draws {
  const approximation = approximate(counts, model);
  let name = sampler;
  for (let draws = MIN_DRAWS; ; draws *= 4) {
    const settings = { sampler: name, chains: 1, draws, warmup: 300, seed };
    const chain = runChain(counts, model, settings, approximation, 0);
    const joined = joinChains([chain], counts.models.length, model);
    const isEnough = leastEffective(joined) >= RANKS - 1;
    // As the application does where split HMC does not suit the posterior.
    if (name === 'split-hmc' && (chain.acceptance < 0.6 || !isEnough)) name = 'nuts';
    else if (isEnough || draws >= MAX_DRAWS) return joined;
  }
}

function leastEffective(draws: Draws): number {
  let least = Infinity;
  for (let p = 0; p < parameterCount(draws); p++) {
    const values = column(draws, p);
    const { essBulk, essTail } = convergence(values, sortValues(values), draws.chains, 1);
    least = Math.min(least, essBulk, essTail);
  }
  return least;
}

function truthAsColumns(truth: Truth, { order, tie, strong, tau, omega }: Columns): Columns {
  const one = (value: number, there: Float64Array | null): Float64Array | null =>
    there === null ? null : Float64Array.of(value);
  return {
    size: 1,
    strengths: Array.from(truth.strengths, (x) => Float64Array.of(x)),
    order: one(truth.order, order),
    tie: one(truth.tie, tie),
    ...(strong && { strong: one(truth.strong ?? 0, strong) }),
    tau: one(truth.tau, tau),
    ...(truth.omega !== undefined && omega && { omega: Float64Array.of(truth.omega) }),
  };
}

/** What is ranked; the log-likelihood too, as it depends on the data (Modrák et al. 2023). */
function quantities(
  columns: Columns,
  counts: PairCounts,
  model: ModelSettings,
): { quantity: Calibrated; values: Float64Array }[] {
  const { strengths, order, tie, strong = null, tau, omega } = columns;
  const found: { quantity: Calibrated; values: Float64Array }[] = strengths.map((values, m) => ({
    quantity: { kind: 'strength', model: m },
    values,
  }));
  if (order !== null) found.push({ quantity: { kind: 'order' }, values: order });
  if (tie !== null) {
    const name = tieParameterOf(model.ties) ?? 'log_nu';
    found.push({ quantity: { kind: 'tie', name }, values: tie });
    const of = strongParameterOf(name);
    if (strong !== null) found.push({ quantity: { kind: 'strong', name: of }, values: strong });
  }
  if (tau !== null) found.push({ quantity: { kind: 'tau' }, values: tau });
  if (omega) found.push({ quantity: { kind: 'omega' }, values: omega });
  const values = logLikelihoods(columns, counts, model.ties);
  found.push({ quantity: { kind: 'log-likelihood' }, values });
  return found;
}

/** What is ranked: one of the simulated models by its number, or a quantity that all have. */
export type Calibrated =
  | { readonly kind: 'strength'; readonly model: number }
  | { readonly kind: 'order' }
  | { readonly kind: 'tie'; readonly name: TieParameter }
  | { readonly kind: 'strong'; readonly name: StrongParameter }
  | { readonly kind: 'tau' }
  | { readonly kind: 'omega' }
  | { readonly kind: 'log-likelihood' };
