import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { projectOf } from '../in-project.ts';

/** What the page listens to. */
let listeners: (readonly [type: string, listener: (event: object) => void])[] = [];

function fire(type: 'pagehide' | 'pageshow'): void {
  for (const [of, listener] of listeners) if (of === type) listener({ persisted: true });
}

beforeEach(() => {
  listeners = [];
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('onpagehide', null);
  vi.stubGlobal('addEventListener', (type: string, listener: (event: object) => void) => {
    listeners.push([type, listener]);
  });
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('a project whose file is being made when its page is left is read to its end on return', async () => {
  const { saveProject } = await import('../../../src/storage/projects.ts');
  const { projectRecords } = await import('../../../src/storage/archive/project-write.ts');
  const { database } = await import('../../../src/storage/database.ts');
  await saveProject(projectOf('left'));
  const { records } = await projectRecords('left');
  const before = await database();
  // What was read has ended by then.
  await new Promise((resolve) => setTimeout(resolve, 50));
  fire('pagehide');
  fire('pageshow');
  const found = [];
  for await (const part of records) found.push(...part.map(({ key }) => key));
  expect(found).toEqual(['left']);
  expect(await database()).not.toBe(before);
});
