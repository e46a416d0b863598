import { expect, it } from 'vitest';
import { createRandom } from '../../../src/core/numerics/random.ts';
import {
  maximumLikelihood,
  standardErrors,
} from '../../../src/core/sampler/maximum-likelihood/mle.ts';
import { choicesAsPairs } from '../../../src/core/table/choices/choice-pairs.ts';
import { rankingCounts } from '../choices-of.ts';
import { TRUTH, PLAIN, ranked } from './rankings.ts';

it('has standard errors of the size of its errors, where pairs have smaller ones', () => {
  const random = createRandom(5);
  const [squares, ofPairs]: [number[], number[]] = [[], []];
  for (let run = 0; run < 200; run++) {
    const counts = rankingCounts(Array.from({ length: 60 }, () => ranked(random)));
    for (const [given, out] of [
      [counts, squares],
      [choicesAsPairs(counts), ofPairs],
    ] as const) {
      const found = maximumLikelihood(given, PLAIN);
      const errors = standardErrors(found);
      TRUTH.forEach((beta, m) => out.push(((found.point[m] - beta) / errors[m]) ** 2));
    }
  }
  const mean = (all: readonly number[]) => all.reduce((sum, x) => sum + x, 0) / all.length;
  // 1 but for chance: 200 rankings of four independent contrasts each have a standard error of 0.05.
  expect(mean(squares)).toBeGreaterThan(0.85);
  expect(mean(squares)).toBeLessThan(1.15);
  expect(mean(ofPairs)).toBeGreaterThan(1.4);
});
