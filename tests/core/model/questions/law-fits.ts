import { expect } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { column } from '../../../../src/core/posterior/draws/draws.ts';
import { describe as estimateOf } from '../../../../src/core/posterior/ranking/describe.ts';
import { isSummaryOf } from '../../../../src/core/posterior/ranking/summary-of.ts';
import type { Estimate } from '../../../../src/core/posterior/ranking/summary.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { INTERVALS } from '../../counts-of.ts';
import type { Verdict } from '../../questions-of.ts';

export const MODEL: ModelSettings = {
  ...DEFAULT_MODEL,
  order: null,
  questions: { kind: 'random', scale: 1 },
};

/** Every parameter of a fit as it was drawn, strengths on the conditional scale. */
export function fitted(counts: PairCounts, model: ModelSettings, draws = 1000): Estimate[] {
  const sampler = { ...DEFAULT_SAMPLER, draws };
  const fit = fitAll(counts, model, sampler, INTERVALS);
  expect(fit.summary.diagnostics.converged).toBe(true);
  expect(isSummaryOf(fit.summary, fit.draws)).toBe(true);
  const parameters = fit.draws.values.length / (draws * fit.draws.chains);
  return Array.from(
    { length: parameters },
    (_, p) => estimateOf(column(fit.draws, p), fit.draws.chains, sampler, INTERVALS).estimate,
  );
}

export function expectAlike(a: Estimate, b: Pick<Estimate, 'mean' | 'mcse'>): void {
  expect(Math.abs(a.mean - b.mean) / Math.hypot(a.mcse, b.mcse)).toBeLessThan(4);
}

/** Three models, so many questions on which each has a departure of its own. */
export function simulated(questions: number, perPair: number, seed: number): Verdict[] {
  const random = createRandom(seed);
  const [names, strengths] = [
    ['a', 'b', 'c'],
    [0.8, 0, -0.8],
  ];
  return Array.from({ length: questions }).flatMap((_, q) => {
    const own = strengths.map((beta) => beta + random.normal());
    return [0, 1, 2].flatMap((i) =>
      Array.from({ length: perPair }, (): Verdict => {
        const j = (i + 1) % 3;
        const chance = 1 / (1 + Math.exp(own[j] - own[i]));
        return [q, names[i], names[j], random.uniform() < chance ? 'left' : 'right'];
      }),
    );
  });
}
