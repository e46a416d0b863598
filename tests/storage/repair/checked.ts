import { CaravanError } from '../../../src/core/failure.ts';
import { checkAll } from '../../../src/storage/check/all.ts';
import type { DamagedRecord } from '../../../src/storage/damage.ts';
import type { SourceRecord } from '../../../src/storage/records.ts';
import { benchmarkIn, tableIn } from '../../../workers/blobs.ts';
import { agrees } from '../filled.ts';

/** All that is damaged in the database, with what lies in Blobs. */
export async function checked(): Promise<DamagedRecord[]> {
  const found: DamagedRecord[] = [];
  for await (const part of checkAll({ agrees, flawOfBlobs }, 2)) found.push(...part.found);
  return found;
}

/** What a worker says of a source's Blobs. */
export async function flawOfBlobs({ table, benchmark }: SourceRecord) {
  try {
    await tableIn(table);
    await benchmarkIn(benchmark);
    return null;
  } catch (error) {
    if (error instanceof CaravanError && error.failure.kind === 'damaged-record')
      return error.failure.flaw;
    throw error;
  }
}
