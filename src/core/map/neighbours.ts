import type { TextVectors } from './text-vectors.ts';

/** The nearest of every text by cosine, nearest first, without itself. */
export interface Neighbours {
  /** How many each has. */
  readonly width: number;
  readonly indices: Uint32Array;
  readonly similarities: Float32Array;
}

/** All pairs are looked at: nothing is approximate. */
export function nearest(
  vectors: TextVectors,
  wanted: number,
  onProgress: (done: number) => void = () => undefined,
): Neighbours {
  const { count } = vectors;
  const width = Math.min(wanted, count - 1);
  const indices = new Uint32Array(count * width);
  const similarities = new Float32Array(count * width).fill(-Infinity);
  const row = new Float32Array(count);
  for (let of = 0; of < count; of++) {
    vectors.similarities(of, row);
    const first = of * width;
    for (let other = 0; other < count; other++) {
      if (other === of || !(row[other] > similarities[first + width - 1])) continue;
      let at = first + width - 1;
      while (at > first && row[other] > similarities[at - 1]) {
        similarities[at] = similarities[at - 1];
        indices[at] = indices[at - 1];
        at--;
      }
      similarities[at] = row[other];
      indices[at] = other;
    }
    onProgress(of + 1);
  }
  return { width, indices, similarities };
}

export interface SimilarPair {
  readonly a: number;
  readonly b: number;
  /** Cosine. */
  readonly similarity: number;
}

/** The pairs that are most alike, each once. */
export function mostSimilar({ width, indices, similarities }: Neighbours, most: number) {
  const pairs: SimilarPair[] = [];
  indices.forEach((b, at) => {
    const a = Math.floor(at / width);
    const similarity = similarities[at];
    // Of two that are near each other both know; one that is alone in it is recorded by itself.
    const isKnown = indices.subarray(b * width, (b + 1) * width).includes(a);
    if (a < b || !isKnown) pairs.push({ a: Math.min(a, b), b: Math.max(a, b), similarity });
  });
  return pairs.sort((p, q) => q.similarity - p.similarity || p.a - q.a || p.b - q.b).slice(0, most);
}
