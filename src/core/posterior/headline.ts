import type { ModelIndex } from '../judgments.ts';
import type { FitSummary, IndistinctRun } from './summary.ts';

/** What one sentence says of a ranking; the words are the UI's. */
export interface Headline {
  readonly first: ModelIndex;
  readonly second: ModelIndex;
  /** P(first is stronger than second). */
  readonly probability: number;
  /** Whether that reaches 95%. */
  readonly isAhead: boolean;
  /** So many models at the top are each separated at 95% from every model below; 0: none said. */
  readonly clearOfRest: number;
  /** Rank ranges, 1-based, whose ends can't be told apart at 95%; the topmost three. */
  readonly levelRanks: readonly { readonly from: number; readonly to: number }[];
}

const RANGES = 3;

/** @param summary of at least two models */
export function headline({ rows, indistinct }: FitSummary): Headline {
  const [first, second] = rows;
  const probability = first.strongerThanNext ?? 1;
  // The first two are the sentence's subject already.
  const others = indistinct.filter(({ from, to }) => from !== 0 || to !== 1);
  return {
    first: first.model,
    second: second.model,
    probability,
    isAhead: !indistinct.some(({ from }) => from === 0),
    clearOfRest: clearOfRest(rows.length, indistinct),
    levelRanks: others.slice(0, RANGES).map(({ from, to }) => ({ from: from + 1, to: to + 1 })),
  };
}

/** The top rows, down to the last gap that no run crosses before the next run begins. */
function clearOfRest(size: number, indistinct: readonly IndistinctRun[]): number {
  let clear = 0;
  for (let gap = 1; gap < size; gap++) {
    if (indistinct.some(({ from, to }) => from < gap && gap <= to)) {
      if (clear > 0) break;
    } else {
      clear = gap;
    }
  }
  return size > 2 ? clear : 0;
}
