import { meanWithError } from '../../posterior/diagnostics/convergence.ts';
import { isConverged } from '../../posterior/diagnostics/converged.ts';
import { positionsOf } from '../../posterior/draws/draws.ts';
import type { Draws } from '../../posterior/draws/draws.ts';
import { shownDraws } from '../../posterior/draws/marginal.ts';
import { ratingToWidth } from '../../posterior/ranking/scale.ts';
import type { RatingScale } from '../../posterior/ranking/scale.ts';
import type { FitSummary } from '../../posterior/ranking/summary.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { isMet, modelsOf } from './gate.ts';
import type { Claim, Clause, Gate } from './gate.ts';

/**
 * How a clause came out. All but `passed` and `failed` are demands that cannot be answered, and so
 * are not met: the fit did not converge, or was not sampled; a model has no judgment among those
 * that are ranked; or no chain of judgments links the models, so that the prior alone would answer.
 */
export type ClauseState =
  | 'passed'
  | 'failed'
  | 'not-converged'
  | 'not-sampled'
  | 'no-judgments'
  | 'unconnected';

export interface ClauseResult {
  readonly clause: Clause;
  readonly state: ClauseState;
  /** The share of the draws in which all claims hold, and its Monte Carlo error; null without one. */
  readonly probability: number | null;
  readonly mcse: number | null;
  /** The models without judgments, where that is its state. */
  readonly without: readonly string[];
}

export interface GateResult {
  readonly gate: Gate;
  readonly clauses: readonly ClauseResult[];
  readonly passes: boolean;
}

/** A ranking that gates are asked of. */
export interface Gated {
  readonly draws: Draws;
  readonly summary: FitSummary;
  readonly models: PairCounts['models'];
  /** The scale of margins; null for natural log-odds. */
  readonly scale: RatingScale | null;
}

/** Over the draws as they are shown. Every clause is answered, also behind one that failed. */
export function evaluateGate(gate: Gate, gated: Gated): GateResult {
  const clauses = gate.clauses.map((clause) => evaluateClause(clause, gated));
  return { gate, clauses, passes: clauses.every(({ state }) => state === 'passed') };
}

function evaluateClause(clause: Clause, gated: Gated): ClauseResult {
  const { draws, summary, models, scale } = gated;
  const without = [...new Set(clause.claims.flatMap(modelsOf))].filter(
    (name) => !models.includes(name),
  );
  if (without.length > 0)
    return { clause, state: 'no-judgments', probability: null, mcse: null, without };
  const known = { clause, ...claimsShare(clause.claims, draws, models, scale), without };
  const { diagnostics } = summary;
  if (diagnostics.sampler === 'laplace') return { ...known, state: 'not-sampled' };
  if (!isConverged(diagnostics)) return { ...known, state: 'not-converged' };
  if (clause.claims.some((claim) => isUnconnected(claim, summary, models)))
    return { ...known, state: 'unconnected' };
  return { ...known, state: isMet(known.probability, clause) ? 'passed' : 'failed' };
}

/** The share of the draws in which claims hold together; all their models are known. */
export function claimsShare(
  claims: readonly Claim[],
  draws: Draws,
  models: readonly string[],
  scale: RatingScale | null,
): { readonly probability: number; readonly mcse: number } {
  const { values } = shownDraws(draws);
  const { count } = positionsOf(draws);
  const tests = claims.map((claim) => testOf(claim, values, models, scale));
  const hold = new Float64Array(draws.chains * draws.perChain).map((_, draw) =>
    tests.every((test) => test(draw * count)) ? 1 : 0,
  );
  const { mean, mcse } = meanWithError(hold, draws.chains);
  return { probability: mean, mcse };
}

/** Whether a claim holds of the draw that begins at a place. */
function testOf(
  claim: Claim,
  values: Float64Array,
  models: readonly string[],
  scale: RatingScale | null,
): (at: number) => boolean {
  const size = models.length;
  switch (claim.kind) {
    case 'stronger': {
      const [first, second] = [models.indexOf(claim.first), models.indexOf(claim.second)];
      return (at) => values[at + first] > values[at + second];
    }
    case 'rank': {
      const own = models.indexOf(claim.model);
      return (at) => {
        let rank = 1;
        for (let k = 0; k < size; k++) if (values[at + k] > values[at + own]) rank++;
        return rank >= claim.from && rank <= claim.to;
      };
    }
    case 'within': {
      const own = models.indexOf(claim.model);
      const margin = scale ? ratingToWidth(claim.margin, scale) : claim.margin;
      if (claim.of !== null) {
        const other = models.indexOf(claim.of);
        return (at) => values[at + other] - values[at + own] <= margin;
      }
      return (at) => {
        let best = -Infinity;
        for (let k = 0; k < size; k++) best = Math.max(best, values[at + k]);
        return best - values[at + own] <= margin;
      };
    }
  }
}

/** Whether only the prior says how the models of a claim compare. */
function isUnconnected(
  claim: Claim,
  { diagnostics }: FitSummary,
  models: readonly string[],
): boolean {
  const apart = diagnostics.warnings.find((warning) => warning.kind === 'unconnected');
  if (apart === undefined) return false;
  const named = modelsOf(claim);
  // A rank, and the best, are among all models.
  if (named.length < 2) return true;
  const groupOf = (name: string): number =>
    apart.groups.findIndex((group) => group.includes(models.indexOf(name)));
  return groupOf(named[0]) !== groupOf(named[1]);
}
