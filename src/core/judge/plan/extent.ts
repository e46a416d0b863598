import type { ModelIndex } from '../../table/judgments.ts';
import type { Plan } from '../setup.ts';
import type { Answered } from './answered.ts';
import type { Comparison } from './ledger.ts';
import { Links } from './links.ts';

/** What a Ledger of all comparisons comes to, counted without going through every pair. */
export interface Extent {
  /** Comparisons that there are to make. */
  readonly exist: number;
  /** Models that they link. */
  readonly groups: readonly (readonly ModelIndex[])[];
}

/** @param made comparisons that were made before */
export function extentOf(plan: Plan, answered: Answered, made: readonly Comparison[] = []): Extent {
  const { models, questions, has } = answered;
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
  const gone = new Set<string>();
  for (const { question, left, right } of made) {
    const isPlanned = baseline === null || left === baseline || right === baseline;
    const [a, b] = isOneOrder && left > right ? [right, left] : [left, right];
    const isOpen = has[question * models + a] === 1 && has[question * models + b] === 1;
    if (isPlanned && isOpen) gone.add([question, a, b].join());
  }
  return { exist: (isOneOrder ? pairs : 2 * pairs) - gone.size, groups: links.groups() };
}
