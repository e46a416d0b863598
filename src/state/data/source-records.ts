import { CaravanError } from '../../core/failure.ts';
import type { DataSource, SourceRecord } from '../../storage/records.ts';
import { loadSource, saveSource } from '../../storage/sources.ts';
import { storage } from '../page/storage.svelte.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';

/** What was read of files: the last in memory, all of them in storage as long as it lasts. */
class SourceRecords {
  /** Blobs of the set on the page, so that they need not come from storage. */
  #last: SourceRecord | null = null;

  constructor() {
    const again = () => this.#last && void this.keep(this.#last);
    storage.whenBack(again);
    storageActs.whenRoom(again);
  }

  /** Keeps what was read; without room for it the page goes on with what it has in memory. */
  async keep(record: SourceRecord): Promise<boolean> {
    this.#last = record;
    return (await storageActs.guard(() => saveSource(record).then(() => true))) ?? false;
  }

  /** @throws CaravanError source-gone, where it is not kept any more */
  async of({ id }: DataSource): Promise<SourceRecord> {
    if (this.#last?.id === id) return this.#last;
    const record = await loadSource(id);
    if (!record) throw new CaravanError({ kind: 'source-gone' });
    this.#last = record;
    return record;
  }
}

export const sourceRecords = new SourceRecords();
