import { log } from '../numerics/elementary.ts';
import { eachGram } from './n-grams.ts';

/** Vectors of texts, each of length 1 (or 0 for a text that says nothing). */
export interface TextVectors {
  readonly count: number;
  /** Numbers of one vector. */
  readonly size: number;
  /** Cosines of one with every other, itself included; `out` has `count` places. */
  similarities(of: number, out: Float32Array): void;
  /** Adds one to a sum of `size` numbers. */
  addTo(of: number, sum: Float64Array): void;
  dot(of: number, other: Float64Array): number;
}

/** Places that the pieces of a text are hashed to. */
const PLACES = 1 << 15;

/**
 * Character n-grams, weighted by TF-IDF: (1 + ln tf) · (ln((1 + n)/(1 + df)) + 1), at length 1, as
 * scikit-learn's TfidfVectorizer with sublinear_tf writes it.
 */
export function gramVectors(texts: readonly string[]): TextVectors {
  const counts = texts.map((text) => {
    const own = new Map<number, number>();
    eachGram(text, (hash) => {
      const place = hash % PLACES;
      own.set(place, (own.get(place) ?? 0) + 1);
    });
    return own;
  });
  const found = new Float64Array(PLACES);
  for (const own of counts) for (const place of own.keys()) found[place]++;
  const vectors = counts.map((own) => {
    const places = Uint32Array.from(own.keys());
    const values = Float64Array.from(
      own,
      ([place, tf]) => (1 + log(tf)) * (log((1 + texts.length) / (1 + found[place])) + 1),
    );
    const length = Math.hypot(...values) || 1;
    return { places, values: values.map((value) => value / length) };
  });
  const dense = new Float64Array(PLACES);
  const dot = (of: number, other: Float64Array): number => {
    const { places, values } = vectors[of];
    let sum = 0;
    for (let i = 0; i < places.length; i++) sum += values[i] * other[places[i]];
    return sum;
  };
  const addTo = (of: number, sum: Float64Array): void => {
    const { places, values } = vectors[of];
    for (let i = 0; i < places.length; i++) sum[places[i]] += values[i];
  };
  return {
    count: texts.length,
    size: PLACES,
    similarities(of, out) {
      dense.fill(0);
      addTo(of, dense);
      for (let other = 0; other < texts.length; other++) out[other] = dot(other, dense);
    },
    addTo,
    dot,
  };
}

/** Vectors of a language model, one after the other. */
export function embeddedVectors(vectors: Float32Array, size: number): TextVectors {
  const count = size === 0 ? 0 : vectors.length / size;
  const own = (of: number): Float64Array =>
    Float64Array.from(vectors.subarray(of * size, (of + 1) * size));
  const dot = (of: number, other: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += vectors[of * size + i] * other[i];
    return sum;
  };
  return {
    count,
    size,
    similarities(of, out) {
      const wanted = own(of);
      for (let other = 0; other < count; other++) out[other] = dot(other, wanted);
    },
    addTo(of, sum) {
      for (let i = 0; i < size; i++) sum[i] += vectors[of * size + i];
    },
    dot,
  };
}
