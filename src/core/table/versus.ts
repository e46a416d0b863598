import { Sides } from './judgments.ts';
import type { ModelIndex, ModelRecord, PairCounts } from './judgments.ts';

/**
 * One model's record against every other, both orders together.
 * @returns by opponent's index; undefined where the two never met
 */
export function recordsAgainst(
  counts: PairCounts,
  model: ModelIndex,
): readonly (ModelRecord | undefined)[] {
  const records = new Array<ModelRecord | undefined>(counts.models.length).fill(undefined);
  for (let p = 0; p < counts.left.length; p++) {
    const isLeft = counts.left[p] === model;
    if (!isLeft && counts.right[p] !== model) continue;
    const rival = isLeft ? counts.right[p] : counts.left[p];
    const before = records[rival] ?? { wins: 0, losses: 0, ties: 0 };
    records[rival] = {
      wins: before.wins + (isLeft ? counts.leftWins[p] : counts.rightWins[p]),
      losses: before.losses + (isLeft ? counts.rightWins[p] : counts.leftWins[p]),
      ties: before.ties + counts.ties[p],
    };
  }
  return records;
}

/** Of half a million pairs, which more than one part of a page asks about. */
const shares = new WeakMap<PairCounts, number | null>();

/**
 * Share of the decided judgments that the model shown first won; null where none is decided, or
 * of none is it known who was shown first.
 */
export function firstShare(counts: PairCounts): number | null {
  let share = shares.get(counts);
  if (share === undefined) {
    const { leftWins, rightWins, sides } = counts;
    let first = 0;
    let second = 0;
    for (let p = 0; p < leftWins.length; p++) {
      if (sides?.[p] === Sides.unknown) continue;
      first += leftWins[p];
      second += rightWins[p];
    }
    share = first + second > 0 ? first / (first + second) : null;
    shares.set(counts, share);
  }
  return share;
}
