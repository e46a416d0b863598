import type { PairCounts } from '../../src/core/table/judgments.ts';
import { createRandom } from '../../src/core/numerics/random.ts';

/** One measured figure, on one thread. */
export interface EngineFigure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it may be held against, in words. */
  readonly against: string;
}

/** Every ordered pair of so many models, judged about 97 times, with strengths of spread 1. */
export function syntheticCounts(models: number, judgmentsPerPair: number): PairCounts {
  const random = createRandom(130);
  const strengths = Array.from({ length: models }, () => random.normal());
  const pairs = strengths.flatMap((_, left) =>
    strengths.map((_, right) => ({ left, right })).filter((pair) => pair.right !== left),
  );
  const decided = pairs.map(({ left, right }) => {
    const p = 1 / (1 + Math.exp(strengths[right] - strengths[left]));
    let wins = 0;
    for (let n = 0; n < judgmentsPerPair; n++) if (random.uniform() < p) wins++;
    return wins;
  });
  return {
    models: strengths.map((_, m) => `m${String(m).padStart(4, '0')}`),
    left: Uint32Array.from(pairs, ({ left }) => left),
    right: Uint32Array.from(pairs, ({ right }) => right),
    leftWins: Float64Array.from(decided),
    rightWins: Float64Array.from(decided, (wins) => judgmentsPerPair - wins),
    ties: new Float64Array(pairs.length),
  };
}

/** Milliseconds of the quickest of so many runs. */
export function best(runs: number, work: () => void): number {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
