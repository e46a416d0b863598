import { judgmentTotal } from '../core/counts.ts';
import type { DataRecord, RunRecord, UnfittedRecord } from '../storage/database.ts';

/** What the session made, as it is listed and stored. `now`: milliseconds since 1970. */

/** @param id the hash of data, settings and seed */
export function fitRecord(
  id: string,
  data: DataRecord,
  fit: Pick<RunRecord, 'model' | 'sampler' | 'summary' | 'elapsed'>,
  now: number,
): RunRecord {
  return { ...factsOf(data), ...fit, id, finishedAt: now, openedAt: now };
}

export function unfittedRecord(
  data: DataRecord,
  settings: Pick<UnfittedRecord, 'model' | 'sampler' | 'isStopped'>,
  now: number,
): UnfittedRecord {
  const models = data.counts.models.length;
  const { model, sampler, isStopped } = settings;
  const times = { importedAt: now, openedAt: now };
  return {
    ...factsOf(data),
    ...times,
    id: data.hash,
    summary: null,
    models,
    model,
    sampler,
    isStopped,
  };
}

function factsOf({ name, hash, counts }: DataRecord) {
  return { name, dataHash: hash, dataName: name, judgments: judgmentTotal(counts) };
}
