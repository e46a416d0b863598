import { swapped as mirrored } from '../table/judgments.ts';
import type { JudgmentLine } from './judgment-list.ts';

/** What the judge said of the same answers in the other order; null where it was not asked. */
export type SwappedVerdict = 'same' | 'opposite' | 'other' | null;

export function swappedVerdict({
  outcome,
  swapped,
}: Pick<JudgmentLine, 'outcome' | 'swapped'>): SwappedVerdict {
  if (swapped === null) return null;
  if (swapped.outcome === mirrored(outcome)) return 'same';
  // The same side won both times, so another model did.
  return swapped.outcome === outcome ? 'opposite' : 'other';
}
