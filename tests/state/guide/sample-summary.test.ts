import { expect, it, vi } from 'vitest';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { judgmentTotal } from '../../../src/core/table/counts.ts';
import { sampleSummary } from '../../../src/state/guide/sample-summary.ts';

const run = vi.hoisted(() => vi.fn());
vi.mock('../../../src/jobs.ts', () => ({ run }));

const INTERVALS = { narrow: 0.68, wide: 0.95 };

it('computes a view once, anew for other intervals, and again where it failed', async () => {
  run.mockImplementation((_, { counts }: { readonly counts: PairCounts }) =>
    Promise.resolve({ summary: judgmentTotal(counts) }),
  );
  const once = await sampleSummary('these-1', INTERVALS);
  expect(await sampleSummary('these-1', INTERVALS)).toBe(once);
  expect(run).toHaveBeenCalledTimes(1);
  expect(await sampleSummary('these-4', INTERVALS)).toBe(4 * Number(once));
  await sampleSummary('these-1', { narrow: 0.9, wide: 0.95 });
  expect(run).toHaveBeenCalledTimes(3);

  run.mockRejectedValueOnce(new Error('no worker'));
  await expect(sampleSummary('board', INTERVALS)).rejects.toThrow('no worker');
  expect(await sampleSummary('board', INTERVALS)).toBe(once);
});
