import { keepsLimits } from '../posterior/diagnostics/converged.ts';
import type { Diagnostics, FitSummary, FitWarning } from '../posterior/ranking/summary.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import { MIN_ACCEPTANCE, MIN_CHAINS } from '../limits.ts';
import { MIN_DRAWS_TO_REPLACE } from '../limits.ts';

/** NUTS has to learn step size and metric. */
const NUTS_WARMUP = 1000;

/** A second run in place of the first, and the warning that says so. */
export interface Fallback {
  readonly sampler: SamplerSettings;
  readonly warning: FitWarning;
}

/** What to run instead where split HMC did not do; null where its result stands. */
export function fallbackFor(diagnostics: Diagnostics, sampler: SamplerSettings): Fallback | null {
  if (sampler.sampler !== 'split-hmc') return null;
  const isLow = diagnostics.acceptance < MIN_ACCEPTANCE;
  const isMissed =
    diagnostics.chains < MIN_CHAINS ? !keepsLimits(diagnostics) : !diagnostics.converged;
  const hasFailed = isMissed && sampler.chains * sampler.draws >= MIN_DRAWS_TO_REPLACE;
  if (!isLow && !hasFailed) return null;
  const reason = isLow ? 'acceptance' : 'not-converged';
  return {
    sampler: { ...sampler, sampler: 'nuts', warmup: Math.max(sampler.warmup, NUTS_WARMUP) },
    warning: { kind: 'fell-back', from: sampler.sampler, reason },
  };
}

/** A summary with one more thing to know, first of all. */
export function withWarning(summary: FitSummary, warning: FitWarning): FitSummary {
  const { diagnostics } = summary;
  const warnings = [warning, ...diagnostics.warnings];
  return { ...summary, diagnostics: { ...diagnostics, warnings } };
}
