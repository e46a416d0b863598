import { describe, expect, it } from 'vitest';
import { fallbackFor, withWarning } from '../../../src/core/fit/fallback.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { Diagnostics } from '../../../src/core/posterior/ranking/summary.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../counts-of.ts';

const GOOD: Diagnostics = {
  sampler: 'split-hmc',
  chains: 4,
  draws: 1000,
  rhatMax: 1.001,
  essBulkMin: 2000,
  essTailMin: 1500,
  divergences: 0,
  acceptance: 0.9,
  converged: true,
  warnings: [],
};

describe('the fallback', () => {
  it('leaves a good run alone', () => {
    expect(fallbackFor(GOOD, DEFAULT_SAMPLER)).toBe(null);
    expect(fallbackFor({ ...GOOD, acceptance: 0.6 }, DEFAULT_SAMPLER)).toBe(null);
  });

  it('is NUTS, for low acceptance and for chains that did not converge', () => {
    expect(fallbackFor({ ...GOOD, acceptance: 0.59 }, DEFAULT_SAMPLER)).toEqual({
      sampler: { ...DEFAULT_SAMPLER, sampler: 'nuts', warmup: 1000 },
      warning: { kind: 'fell-back', from: 'split-hmc', reason: 'acceptance' },
    });
    const failed = { ...GOOD, converged: false };
    const long = { ...DEFAULT_SAMPLER, warmup: 3000, seed: 9 };
    expect(fallbackFor(failed, long)).toEqual({
      sampler: { ...long, sampler: 'nuts' },
      warning: { kind: 'fell-back', from: 'split-hmc', reason: 'not-converged' },
    });
  });

  it('does not blame the sampler for too few draws', () => {
    const failed = { ...GOOD, converged: false };
    expect(fallbackFor(failed, { ...DEFAULT_SAMPLER, draws: 399 })).toBe(null);
    expect(fallbackFor(failed, { ...DEFAULT_SAMPLER, draws: 400 })).not.toBe(null);
  });

  it('does not blame the sampler for running alone', () => {
    const alone = { ...GOOD, chains: 1, converged: false };
    const sampler = { ...DEFAULT_SAMPLER, chains: 1, draws: 4000 };
    expect(fallbackFor(alone, sampler)).toBe(null);
    expect(fallbackFor({ ...alone, rhatMax: 1.02 }, sampler)).not.toBe(null);
  });

  it.each(['nuts', 'ensemble', 'laplace', 'mle'] as const)('never follows %s', (sampler) => {
    const settings = { ...DEFAULT_SAMPLER, sampler };
    expect(fallbackFor({ ...GOOD, converged: false, acceptance: 0.1 }, settings)).toBe(null);
  });

  it('puts its warning first', () => {
    const settings = { ...DEFAULT_SAMPLER, draws: 20 };
    const { summary } = fitAll(RAKUDA.counts, DEFAULT_MODEL, settings, INTERVALS);
    const warning = { kind: 'fell-back', from: 'split-hmc', reason: 'acceptance' } as const;
    const { diagnostics, rows } = withWarning(summary, warning);
    expect(diagnostics.warnings).toEqual([warning, ...summary.diagnostics.warnings]);
    expect(rows).toBe(summary.rows);
  });
});
