import type { PairCounts } from './judgments.ts';
import { Sides, isOrderKnown } from './judgments.ts';
import { regrouped, withQuestions } from './question-counts.ts';

/**
 * Several counts as one, as if their judgments had been counted together; models by name, as
 * countPairs has them. By question only where one part has all judgments: no counts say which of
 * their questions are those of others.
 * @param nameOf what a model is to be called; null where it is left out
 */
export function addCounts(
  parts: readonly PairCounts[],
  nameOf: (model: string) => string | null = (model) => model,
): PairCounts {
  const sums = new Map<string, Sum>();
  const addends = parts.map(({ models, left, right, ...counts }) => {
    const names = models.map(nameOf);
    return Array.from(left, (m, p): Addend | null => {
      const [a, b] = [names[m], names[right[p]]];
      return a === null || b === null || a === b ? null : add(sums, counts, p, a, b);
    });
  });
  const judged = addends.flatMap((own, part) => (own.some((one) => one !== null) ? [part] : []));
  const { counts, pairs } = countsOf([...sums.values()]);
  const only = judged.length === 1 ? parts[judged[0]].byQuestion : undefined;
  if (only === undefined) return counts;
  const place = new Map(pairs.map((sum, p) => [sum, p]));
  const placeOf = (p: number) => {
    const addend = addends[judged[0]][p];
    const pair = addend === null ? undefined : place.get(addend.sum);
    return addend === null || pair === undefined ? null : { pair, isTurned: addend.isTurned };
  };
  return withQuestions(counts, regrouped(only, placeOf, pairs.length));
}

/** Where a pair of a part went, and whether with its models the other way round. */
interface Addend {
  readonly sum: Sum;
  readonly isTurned: boolean;
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
  counts: Omit<PairCounts, 'models' | 'left' | 'right'>,
  p: number,
  left: string,
  right: string,
): Addend {
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
  return { sum, isTurned };
}

function countsOf(sums: readonly Sum[]): { counts: PairCounts; pairs: readonly Sum[] } {
  const judged = sums.filter(({ leftWins, rightWins, ties }) => leftWins + rightWins + ties > 0);
  const models = [...new Set(judged.flatMap(({ left, right }) => [left, right]))].sort(byName);
  const place = new Map(models.map((name, m) => [name, m]));
  const placeOf = (name: string): number => place.get(name) ?? 0;
  const pairs = judged.sort(
    (a, b) =>
      a.sides - b.sides || placeOf(a.left) - placeOf(b.left) || placeOf(a.right) - placeOf(b.right),
  );
  const isUnknown = pairs.some(({ sides }) => sides === Sides.unknown);
  const counts = {
    models,
    left: Uint32Array.from(pairs, ({ left }) => placeOf(left)),
    right: Uint32Array.from(pairs, ({ right }) => placeOf(right)),
    leftWins: Float64Array.from(pairs, ({ leftWins }) => leftWins),
    rightWins: Float64Array.from(pairs, ({ rightWins }) => rightWins),
    ties: Float64Array.from(pairs, ({ ties }) => ties),
    ...(isUnknown && { sides: Uint8Array.from(pairs, ({ sides }) => sides) }),
  };
  return { counts, pairs };
}

/** UTF-16 order, as everywhere in the core. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
