import { createRandom } from '../numerics/random.ts';
import type { TextVectors } from './text-vectors.ts';

/** Texts in groups of what is alike. */
export interface Groups {
  /** Of every text. */
  readonly group: Uint8Array<ArrayBuffer>;
  /** Of every group the text that is nearest to its middle. */
  readonly centres: readonly number[];
}

const MAX_GROUPS = 8;
const MAX_ROUNDS = 50;

/** How many groups so many texts are put into: about sixteen to a group, until there are eight. */
export function groupCount(texts: number): number {
  return Math.max(1, Math.min(MAX_GROUPS, Math.floor(texts / 16)));
}

/**
 * Spherical k-means (Dhillon & Modha 2001) on the vectors themselves, since the picture stretches
 * distances; begun as k-means++ (Arthur & Vassilvitskii 2007). Groups by size, largest first.
 */
export function groupTexts(vectors: TextVectors, wanted: number, seed: number): Groups {
  const { count, size } = vectors;
  const group = new Uint8Array(count);
  let middles = firstMiddles(vectors, Math.min(wanted, count), seed);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let hasMoved = false;
    for (let of = 0; of < count; of++) {
      const near = nearestMiddle(vectors, of, middles);
      hasMoved ||= group[of] !== near;
      group[of] = near;
    }
    if (!hasMoved && round > 0) break;
    const sums = middles.map(() => new Float64Array(size));
    for (let of = 0; of < count; of++) vectors.addTo(of, sums[group[of]]);
    middles = sums.map(atLengthOne);
  }
  return inOrder(vectors, group, middles);
}

function firstMiddles(vectors: TextVectors, wanted: number, seed: number): Float64Array[] {
  const random = createRandom(seed);
  const { count, size } = vectors;
  const middles: Float64Array[] = [];
  const distance = new Float64Array(count).fill(1);
  while (middles.length < wanted) {
    let left = random.uniform() * distance.reduce((sum, d) => sum + d, 0);
    let chosen = distance.findIndex((d) => (left -= d) < 0);
    if (chosen < 0) chosen = middles.length;
    const middle = new Float64Array(size);
    vectors.addTo(chosen, middle);
    middles.push(middle);
    for (let of = 0; of < count; of++) {
      distance[of] = Math.min(distance[of], Math.max(0, 1 - vectors.dot(of, middle)));
    }
  }
  return middles;
}

function nearestMiddle(vectors: TextVectors, of: number, middles: readonly Float64Array[]): number {
  const near = middles.map((middle) => vectors.dot(of, middle));
  return near.indexOf(Math.max(...near));
}

function atLengthOne(sum: Float64Array): Float64Array {
  const length = Math.sqrt(sum.reduce((squares, x) => squares + x * x, 0)) || 1;
  return sum.map((x) => x / length);
}

/** Leaves empty groups out, and numbers the others by size. */
function inOrder(
  vectors: TextVectors,
  group: Uint8Array,
  middles: readonly Float64Array[],
): Groups {
  const members = middles.map((middle, own) => ({
    middle,
    own: Array.from(group.keys()).filter((of) => group[of] === own),
  }));
  const sorted = members
    .filter(({ own }) => own.length > 0)
    .sort((a, b) => b.own.length - a.own.length || a.own[0] - b.own[0]);
  const numbered = new Uint8Array(group.length);
  const centres = sorted.map(({ middle, own }, number) => {
    for (const of of own) numbered[of] = number;
    const near = own.map((of) => vectors.dot(of, middle));
    return own[near.indexOf(Math.max(...near))];
  });
  return { group: numbered, centres };
}
