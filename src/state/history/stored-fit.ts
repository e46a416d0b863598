import { CaravanError } from '../../core/failure.ts';
import { identified } from '../../core/model/order-effect.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { intervalsOf } from '../../core/posterior/ranking/summary.ts';
import type { DataRecord, RunRecord } from '../../storage/records.ts';
import { fitModel } from '../fit/fitting/fit-model.ts';
import type { FitProgress, Fitted } from '../fit/fit-life.ts';
import { runs } from '../runs/runs.svelte.ts';
import type { Progress } from '../work/progress.ts';
import type { TaskOptions } from '../work/task.svelte.ts';

/** A finished fit as it is stored. */
export interface StoredFit {
  readonly run: RunRecord;
  readonly data: DataRecord;
  readonly draws: Draws | null;
}

/** @throws CaravanError `run-gone`; why it can't be used is said by `storageActs` as well */
export async function loadFit({ id }: Pick<RunRecord, 'id'>): Promise<StoredFit> {
  const stored = await runs.load(id);
  if (stored === null || !('draws' in stored)) throw new CaravanError({ kind: 'run-gone' });
  return stored;
}

/** The same data fitted once more with the same settings and seed. */
export async function fitAnew(
  { run, data }: StoredFit,
  { signal, onProgress }: TaskOptions<Progress>,
): Promise<Fitted> {
  const { counts } = data;
  const job = {
    ...{ counts, model: identified(counts, run.model), sampler: run.sampler },
    intervals: intervalsOf(run.summary),
  };
  const options = {
    signal,
    onProgress: (of: FitProgress): void => {
      onProgress(of.progress);
    },
  };
  return fitModel(job, options, 'none');
}
