import { outcomeOf } from '../table/judgments.ts';
import type { Outcome, PairCounts } from '../table/judgments.ts';
import type { TieModel } from '../model/settings.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { psisLoo } from '../posterior/loo/loo.ts';
import type { Loo } from '../posterior/loo/loo.ts';
import type { Thinned } from './thinned.ts';

/** A kind of judgment: all of one ordered pair with one outcome. */
export interface HardJudgment {
  /** Place in the counts. */
  readonly pair: number;
  readonly outcome: Outcome;
  /** Judgments alike. */
  readonly judgments: number;
  readonly k: number;
  /** Log predictive density of one of them. */
  readonly elpd: number;
}

export interface LooReport {
  readonly loo: Loo;
  readonly thinned: Thinned;
  /** Largest k-hat first, at most 20, above the threshold or not. */
  readonly hardest: readonly HardJudgment[];
  /** Least predicted first, at most 20. */
  readonly surprising: readonly HardJudgment[];
}

/** Draws that leave-one-out prediction uses at the most; more would add nothing that is read. */
const MAX_DRAWS = 4000;
/** Draws that are tried first where there are many kinds of judgments. */
const FEW = 1000;
/** Kinds of judgments from which on that is worth while. */
const MANY = 2000;
/** Share of the standard error over judgments that the error of few draws may have. */
const NEGLIGIBLE = 0.05;
const LISTED = 20;

/**
 * PSIS-LOO of a fit. Many kinds of judgments are predicted with 1,000 of the draws; where the
 * Monte Carlo error that leaves is not negligible, again with 4,000.
 */
export function looReport(
  draws: Draws,
  counts: PairCounts,
  ties: TieModel,
  onProgress: (done: number, total: number) => void = () => undefined,
): LooReport {
  const of = draws.chains * draws.perChain;
  const find = (most: number): Loo => psisLoo(draws, counts, ties, { most, onProgress });
  let loo = find(counts.left.length > MANY ? FEW : MAX_DRAWS);
  if (loo.draws < Math.min(MAX_DRAWS, of) && !(loo.mcse < NEGLIGIBLE * loo.elpdLoo.se)) {
    loo = find(MAX_DRAWS);
  }
  return {
    loo,
    thinned: { used: loo.draws, of },
    hardest: first(loo, (a, b) => loo.k[b] - loo.k[a]),
    surprising: first(loo, (a, b) => loo.elpd[a] - loo.elpd[b]),
  };
}

function first(
  { pair, outcome, weight, k, elpd }: Loo,
  order: (a: number, b: number) => number,
): HardJudgment[] {
  const places = Array.from(pair, (_, at) => at)
    // Two that are infinite differ by NaN, which counts as nothing.
    .sort((a, b) => order(a, b) || a - b)
    .slice(0, LISTED);
  return places.map((at) => ({
    pair: pair[at],
    outcome: outcomeOf(outcome[at]),
    judgments: weight[at],
    k: k[at],
    elpd: elpd[at],
  }));
}
