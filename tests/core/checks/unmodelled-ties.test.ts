import { describe, expect, it } from 'vitest';
import { unmodelledTies } from '../../../src/core/checks/unmodelled-ties.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { TieModel } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';

describe('ties that the model has no outcome for', () => {
  it('are told from one in twenty on', () => {
    const few = countsOf([['a', 'b', 60, 35, 5]]);
    const many = countsOf([['a', 'b', 60, 34, 6]]);
    expect(unmodelledTies(few, 'half')).toBeNull();
    expect(unmodelledTies(many, 'half')).toBe(0.06);
    expect(unmodelledTies(many, 'drop')).toBe(0.06);
    expect(unmodelledTies(many, 'davidson')).toBeNull();
    expect(unmodelledTies(many, 'rao-kupper')).toBeNull();
  });

  it('make half wins estimate the expected score, and not the odds of a decided judgment', () => {
    // 1,200 to 400 decided, 1,600 ties: log-odds ln 3 where decided, an expected score of 0.625.
    const counts = countsOf([
      ['a', 'b', 600, 200, 800],
      ['b', 'a', 200, 600, 800],
    ]);
    const gap = (ties: TieModel): number => {
      const model = { ...DEFAULT_MODEL, ties, order: null };
      const sampler = { ...DEFAULT_SAMPLER, sampler: 'mle', draws: 200 } as const;
      const { rows } = fitAll(counts, model, sampler, INTERVALS).summary;
      return rows[0].median - rows[1].median;
    };
    expect(gap('half')).toBeCloseTo(Math.log(0.625 / 0.375), 6);
    for (const ties of ['drop', 'davidson'] as const) {
      expect(gap(ties)).toBeCloseTo(Math.log(3), 6);
    }
  });
});
