import type { ModelIndex } from '../../table/judgments.ts';
import type { Plan } from '../setup.ts';
import type { Answered } from './answered.ts';
import { Links } from './links.ts';

/** What a Ledger of all comparisons comes to, counted without going through every pair. */
export interface Extent {
  /** Comparisons that there are. */
  readonly exist: number;
  /** Models that they link. */
  readonly groups: readonly (readonly ModelIndex[])[];
}

export function extentOf(plan: Plan, { models, questions, has }: Answered): Extent {
  const links = new Links(models);
  const baseline = plan.kind === 'baseline' ? plan.baseline : null;
  let pairs = 0;
  for (let question = 0; question < questions; question++) {
    const isThere = (model: ModelIndex): boolean => has[question * models + model] === 1;
    if (baseline !== null && !isThere(baseline)) continue;
    // Whoever answered is linked by it, through the first who did.
    let first = baseline;
    let others = 0;
    for (let model = 0; model < models; model++) {
      if (!isThere(model) || model === baseline) continue;
      if (first === null) first = model;
      else {
        links.join(first, model);
        others++;
      }
    }
    pairs += baseline === null ? (others * (others + 1)) / 2 : others;
  }
  const isOneOrder = (plan.kind === 'all' || plan.kind === 'baseline') && !plan.bothOrders;
  return { exist: isOneOrder ? pairs : 2 * pairs, groups: links.groups() };
}
