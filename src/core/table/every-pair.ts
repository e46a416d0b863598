import type { ModelIndex, PairCounts } from './judgments.ts';

/**
 * All ordered pairs of these models, nothing judged: by left model, then right, so that pair
 * (left, right) is at `pairPlace`.
 */
export function everyPair(models: readonly string[]): PairCounts {
  const size = models.length * (models.length - 1);
  const left = new Uint32Array(size);
  const right = new Uint32Array(size);
  for (let a = 0, p = 0; a < models.length; a++) {
    for (let b = 0; b < models.length; b++) {
      if (a === b) continue;
      left[p] = a;
      right[p++] = b;
    }
  }
  const none = () => new Float64Array(size);
  return { models, left, right, leftWins: none(), rightWins: none(), ties: none() };
}

/** Where `everyPair` of so many models has a pair. */
export function pairPlace(models: number, left: ModelIndex, right: ModelIndex): number {
  return left * (models - 1) + right - (right > left ? 1 : 0);
}
