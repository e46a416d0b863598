import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import type {} from './doors/main.ts';
import { buildDoors } from './doors/places.ts';
import { expect, test, unpacked } from './harness.ts';

const places = buildDoors();

/** A project of two fits, a run of judging and one of asking, as the page wrote it. */
const FILE = readFileSync(new URL('../golden/projects/version-6.caravan', import.meta.url));
const PROJECT = 'rakuda-2023-07-14';

/** Opens the file; gives the id of the project. */
function opened(page: Page): Promise<string> {
  return page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    return window.doors.projects.importProject(new Blob([bytes]));
  }, FILE.toString('base64'));
}

/** The project as a file, as base64. */
function saved(page: Page, project: string): Promise<string> {
  return page.evaluate(async (project) => {
    const file = await window.doors.projects.writeProject(project, { savedAt: 1e12 });
    const bytes = new Uint8Array(await file.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, project);
}

describe.each(places)('projects in a browser, %s', (_name, place) => {
  test('come from a file and go into one, equal to the byte', async ({ visit }) => {
    const { page } = await visit(place, { isFirst: true, onDisk: true });
    expect(await opened(page)).toBe(PROJECT);
    const first = await saved(page, PROJECT);
    await page.evaluate(() => window.doors.projects.deleteEverything());
    const again = await page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
      return window.doors.projects.importProject(new Blob([bytes]));
    }, first);
    expect(again).toBe(PROJECT);
    expect(await saved(page, PROJECT)).toBe(first);
    // A page that is opened again finds it as well.
    await page.reload();
    await unpacked(page);
    expect(await saved(page, PROJECT)).toBe(first);
  });

  test('are copied, deleted and brought back whole', async ({ visit }) => {
    const { page } = await visit(place, { isFirst: true });
    await opened(page);
    const before = await saved(page, PROJECT);
    const listed = await page.evaluate(async (project) => {
      const { projects } = window.doors;
      const copy = { id: 'copy', name: 'copy', createdAt: 7 };
      await projects.duplicateProject(project, copy, () => crypto.randomUUID());
      const whole = await projects.deleteProject(project);
      const { sound } = await projects.listRuns('copy');
      if (whole) await projects.restoreProject(whole);
      return sound.length;
    }, PROJECT);
    expect(listed).toBe(2);
    expect(await saved(page, PROJECT)).toBe(before);
  });
});

test('a database of version 5 opens as projects', async ({ visit }) => {
  const { page } = await visit(places[0][1], { isFirst: true });
  await opened(page);
  const caravan = page.url();
  // A page of the same origin that does not hold the database.
  await page.goto(new URL('icon.svg', caravan).href);
  await page.evaluate(async () => {
    const ended = <T>(asking: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        asking.onsuccess = () => {
          resolve(asking.result);
        };
      });
    const since6 = ['projects', 'asking', 'askedQuestions', 'answers', 'askCalls'];
    const now = await ended(indexedDB.open('caravan'));
    const names = [...now.objectStoreNames].filter((name) => !since6.includes(name));
    const stores = await Promise.all(
      names.map(async (name) => {
        const store = now.transaction(name).objectStore(name);
        const [keys, values] = await Promise.all([
          ended(store.getAllKeys()),
          ended(store.getAll() as IDBRequest<unknown[]>),
        ]);
        return { name, keyPath: store.keyPath, keys, values };
      }),
    );
    // In WebKit the bytes of a Blob go with the database that it was read from.
    for (const record of stores.flatMap(({ values }) => values as Record<string, unknown>[]))
      for (const [name, part] of Object.entries(record))
        if (part instanceof Blob)
          record[name] = new Blob([await part.arrayBuffer()], { type: part.type });
    now.close();
    await ended(indexedDB.deleteDatabase('caravan'));
    const opening = indexedDB.open('caravan', 5);
    opening.onupgradeneeded = () => {
      for (const { name, keyPath, keys, values } of stores) {
        const store = opening.result.createObjectStore(name, { keyPath });
        values.forEach((value, at) => {
          if (name === 'runs') Reflect.deleteProperty(value as object, 'projects');
          if (name === 'judging') Reflect.deleteProperty(value as object, 'project');
          store.put(value, keyPath === null ? keys[at] : undefined);
        });
      }
    };
    (await ended(opening)).close();
  });
  await page.goto(caravan);
  const found = await page.evaluate(async () => {
    const { judging, projects } = window.doors;
    const { sound, damaged } = await projects.listProjects();
    return Promise.all(
      sound.map(async ({ id, name }) => {
        const [fits, judged] = await Promise.all([projects.listRuns(id), judging.listRuns(id)]);
        const bad = [damaged, fits.damaged, judged.damaged].flat().length;
        return { id, name, fits: fits.sound.length, judged: judged.sound.length, bad };
      }),
    );
  });
  expect(found).toEqual([
    { id: 's', name: 'pairs', fits: 2, judged: 0, bad: 0 },
    { id: 'j', name: 'session', fits: 0, judged: 1, bad: 0 },
  ]);
});
