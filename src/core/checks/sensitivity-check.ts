import type { SensitivityReport } from '../posterior/sensitivity.ts';
import type { Thinned } from './thinned.ts';

export interface SensitivityCheck extends SensitivityReport {
  readonly thinned: Thinned;
}
