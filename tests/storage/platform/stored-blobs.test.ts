import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { restoreArchive } from '../../../src/storage/archive/restore.ts';
import { readArchive } from '../../../src/storage/archive/read.ts';
import { writeBackup } from '../../../src/storage/archive/backup.ts';
import { database } from '../../../src/storage/database.ts';
import type { SourceRecord } from '../../../src/storage/records.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { loadSource, saveSource } from '../../../src/storage/sources.ts';
import { storing } from '../../../src/storage/platform/storing-blobs.ts';
import { CaravanError } from '../../../src/core/failure.ts';

const record: SourceRecord = {
  ...{ id: 's', files: [{ key: 'k', file: 'x.csv' }], savedAt: 1 },
  ...{ table: new Blob(['the table']), benchmark: new Blob(['{}']) },
};

/** As the database of a private window in WebKit: a transaction with a Blob is undone. */
function refuseBlobs(): void {
  const stores = IDBObjectStore.prototype as unknown as Record<
    string,
    (this: IDBObjectStore, ...args: readonly unknown[]) => IDBRequest
  >;
  for (const method of ['put', 'add']) {
    const before = stores[method];
    vi.spyOn(stores, method).mockImplementation(function (this: IDBObjectStore, ...args) {
      const [value] = args;
      const hasBlob = Object.values(value as object).some((one) => one instanceof Blob);
      const request = before.apply(this, args);
      const inner = this.transaction as unknown as { _abort: (name: string) => void };
      if (hasBlob) inner._abort('UnknownError');
      return request;
    });
  }
}

async function textsOf(id: string): Promise<readonly unknown[]> {
  const source = await loadSource(id);
  return [await source?.table.text(), await source?.benchmark.text(), source?.files];
}

async function kinds(): Promise<readonly boolean[]> {
  const there = await (await database()).get('sources', 's');
  return [there?.table instanceof ArrayBuffer, there?.benchmark instanceof ArrayBuffer];
}

beforeEach(deleteEverything);
afterEach(() => {
  vi.restoreAllMocks();
});

describe('where the database takes no Blobs', () => {
  it('a source is stored in buffers, and read as any other', async () => {
    refuseBlobs();
    await saveSource(record);
    expect(await kinds()).toEqual([true, true]);
    expect(await textsOf('s')).toEqual(['the table', '{}', record.files]);
  });

  it('a backup is the same as elsewhere, and comes back in both', async () => {
    await saveSource(record);
    expect(await kinds()).toEqual([false, false]);
    const elsewhere = await writeBackup({ savedAt: 1e12 });
    await deleteEverything();
    refuseBlobs();
    const archive = await readArchive(elsewhere, 'backup', {});
    expect(await restoreArchive(archive, {})).toMatchObject({ added: 1, same: 0, kept: [] });
    expect(await kinds()).toEqual([true, true]);
    // There already, the same.
    expect(await restoreArchive(archive, {})).toMatchObject({ added: 0, same: 1, kept: [] });
    const here = await writeBackup({ savedAt: 1e12 });
    expect(Buffer.from(await here.arrayBuffer())).toEqual(
      Buffer.from(await elsewhere.arrayBuffer()),
    );
    vi.restoreAllMocks();
    await deleteEverything();
    await restoreArchive(await readArchive(here, 'backup', {}), {});
    expect(await kinds()).toEqual([false, false]);
    expect(await textsOf('s')).toEqual(['the table', '{}', record.files]);
  });

  it('nothing is tried twice that fails for another reason', async () => {
    const failures = [
      new CaravanError({ kind: 'quota-exceeded' }),
      new CaravanError({ kind: 'storage', message: '' }),
    ];
    const records = [
      { store: 'sources', key: 's', value: record },
      { store: 'projects', key: 'p', value: { id: 'p' } },
    ] as const;
    for (const [at, failure] of failures.entries()) {
      let tries = 0;
      const failing = () => {
        tries++;
        return Promise.reject(failure);
      };
      await expect(storing([records[at]], failing)).rejects.toBe(failure);
      expect(tries).toBe(1);
    }
  });
});
