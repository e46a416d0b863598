import type { RefitReport } from '../../core/history/first-difference.ts';
import { run as runJob } from '../../jobs.ts';
import { hashesOf } from '../../storage/record-checks.ts';
import type { RunHead, RunRecord } from '../../storage/records.ts';
import type { Progress } from '../work/progress.ts';
import { Task } from '../work/task.svelte.ts';
import type { TaskOptions } from '../work/task.svelte.ts';
import { ChosenFit } from './chosen-fit.svelte.ts';
import { fitAnew, loadFit } from './stored-fit.ts';

/** What became of a fit that was made once more. */
export interface Refitted {
  readonly run: RunRecord;
  /** The models of its data, by index. */
  readonly models: readonly string[];
  readonly report: RefitReport;
  /** Whether draws and summary are what they were, to the last bit. */
  readonly isSame: boolean;
  /** Whether the draws were kept, and not only their hash. */
  readonly wereKept: boolean;
  /** Whether the draws are what they were; null where neither they nor their hash were kept. */
  readonly areDrawsSame: boolean | null;
  /** SHA-256 of the draws made now, hexadecimal. */
  readonly drawsHash: string | null;
  /** The version of this page, and the one that made the fit, where that is known. */
  readonly version: string;
  readonly madeWith: string | null;
}

/** An old fit that the reader has made once more. */
class Refitting {
  readonly chosen = new ChosenFit((fits) => fits.at(-1));
  readonly #task = new Task<Refitted>();

  readonly life = $derived(this.#task.life);

  async begin(): Promise<void> {
    const { fit } = this.chosen;
    if (fit === null || fit.stanFiles !== undefined) return;
    await this.#task.begin((options) => refit(fit, options));
  }

  stop(): void {
    this.#task.stop();
  }
}

export const refitting = new Refitting();

async function refit(fit: RunHead, options: TaskOptions<Progress>): Promise<Refitted> {
  const stored = await loadFit(fit);
  options.signal.throwIfAborted();
  const anew = await fitAnew(stored, options);
  const { run, draws, data } = stored;
  const { drawsHash = null } = await hashesOf(anew.summary, anew.draws);
  const pair = { stored: { summary: run.summary, draws }, anew };
  const report = await runJob('refitReport', pair, { signal: options.signal });
  const isHashKnown = draws === null && run.drawsHash !== undefined;
  const areDrawsSame =
    draws !== null ? report.draws === null : isHashKnown ? run.drawsHash === drawsHash : null;
  return {
    ...{ run, report, areDrawsSame, drawsHash, models: data.counts.models },
    isSame: areDrawsSame !== false && report.summary === null,
    wereKept: draws !== null,
    version: __APP_VERSION__,
    madeWith: run.madeWith ?? null,
  };
}
