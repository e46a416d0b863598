import { fallbackFor, withWarning } from '../../core/fit/fallback.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import type { FitSummary, Intervals } from '../../core/posterior/ranking/summary.ts';
import type { GaussianApproximation } from '../../core/sampler/approximation/laplace.ts';
import { chainCounts } from '../../core/sampler/chain-counts.ts';
import { run } from '../../jobs.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { progressOf } from '../work/progress.ts';
import type { Progress } from '../work/progress.ts';
import type { TaskOptions } from '../work/task.svelte.ts';
import type { FitProgress, Fitted } from './fit-life.ts';

/** A model, the data it is fitted to, by which sampler, and how the draws are summed up. */
export type FitJob = Omit<Jobs['chain']['input'], 'chain' | 'approximation'> & {
  readonly intervals: Intervals;
};

/** What all chains of a run have in common. */
interface SamplingJob extends FitJob, Pick<Jobs['chain']['input'], 'approximation'> {
  readonly signal: AbortSignal;
}

/** What takes no longer than this (milliseconds) needs no progress, nor a preview. */
const SOON = 300;

/**
 * When the approximation is summed up for a preview: before the chains begin, where somebody waits
 * for first numbers; where others are on screen, once the chains turn out to take long; never.
 */
export type Previews = 'first' | 'late' | 'none';

/** A whole fit in workers: an approximation, which is shown as a preview, and the chains. */
export async function fitModel(
  { sampler, ...job }: FitJob,
  { signal, onProgress }: TaskOptions<FitProgress>,
  previews: Previews = 'first',
): Promise<Fitted> {
  const started = performance.now();
  let preview: FitSummary | null = null;
  let latest: Progress | null = null;
  const tell = (progress: Progress): void => {
    latest = progress;
    onProgress({ preview, progress });
  };
  const options = {
    signal,
    onProgress({ done, total }: Jobs['approximate']['progress']) {
      const elapsed = performance.now() - started;
      if (elapsed > SOON) tell(progressOf(done, total, elapsed));
    },
  };
  let approximation: GaussianApproximation;
  if (previews === 'first') {
    ({ approximation, summary: preview } = await run('approximate', job, options));
  } else {
    const { model, counts } = job;
    const own = { model, counts: chainCounts(counts, model, sampler) };
    approximation = await run('approximation', own, options);
  }
  const show = async (): Promise<void> => {
    ({ summary: preview } = await run('approximate', { ...job, approximation }, { signal }));
    if (latest) tell(latest);
  };
  const late = previews === 'late' ? setTimeout(() => void show().catch(ignore), SOON) : undefined;
  try {
    const result = await sample({ ...job, sampler, approximation, signal }, tell);
    return { ...result, elapsed: performance.now() - started };
  } finally {
    clearTimeout(late);
  }
}

/** What keeps a preview from being made keeps the fit from it as well, which says so. */
const ignore = (): void => undefined;

/** All chains of a fit, each in a worker; where the sampler fails, NUTS in its place. */
async function sample(
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
  const report = () => {
    const sum = done.reduce((a, b) => a + b, 0);
    onProgress(progressOf(sum, total, performance.now() - started));
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
  const transfer = chains.flatMap(({ draws, energy, divergent, depth }) =>
    [draws, energy, divergent, depth].flatMap((column) => (column ? [column.buffer] : [])),
  );
  const drawn = { counts, model, sampler, chains, intervals, approximation };
  return run('summarise', drawn, {
    signal,
    transfer,
    answer: (part) =>
      run('describe', part, { signal, transfer: part.columns.slice(0, 1).map((c) => c.buffer) }),
  });
}
