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
