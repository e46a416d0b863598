import { eachGram } from './n-grams.ts';

/** Bins of a sketch; the error of a similarity is about 1/√BINS at the most. */
const BINS = 256;
const EMPTY = 0xffffffff;

/**
 * A text as the least hash of its pieces in each bin: one permutation hashing (Li, Owen & Zhang
 * 2012), a kilobyte for a text of any length.
 */
export function sketchOf(text: string): Uint32Array {
  const least = new Uint32Array(BINS).fill(EMPTY);
  eachGram(text, (hash) => {
    const bin = hash % BINS;
    if (hash < least[bin]) least[bin] = hash;
  });
  return least;
}

/** Of two texts taken together. */
export function joinSketches(a: Uint32Array, b: Uint32Array): Uint32Array {
  return a.map((hash, bin) => Math.min(hash, b[bin]));
}

/** About the share of all pieces of two texts that stand in both (Jaccard); 0 without any. */
export function sketchSimilarity(a: Uint32Array, b: Uint32Array): number {
  let [alike, used] = [0, 0];
  for (let bin = 0; bin < BINS; bin++) {
    if (a[bin] === EMPTY && b[bin] === EMPTY) continue;
    used++;
    if (a[bin] === b[bin]) alike++;
  }
  return used === 0 ? 0 : alike / used;
}
