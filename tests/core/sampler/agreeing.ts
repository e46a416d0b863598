import { expect } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import type { SamplerName } from '../../../src/core/sampler/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../counts-of.ts';

/** Samplers other than split HMC find the means and widths that it finds. */
export function expectAgreement(model: ModelSettings, others: readonly SamplerName[]): void {
  const fit = (sampler: SamplerName) =>
    fitAll(
      RAKUDA.counts,
      model,
      { ...DEFAULT_SAMPLER, sampler, draws: 1000, warmup: 300, seed: 8 },
      INTERVALS,
    ).summary;
  const split = fit('split-hmc');
  for (const sampler of others) {
    const other = fit(sampler);
    expect(other.diagnostics.converged).toBe(true);
    for (const row of split.rows) {
      const found = other.rows.find(({ model }) => model === row.model);
      const gap = ((found?.mean ?? NaN) - row.mean) / Math.hypot(found?.mcse ?? NaN, row.mcse);
      expect(Math.abs(gap)).toBeLessThan(4);
      expect(Math.abs((found?.sd ?? NaN) / row.sd - 1)).toBeLessThan(0.07);
    }
  }
}
