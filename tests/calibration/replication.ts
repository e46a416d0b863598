import type { PairCounts } from '../../src/core/judgments.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import type { Random } from '../../src/core/random.ts';
import type { Columns } from '../../src/core/posterior/columns.ts';
import { columnsOf } from '../../src/core/posterior/columns.ts';
import { convergence } from '../../src/core/posterior/convergence.ts';
import { column, joinChains, parameterCount } from '../../src/core/posterior/draws.ts';
import type { Draws } from '../../src/core/posterior/draws.ts';
import { logLikelihoods } from '../../src/core/posterior/log-parts.ts';
import { emptyOutcomes, replicate } from '../../src/core/posterior/replicate.ts';
import { runChain } from '../../src/core/sampler/chain.ts';
import { approximate } from '../../src/core/sampler/laplace.ts';
import type { SamplerName } from '../../src/core/sampler/settings.ts';
import { drawFromPrior } from './prior-draw.ts';
import type { Truth } from './prior-draw.ts';

/** Ranks run from 0 to RANKS − 1. */
export const RANKS = 100;
const LEAST_DRAWS = 600;
const MOST_DRAWS = 9_600;
/** Judgments per ordered pair; the first pair has none. */
const JUDGMENTS = 3;

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
): ReadonlyMap<string, number> {
  const truth = drawFromPrior(models, model, random);
  const counts = simulate(models, model, truth, random);
  const thinned = columnsOf(sample(counts, model, sampler, seed), RANKS - 1);
  const atTruth = truthAsColumns(truth, thinned);
  const trueValues = quantities(atTruth, counts, model);
  const ranks = new Map<string, number>();
  for (const [name, values] of quantities(thinned, counts, model)) {
    const value = trueValues.get(name)?.[0] ?? NaN;
    ranks.set(
      name,
      values.reduce((below, x) => (x < value ? below + 1 : below), 0),
    );
  }
  return ranks;
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
  const planned: PairCounts = {
    models,
    left: Uint32Array.from(pairs, ({ left }) => left),
    right: Uint32Array.from(pairs, ({ right }) => right),
    leftWins: Float64Array.from(pairs, (_, p) => (p === 0 ? 0 : JUDGMENTS)),
    rightWins: new Float64Array(pairs.length),
    ties: new Float64Array(pairs.length),
  };
  const outcomes = emptyOutcomes(pairs.length);
  const columns: Columns = {
    size: 1,
    strengths: Array.from(truth.strengths, (x) => Float64Array.of(x)),
    order: Float64Array.of(truth.order),
    tie: Float64Array.of(truth.tie),
    tau: null,
  };
  replicate(planned, columns, 0, ties, random, outcomes);
  // Ties that are dropped must make no difference, so some are there to drop.
  if (ties === 'drop') outcomes.ties.fill(2);
  return { ...planned, ...outcomes };
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
  for (let draws = LEAST_DRAWS; ; draws *= 4) {
    const settings = { sampler: name, chains: 1, draws, warmup: 300, seed };
    const chain = runChain(counts, model, settings, approximation, 0);
    const joined = joinChains([chain], counts.models.length, model);
    const isEnough = leastEffective(joined) >= RANKS - 1;
    // As the application does where split HMC does not suit the posterior.
    if (name === 'split-hmc' && (chain.acceptance < 0.6 || !isEnough)) name = 'nuts';
    else if (isEnough || draws >= MOST_DRAWS) return joined;
  }
}

function leastEffective(draws: Draws): number {
  let least = Infinity;
  for (let p = 0; p < parameterCount(draws); p++) {
    const values = column(draws, p);
    const { essBulk, essTail } = convergence(values, values.slice().sort(), draws.chains, 1);
    least = Math.min(least, essBulk, essTail);
  }
  return least;
}

function truthAsColumns(truth: Truth, { order, tie, tau }: Columns): Columns {
  const one = (value: number, there: Float64Array | null): Float64Array | null =>
    there === null ? null : Float64Array.of(value);
  return {
    size: 1,
    strengths: Array.from(truth.strengths, (x) => Float64Array.of(x)),
    order: one(truth.order, order),
    tie: one(truth.tie, tie),
    tau: one(truth.tau, tau),
  };
}

/** What is ranked; the log-likelihood too, as it depends on the data (Modrák et al. 2023). */
function quantities(
  columns: Columns,
  counts: PairCounts,
  model: ModelSettings,
): ReadonlyMap<string, Float64Array> {
  const { strengths, order, tie, tau } = columns;
  const found = new Map<string, Float64Array>();
  strengths.forEach((x, m) => found.set(counts.models[m], x));
  if (order !== null) found.set('α', order);
  if (tie !== null) found.set(model.ties === 'davidson' ? 'log ν' : 'log κ', tie);
  if (tau !== null) found.set('τ', tau);
  found.set('log-likelihood', logLikelihoods(columns, counts, model.ties));
  return found;
}
