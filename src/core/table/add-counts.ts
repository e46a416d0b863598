import type { PairCounts } from './judgments.ts';
import { Sides, isOrderKnown } from './judgments.ts';

/**
 * Several counts as one, as if their judgments had been counted together; models by name, as
 * countPairs has them.
 * @param nameOf what a model is to be called; null where it is left out
 */
export function addCounts(
  parts: readonly PairCounts[],
  nameOf: (model: string) => string | null = (model) => model,
): PairCounts {
  const sums = new Map<string, Sum>();
  for (const counts of parts) {
    const names = counts.models.map(nameOf);
    for (let p = 0; p < counts.left.length; p++) {
      const left = names[counts.left[p]];
      const right = names[counts.right[p]];
      if (left === null || right === null || left === right) continue;
      add(sums, counts, p, left, right);
    }
  }
  return countsOf([...sums.values()]);
}

interface Sum {
  readonly left: string;
  readonly right: string;
  readonly sides: 0 | 1;
  leftWins: number;
  rightWins: number;
  ties: number;
}

function add(
  sums: Map<string, Sum>,
  counts: PairCounts,
  p: number,
  left: string,
  right: string,
): void {
  const sides = isOrderKnown(counts, p) ? Sides.shown : Sides.unknown;
  // Of unknown sides the one that comes first by name is left.
  const isTurned = sides === Sides.unknown && right < left;
  const [a, b] = isTurned ? [right, left] : [left, right];
  const key = JSON.stringify([sides, a, b]);
  const sum = sums.get(key) ?? { left: a, right: b, sides, leftWins: 0, rightWins: 0, ties: 0 };
  sums.set(key, sum);
  sum.leftWins += isTurned ? counts.rightWins[p] : counts.leftWins[p];
  sum.rightWins += isTurned ? counts.leftWins[p] : counts.rightWins[p];
  sum.ties += counts.ties[p];
}

function countsOf(sums: readonly Sum[]): PairCounts {
  const judged = sums.filter(({ leftWins, rightWins, ties }) => leftWins + rightWins + ties > 0);
  const models = [...new Set(judged.flatMap(({ left, right }) => [left, right]))].sort(byName);
  const place = new Map(models.map((name, m) => [name, m]));
  const placeOf = (name: string): number => place.get(name) ?? 0;
  const pairs = judged.sort(
    (a, b) =>
      a.sides - b.sides || placeOf(a.left) - placeOf(b.left) || placeOf(a.right) - placeOf(b.right),
  );
  const isUnknown = pairs.some(({ sides }) => sides === Sides.unknown);
  return {
    models,
    left: Uint32Array.from(pairs, ({ left }) => placeOf(left)),
    right: Uint32Array.from(pairs, ({ right }) => placeOf(right)),
    leftWins: Float64Array.from(pairs, ({ leftWins }) => leftWins),
    rightWins: Float64Array.from(pairs, ({ rightWins }) => rightWins),
    ties: Float64Array.from(pairs, ({ ties }) => ties),
    ...(isUnknown && { sides: Uint8Array.from(pairs, ({ sides }) => sides) }),
  };
}

/** UTF-16 order, as everywhere in the core. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
