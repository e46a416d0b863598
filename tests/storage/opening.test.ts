import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import type { IDBPDatabase } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { StorageClosed } from '../../src/core/failure.ts';
import { headOf } from '../../src/storage/record-checks.ts';
import { agrees, fitted } from './fitted.ts';
import { PROJECT } from './in-project.ts';

/** A page that has just been opened, and all that it was told of the database. */
async function freshPage() {
  vi.resetModules();
  const { database, watchDatabase } = await import('../../src/storage/database.ts');
  const { listRuns } = await import('../../src/storage/project/list-runs.ts');
  const { loadRun } = await import('../../src/storage/runs.ts');
  const told: (StorageClosed['reason'] | 'open')[] = [];
  watchDatabase((closed) => told.push(closed?.reason ?? 'open'));
  return { database, listRuns, loadRun, told };
}

/** Another tab that holds the database in a version and does not give way. */
function otherTab(version: number): Promise<IDBPDatabase> {
  return openDB('caravan', version, {
    upgrade(db) {
      for (const name of ['runs', 'judging', 'keys'])
        db.createObjectStore(name, { keyPath: name === 'keys' ? 'baseUrl' : 'id' });
      db.createObjectStore('data', { keyPath: 'hash' });
      db.createObjectStore('sources', { keyPath: 'id' });
      for (const name of ['draws', 'texts', 'judgingQuestions', 'replies', 'calls'])
        db.createObjectStore(name);
    },
  });
}

function closed(reason: StorageClosed['reason']) {
  return { failure: { kind: 'storage-closed', reason } };
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('runs of version 4 stay as they were', async () => {
  const old = await otherTab(4);
  const { run, data, draws } = await fitted(1);
  await old.put('runs', run);
  await old.put('data', data);
  await old.put('draws', draws, run.id);
  old.close();
  const { listRuns, loadRun } = await freshPage();
  expect(await listRuns(PROJECT)).toEqual({ sound: [headOf(run)], damaged: [] });
  expect(await loadRun(run.id, agrees)).toEqual({ run, data, draws });
});

it('a tab with an older version that does not give way is told; when it closes, all goes on', async () => {
  const old = await otherTab(4);
  const { database, listRuns, told } = await freshPage();
  await expect(database()).rejects.toMatchObject(closed('other-tab'));
  await expect(listRuns(PROJECT)).rejects.toMatchObject(closed('other-tab'));
  expect(told).toEqual(['other-tab']);
  old.close();
  await vi.waitFor(() => {
    expect(told).toEqual(['other-tab', 'open']);
  });
  expect(await listRuns(PROJECT)).toEqual({ sound: [], damaged: [] });
});

it('a tab with an older version that gives way is not noticed', async () => {
  const old = await otherTab(4);
  old.addEventListener('versionchange', () => {
    old.close();
  });
  const { listRuns, told } = await freshPage();
  expect(await listRuns(PROJECT)).toEqual({ sound: [], damaged: [] });
  expect(told).toEqual(['open']);
});

it('a newer version than this page’s is told as such', async () => {
  (await otherTab(1000)).close();
  const { database, listRuns, told } = await freshPage();
  await expect(database()).rejects.toMatchObject(closed('newer'));
  await expect(listRuns(PROJECT)).rejects.toMatchObject(closed('newer'));
  expect(told).toEqual(['newer', 'newer']);
});

it('this tab gives way to a newer version, and learns of it at once', async () => {
  const { database, told } = await freshPage();
  await database();
  const newer = await openDB('caravan', 1000);
  await vi.waitFor(() => {
    expect(told).toEqual(['open', 'newer']);
  });
  newer.close();
});

const REFUSED: readonly [what: string, error: unknown, reason: StorageClosed['reason']][] = [
  ['a private window', new DOMException('not allowed', 'SecurityError'), 'denied'],
  ['storage switched off', new DOMException('a mutation', 'InvalidStateError'), 'denied'],
  ['no room', new DOMException('full', 'QuotaExceededError'), 'no-room'],
  ['a damaged disk', new DOMException('backing store', 'UnknownError'), 'broken'],
  ['an upgrade that was undone', new DOMException('aborted', 'AbortError'), 'broken'],
];
for (const [what, error, reason] of REFUSED)
  it(`${what} is told, and the next call tries again`, async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw error;
    });
    const { database, listRuns, told } = await freshPage();
    await expect(database()).rejects.toMatchObject(closed(reason));
    open.mockRestore();
    expect(await listRuns(PROJECT)).toEqual({ sound: [], damaged: [] });
    expect(told).toEqual([reason, 'open']);
  });

it('a browser without any storage is told', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const { database } = await freshPage();
  await expect(database()).rejects.toMatchObject(closed('denied'));
});
