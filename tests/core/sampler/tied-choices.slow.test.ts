import { describe, expect, it } from 'vitest';
import { leaveQuestionsOut } from '../../../src/core/checks/questions/leave-out.ts';
import { compareTieModels } from '../../../src/core/checks/tie-models.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import {
  maximumLikelihood,
  standardErrors,
} from '../../../src/core/sampler/maximum-likelihood/mle.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { observationTotal } from '../../../src/core/table/choices/count-pairs.ts';
import { rankingCounts } from '../choices-of.ts';
import { INTERVALS } from '../counts-of.ts';
import { TRUTH, LOG_NU, DAVIDSON, ranked, asked } from './tied-rankings.ts';

it('has standard errors of the size of its errors', () => {
  const random = createRandom(5);
  const squares: number[] = [];
  for (let run = 0; run < 150; run++) {
    const counts = rankingCounts(Array.from({ length: 80 }, () => ranked(random)));
    const found = maximumLikelihood(counts, DAVIDSON);
    const errors = standardErrors(found);
    [...TRUTH, LOG_NU].forEach((truth, k) => {
      squares.push(((found.point[k] - truth) / errors[k]) ** 2);
    });
  }
  // 1 but for chance: 150 sets of four independent parameters have a standard error of 0.06.
  const mean = squares.reduce((sum, x) => sum + x, 0) / squares.length;
  expect(mean).toBeGreaterThan(0.82);
  expect(mean).toBeLessThan(1.18);
});

describe('by question', () => {
  const counts = asked();

  it('leaves questions out, and compares tie models where they are of the same outcomes', () => {
    const { draws } = fitAll(counts, DAVIDSON, { ...DEFAULT_SAMPLER, seed: 2 }, INTERVALS);
    const loo = leaveQuestionsOut(draws, counts, DAVIDSON, 1);
    expect(loo?.judgments).toBe(observationTotal(counts));
    const { groups } = compareTieModels(counts, DAVIDSON, 1);
    const [decided, tied] = ['decided', 'three-outcomes'].map((of) =>
      groups.find(({ space }) => space === of),
    );
    expect(decided?.rows.map(({ ties }) => ties).toSorted()).toEqual(['drop', 'half']);
    // Rao and Kupper’s gives no probabilities to what several were chosen together.
    expect(tied?.rows.map(({ ties }) => ties)).toEqual(['davidson']);
  });
});
