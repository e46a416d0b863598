import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import { comparePublished } from '../../../../src/core/samples/published.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../../counts-of.ts';

describe('the ensemble', () => {
  it('repeats the published widths with the surplus coordinate, and says so', () => {
    const sampler = {
      ...DEFAULT_SAMPLER,
      sampler: 'ensemble-legacy',
      draws: 1000,
      warmup: 200,
    } as const;
    const { summary } = fitAll(RAKUDA.counts, RAKUDA_MODEL, sampler, INTERVALS);
    const { meanWidthRatio, largestMedianGap } = comparePublished(summary);
    expect(Math.abs(meanWidthRatio - 1)).toBeLessThan(0.03);
    expect(largestMedianGap).toBeLessThan(2);
    const { warnings } = summary.diagnostics;
    expect(warnings).toContainEqual({ kind: 'surplus-coordinate' });
    expect(warnings).not.toContainEqual(expect.objectContaining({ kind: 'low-acceptance' }));
  });
});
