import { describe, expect, it } from 'vitest';
import { compareTieModels } from '../../../src/core/checks/tie-models.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../counts-of.ts';
import { TIES, judged, STRENGTHS, GRADED } from './graded-data.ts';

describe('a fit of grades', () => {
  it.each(TIES)('%s: NUTS, the ensemble and split HMC agree, and Laplace is near', (ties) => {
    const model: ModelSettings = { ...DEFAULT_MODEL, ties };
    const sampler = { ...DEFAULT_SAMPLER, seed: 3 };
    const of = (name: 'split-hmc' | 'nuts' | 'ensemble' | 'laplace', draws: number) =>
      fitAll(GRADED, model, { ...sampler, sampler: name, draws, warmup: 300 }, INTERVALS).summary;
    const [hmc, nuts, ensemble] = [of('split-hmc', 800), of('nuts', 500), of('ensemble', 300)];
    const laplace = of('laplace', 800);
    for (const { model: m, mean, sd, mcse } of hmc.rows) {
      for (const other of [nuts, ensemble]) {
        const row = other.rows.find((one) => one.model === m);
        const error = Math.hypot(mcse, row?.mcse ?? NaN);
        expect(Math.abs((row?.mean ?? NaN) - mean)).toBeLessThan(5 * error);
      }
      const row = laplace.rows.find((one) => one.model === m);
      expect(Math.abs((row?.mean ?? NaN) - mean)).toBeLessThan(0.2 * sd);
    }
  });
});

describe('models of grades by leave-one-out', () => {
  it('are compared by grade with each other, and by who won with those that know none', () => {
    const counts = judged(STRENGTHS, 'cumulative', { games: 12, ofTie: -1, strong: 0.8, seed: 2 });
    const { groups } = compareTieModels(counts, { ...DEFAULT_MODEL, ties: 'cumulative' }, 1);
    const named = (space: string) =>
      groups.find((group) => group.space === space)?.rows.map(({ ties }) => ties) ?? [];
    expect(new Set(named('grades'))).toEqual(new Set(TIES));
    expect(new Set(named('three-outcomes'))).toEqual(new Set([...TIES, 'davidson', 'rao-kupper']));
    expect(groups.map(({ judgments }) => judgments).at(-1)).toBe(144);
    const [best] = groups.find(({ space }) => space === 'grades')?.rows ?? [];
    expect(best.elpdLoo.sum).toBeLessThan(0);
    const won = groups.find(({ space }) => space === 'three-outcomes')?.rows ?? [];
    // Five verdicts are harder to foretell than three.
    expect(won.at(-1)?.elpdLoo.sum).toBeGreaterThan(best.elpdLoo.sum);
  });
});
