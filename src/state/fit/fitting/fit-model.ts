import type { FitSummary } from '../../../core/posterior/ranking/summary.ts';
import type { GaussianApproximation } from '../../../core/sampler/approximation/laplace.ts';
import { chainCounts } from '../../../core/sampler/chain-counts.ts';
import { run } from '../../../jobs.ts';
import type { Jobs } from '../../../../workers/protocol.ts';
import { progressOf } from '../../work/progress.ts';
import type { Progress } from '../../work/progress.ts';
import type { TaskOptions } from '../../work/task.svelte.ts';
import type { FitProgress, Fitted } from '../fit-life.ts';
import type { FitJob } from './sample-chains.ts';

/** What takes no longer than this (milliseconds) needs no progress, nor a preview. */
const SOON = 300;
/** A preview of chains that are drawn within this (milliseconds) would keep them from it. */
const WORTH_A_PREVIEW = 1000;

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
  const approximated = async (): Promise<GaussianApproximation> => {
    if (previews === 'first') {
      const first = await run('approximate', job, options);
      preview = numbersOf(first);
      return first.approximation;
    }
    const { model, counts } = job;
    const own = { model, counts: chainCounts(counts, model, sampler) };
    return run('approximation', own, options);
  };
  // What comes after the first numbers is loaded beside them.
  const [approximation, { sample }] = await Promise.all([
    approximated(),
    import('./sample-chains.ts'),
  ]);
  const show = async (): Promise<void> => {
    preview = numbersOf(await run('approximate', { ...job, approximation }, { signal }));
    if (latest) tell(latest);
  };
  // Where all is nearly drawn it might come when the fit ends, which stops its worker, and the next fit
  // would begin with one that has compiled nothing yet.
  const showLate = (): void => {
    const left = latest?.done ? (latest.left ?? 0) : Infinity;
    if (left > WORTH_A_PREVIEW) void show().catch(ignore);
  };
  const late = previews === 'late' ? setTimeout(showLate, SOON) : undefined;
  try {
    const result = await sample({ ...job, sampler, approximation, signal }, tell);
    return { ...result, elapsed: performance.now() - started };
  } finally {
    clearTimeout(late);
  }
}

/** What can be shown of an approximation: null where it misleads. */
export function numbersOf({
  summary,
  isRough,
}: Pick<Jobs['approximate']['output'], 'summary' | 'isRough'>): FitSummary | null {
  return isRough ? null : summary;
}

/** What keeps a preview from being made keeps the fit from it as well, which says so. */
const ignore = (): void => undefined;
