/** From the vectors of tokens to one vector for each text. */

/** Vectors of texts, one after the other, each of length 1. */
export interface Embeddings {
  readonly vectors: Float32Array;
  /** Numbers of one vector. */
  readonly size: number;
}

/**
 * The mean of the vectors of a text's tokens, without those that only fill up, at length 1; all 0
 * where there is none.
 * @param hidden texts × tokens × size
 * @param mask texts × tokens, 0 where a token only fills up
 */
export function meanPooled(
  hidden: ArrayLike<number>,
  mask: ArrayLike<number | bigint>,
  [texts, tokens, size]: readonly [texts: number, tokens: number, size: number],
): Float32Array {
  const vectors = new Float32Array(texts * size);
  const sum = new Float64Array(size);
  for (let text = 0; text < texts; text++) {
    sum.fill(0);
    for (let token = 0; token < tokens; token++) {
      if (Number(mask[text * tokens + token]) === 0) continue;
      const from = (text * tokens + token) * size;
      for (let at = 0; at < size; at++) sum[at] += hidden[from + at];
    }
    // The number of tokens falls out of a vector of length 1.
    const length = Math.hypot(...sum);
    if (length > 0)
      vectors.set(
        sum.map((one) => one / length),
        text * size,
      );
  }
  return vectors;
}
