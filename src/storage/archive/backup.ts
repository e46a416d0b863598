import { countRecords, recordsOf } from '../all-records.ts';
import { STORES, isStoreName } from '../stores.ts';
import type { RawRecord } from '../stores.ts';
import { isArchived } from './format.ts';
import { writeArchive } from './write.ts';
import type { WholeArchiveOptions } from './write.ts';

/** All that is stored but keys, as one file. */
export async function writeBackup(options: WholeArchiveOptions): Promise<Blob> {
  const stores = Object.keys(STORES).filter(isStoreName).filter(isArchived);
  const total = await countRecords(stores);
  let done = 0;
  async function* records(): AsyncGenerator<readonly RawRecord[]> {
    for (const store of stores) {
      for await (const part of recordsOf(store)) {
        yield part;
        done += part.length;
        options.onProgress?.(done, total);
      }
    }
  }
  return writeArchive('backup', records(), options);
}
