import type { SensitivityReport } from '../../core/posterior/prior/sensitivity.ts';
import { checks } from './checks.svelte.ts';
import { laboratory } from '../fit/laboratory.svelte.ts';

/** What moves with the prior in the fit; null until it is known, and where no prior took part. */
export function sensitivityOfFit(): SensitivityReport | null {
  if (laboratory.isWithoutPrior) return null;
  const life = checks.look('sensitivity');
  return life.stage === 'done' ? life.result : null;
}
