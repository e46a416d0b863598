import { judgmentTotal } from '../../table/counts.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { graphReport } from '../../model/graph.ts';
import { whyNoOrderEffect } from '../../model/order-effect.ts';
import { unknownSides } from '../../table/sides.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { keepsLimits } from './converged.ts';
import type { Diagnostics, FitWarning } from '../ranking/summary.ts';
import { MIN_ACCEPTANCE } from '../../limits.ts';
import { NEAR_BOUND, AT_BOUND_SHARE } from '../../limits.ts';

/**
 * What a reader must know before believing the numbers.
 * @param strengths draws by model, in the order of `counts.models`
 * @param isWidened whether these are widened by how questions or raters differ
 */
export function fitWarnings(
  counts: PairCounts,
  model: ModelSettings,
  strengths: readonly Float64Array[],
  diagnostics: Omit<Diagnostics, 'warnings'>,
  isWidened: boolean,
): FitWarning[] {
  const warnings: FitWarning[] = [];
  const { sampler, converged, acceptance } = diagnostics;
  // Departures by question are drawn by Hamiltonian Monte Carlo alone; an ensemble leaves them
  // integrated out by Laplace's approximation.
  const isEnsemble = sampler === 'ensemble' || sampler === 'ensemble-legacy';
  if (isEnsemble && model.questions?.kind === 'random') warnings.push({ kind: 'approximate' });
  if (sampler === 'laplace') warnings.push({ kind: 'approximate' });
  else if (!converged && keepsLimits(diagnostics)) warnings.push({ kind: 'one-chain' });
  else if (!converged) {
    const { rhatMax, essBulkMin, essTailMin, divergences } = diagnostics;
    warnings.push({ kind: 'not-converged', rhatMax, essBulkMin, essTailMin, divergences });
  }
  if (sampler === 'ensemble-legacy') warnings.push({ kind: 'surplus-coordinate' });
  const isHamiltonian = sampler === 'split-hmc' || sampler === 'nuts';
  if (isHamiltonian && acceptance < MIN_ACCEPTANCE)
    warnings.push({ kind: 'low-acceptance', acceptance });

  const why = whyNoOrderEffect(counts, model.ties);
  const judgments = unknownSides(counts);
  if (why !== null) warnings.push({ kind: 'no-order-effect', why });
  else if (model.order !== null && judgments > 0)
    warnings.push({ kind: 'sides-unknown', judgments, of: judgmentTotal(counts) });

  const { groups, undefeated, winless } = graphReport(counts, model.ties);
  if (groups.length > 1) warnings.push({ kind: 'unconnected', groups });
  const widened = isWidened && ({ isWidened: true } as const);
  for (const m of undefeated) warnings.push({ kind: 'undefeated', model: m, ...widened });
  for (const m of winless) warnings.push({ kind: 'winless', model: m, ...widened });
  if (model.strength.family === 'uniform') {
    const edge = NEAR_BOUND * model.strength.bound;
    strengths.forEach((values, m) => {
      let near = 0;
      for (const x of values) if (Math.abs(x) > edge) near++;
      if (near > AT_BOUND_SHARE * values.length) warnings.push({ kind: 'at-bound', model: m });
    });
  }
  return warnings;
}
