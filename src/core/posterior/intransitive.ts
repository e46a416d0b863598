import type { PairCounts } from '../judgments.ts';
import type { Random } from '../random.ts';
import type { Outcomes } from './replicate.ts';

/** From so many models on, triples are sampled. */
const SAMPLED_FROM = 200;
const SAMPLE = 200_000;

/** Sets of three models that have all met; three columns of equal length. */
export interface Triples {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly third: Uint32Array;
  /** Whether these are a random choice among more. */
  readonly isSampled: boolean;
}

/**
 * All triples of models that met each other in some order, or, from 200 models on, those among
 * 200,000 random ones.
 */
export function triplesOf({ models, left, right }: PairCounts, random: Random): Triples {
  const size = models.length;
  const hasMet = new Uint8Array(size * size);
  for (let p = 0; p < left.length; p++) {
    hasMet[left[p] * size + right[p]] = 1;
    hasMet[right[p] * size + left[p]] = 1;
  }
  const first: number[] = [];
  const second: number[] = [];
  const third: number[] = [];
  const add = (a: number, b: number, c: number): void => {
    if (hasMet[a * size + b] + hasMet[b * size + c] + hasMet[c * size + a] < 3) return;
    first.push(a);
    second.push(b);
    third.push(c);
  };
  const isSampled = size >= SAMPLED_FROM;
  if (isSampled) {
    const any = (): number => Math.floor(random.uniform() * size);
    for (let n = 0; n < SAMPLE; n++) {
      const [a, b, c] = [any(), any(), any()];
      if (a !== b && b !== c && c !== a) add(a, b, c);
    }
  } else {
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        if (hasMet[a * size + b] === 0) continue;
        for (let c = b + 1; c < size; c++) add(a, b, c);
      }
    }
  }
  return {
    first: Uint32Array.from(first),
    second: Uint32Array.from(second),
    third: Uint32Array.from(third),
    isSampled,
  };
}

/**
 * How many triples go round in a circle: each model won more than it lost against one of the
 * others, both orders together, and lost more than it won against the other.
 */
export function countIntransitive(
  { models, left, right }: PairCounts,
  { leftWins, rightWins }: Outcomes,
  { first, second, third }: Triples,
): number {
  const size = models.length;
  const lead = new Float64Array(size * size);
  for (let p = 0; p < left.length; p++) {
    const difference = leftWins[p] - rightWins[p];
    lead[left[p] * size + right[p]] += difference;
    lead[right[p] * size + left[p]] -= difference;
  }
  let count = 0;
  for (let t = 0; t < first.length; t++) {
    const [a, b, c] = [first[t], second[t], third[t]];
    const ab = lead[a * size + b];
    const bc = lead[b * size + c];
    const ca = lead[c * size + a];
    if ((ab > 0 && bc > 0 && ca > 0) || (ab < 0 && bc < 0 && ca < 0)) count++;
  }
  return count;
}
