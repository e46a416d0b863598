import { fallbackFor, withWarning } from '../../../core/fit/fallback.ts';
import { SUMMING } from '../../../core/fit/summing.ts';
import type { Draws } from '../../../core/posterior/draws/draws.ts';
import type { FitSummary, Intervals } from '../../../core/posterior/ranking/summary.ts';
import { chainCounts } from '../../../core/sampler/chain-counts.ts';
import { run } from '../../../jobs.ts';
import type { Jobs } from '../../../../workers/protocol.ts';
import { progressOf } from '../../work/progress.ts';
import type { Progress } from '../../work/progress.ts';

/** A model, the data it is fitted to, by which sampler, and how the draws are summed up. */
export type FitJob = Omit<Jobs['chain']['input'], 'chain' | 'approximation'> & {
  readonly intervals: Intervals;
};

/** What all chains of a run have in common. */
interface SamplingJob extends FitJob, Pick<Jobs['chain']['input'], 'approximation'> {
  readonly signal: AbortSignal;
}

/** All chains of a fit, each in a worker; where the sampler fails, NUTS in its place. */
export async function sample(
  job: SamplingJob,
  onProgress: (progress: Progress) => void,
): Promise<{ draws: Draws; summary: FitSummary }> {
  const started = performance.now();
  const result = await runChains(job, started, onProgress);
  const fallback = fallbackFor(result.summary.diagnostics, job.sampler);
  if (fallback === null) return result;
  const second = await runChains({ ...job, sampler: fallback.sampler }, started, onProgress);
  return { ...second, summary: withWarning(second.summary, fallback.warning) };
}

/** One run of all chains, with progress, and its summary. */
async function runChains(
  { signal, intervals, ...job }: SamplingJob,
  started: number,
  onProgress: (progress: Progress) => void,
): Promise<{ draws: Draws; summary: FitSummary }> {
  const { counts, model, sampler, approximation } = job;
  const total = sampler.chains * (sampler.draws + sampler.warmup);
  const done = new Array<number>(sampler.chains).fill(0);
  let summed = 0;
  const report = () => {
    const sum = done.reduce((a, b) => a + b, summed * SUMMING * total);
    onProgress(progressOf(sum, (1 + SUMMING) * total, performance.now() - started));
  };
  report();
  const own = { ...job, counts: chainCounts(counts, model, sampler) };
  const chains = await Promise.all(
    done.map((_, chain) =>
      run(
        'chain',
        { ...own, chain },
        {
          signal,
          onProgress: (progress) => {
            // A sampler counts in steps of its own.
            done[chain] = (total / sampler.chains) * (progress.done / progress.total);
            report();
          },
        },
      ),
    ),
  );
  done.fill(total / sampler.chains);
  report();
  const transfer = chains.flatMap(({ draws, energy, divergent, depth }) =>
    [draws, energy, divergent, depth].flatMap((column) => (column ? [column.buffer] : [])),
  );
  const drawn = { counts, model, sampler, chains, intervals, approximation };
  return run('summarise', drawn, {
    signal,
    transfer,
    onProgress: (told) => {
      if ('columns' in told) return;
      summed = told.done / told.total;
      report();
    },
    answer: async (told) => {
      if (!('columns' in told)) return undefined;
      const [{ buffer }] = told.columns;
      return run('describe', told, { signal, transfer: [buffer] });
    },
  });
}
