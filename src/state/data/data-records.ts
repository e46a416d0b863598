import { RAKUDA_2023_07_14 } from '../../core/samples/rakuda-2023-07-14.ts';
import { judgmentTotal, pairsByFirst } from '../../core/table/counts.ts';
import type { PairCounts } from '../../core/table/judgments.ts';
import { nextTask } from '../../next-task.ts';
import { fingerprintOfCounts } from '../../storage/fingerprint.ts';
import type { DataRecord, DataSource } from '../../storage/records.ts';

/* Data to be ranked, under the hash of their counts; loaded where some are made. */

/** The sample: Rakuda's ranking of 2023-07-14. */
export async function rakudaData(): Promise<DataRecord> {
  const { counts } = RAKUDA_2023_07_14;
  return {
    hash: await fingerprintOfCounts(counts),
    name: 'Rakuda 2023-07-14',
    sample: 'rakuda-2023-07-14',
    counts,
    source: null,
  };
}

/** What was read and edited, as the model's data. */
export async function importedData(
  name: string,
  source: DataSource | null,
  counts: PairCounts,
): Promise<DataRecord> {
  const hash = await fingerprintOfCounts(counts);
  // Whoever opens them asks both at once, and of half a million pairs each takes a while.
  for (const known of [judgmentTotal, pairsByFirst]) {
    await nextTask();
    known(counts);
  }
  await nextTask();
  return { hash, name, sample: null, counts, source };
}
