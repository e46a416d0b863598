import { RAKUDA_2023_07_14 } from '../../core/samples/rakuda-2023-07-14.ts';
import type { PairCounts } from '../../core/table/judgments.ts';
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
  return { hash: await fingerprintOfCounts(counts), name, sample: null, counts, source };
}
