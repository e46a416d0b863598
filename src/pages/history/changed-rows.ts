import type { FitChanges, ModelChange } from '../../core/history/fit-changes.ts';
import { SEPARATED } from '../../core/limits.ts';
import type { Language } from './changed-lines.ts';

/** One model's line of the table. */
export interface ChangedRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly real: string;
  /** Whether the change is real with at least 95% probability. */
  readonly isClear: boolean;
}

/** The probability that a strength moved the way its median did. */
export function realityOf({ by, stronger }: Pick<ModelChange, 'by' | 'stronger'>): number {
  return by < 0 ? 1 - stronger : stronger;
}

export function clearChanges({ models }: FitChanges): number {
  return models.filter((own) => realityOf(own) >= SEPARATED).length;
}

export function changedRow(
  own: ModelChange,
  { words, write }: Omit<Language, 'frame'>,
): Omit<ChangedRow, 'name'> {
  const say = words.compare;
  const real = realityOf(own);
  return {
    before: write.whole(own.before),
    after: rankText(own, say, write),
    change: say.interval(
      write.difference(own.by),
      write.difference(own.lower),
      write.difference(own.upper),
    ),
    real: write.probability(real),
    isClear: real >= SEPARATED,
  };
}

function rankText(
  { before, after, rankBetter, rankWorse }: ModelChange,
  say: Language['words']['compare'],
  write: Language['write'],
): string {
  const rank = write.whole(after);
  if (after === before) return rank;
  const isUp = after < before;
  const moved = (isUp ? say.up : say.down)(rank, write.whole(Math.abs(before - after)));
  return say.moved(moved, write.probability(isUp ? rankBetter : rankWorse));
}
