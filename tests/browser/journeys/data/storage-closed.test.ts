import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import type { Place, Visit, VisitOptions } from '../../harness.ts';
import { FEW_DRAWS } from '../../launch.ts';
import { readBoard, settled } from '../judge/board.ts';
import { storedIn } from './stored.ts';

/** A page of the same origin that is not Caravan: a picture of its own. */
const NEIGHBOUR = { path: 'icon.svg' };

type Visiting = (place: Place, options?: VisitOptions) => Promise<Visit>;

/** Holds all that is stored as a page of version 4 would that does not give way. */
async function holdAsOlder(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ended = <T>(asking: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asking.onsuccess = () => {
          resolve(asking.result);
        };
        asking.onerror = () => {
          reject(asking.error ?? new Error('unknown'));
        };
      });
    const now = await ended(indexedDB.open('caravan'));
    const since = ['projects', 'asking', 'askedQuestions', 'answers', 'askCalls'];
    const known = [...now.objectStoreNames].filter((name) => !since.includes(name));
    const stores = await Promise.all(
      known.map(async (name) => {
        const store = now.transaction(name).objectStore(name);
        const [keys, values] = await Promise.all([
          ended(store.getAllKeys()),
          ended(store.getAll() as IDBRequest<unknown[]>),
        ]);
        return { name, keyPath: store.keyPath, keys, values };
      }),
    );
    now.close();
    await ended(indexedDB.deleteDatabase('caravan'));
    const opening = indexedDB.open('caravan', 4);
    opening.onupgradeneeded = () => {
      for (const { name, keyPath, keys, values } of stores) {
        const store = opening.result.createObjectStore(name, { keyPath });
        values.forEach((value, at) => store.put(value, keyPath === null ? keys[at] : undefined));
      }
    };
    // Held, or the engine closes what nobody has a hold of.
    Object.assign(window, { held: await ended(opening) });
  });
}

/** The sample in few draws is stored, and held by an older page. */
async function openOlder(visit: Visiting): Promise<Visit> {
  const visited = await visit('hosted', NEIGHBOUR);
  const before = await openCaravan(visited.context, visited.page);
  await settled(before, 'Converged');
  await before.getByRole('link', { name: 'Runs' }).getByText('1').waitFor();
  await before.close();
  await holdAsOlder(visited.page);
  return visited;
}

/** Opens the database as a newer page would. */
async function openAsNewer(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('caravan', 1000);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
}

async function openCaravan(context: BrowserContext, neighbour: Page): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL('.', neighbour.url()).href);
  return page;
}

/** Opens a file where nobody has to be asked where it belongs. */
async function importFile(page: Page): Promise<void> {
  const text = 'model_a,model_b,wins_a,wins_b,ties\nx,y,30,20,1\ny,z,20,10,1\n';
  const file = { name: 'mine.csv', mimeType: '', buffer: Buffer.from(text) };
  await page.getByLabel('Open files').setInputFiles([file]);
  await page.getByText('3 models · 82 judgments').waitFor();
}

const alerts = (page: Page) => page.getByRole('alert');
const OLDER = 'An older version of Caravan is open in another tab';
const NEWER = 'A newer version of Caravan has been used in this browser';

test('an older tab that does not give way is told; once it is closed the page goes on with the last run', async ({
  visit,
}) => {
  const { page: older, context } = await openOlder(visit);
  // What is fitted anew is told from what is stored by its draws.
  await older.evaluate(() => {
    localStorage['caravan.preferences'] = JSON.stringify({ mostDraws: 1000 });
  });
  const page = await openCaravan(context, older);
  await alerts(page).getByText(OLDER).waitFor();
  // The page fits the sample as on a first visit.
  await settled(page, 'Converged');
  await page.getByText('4 chains × 1,000 draws').waitFor();
  expect(await alerts(page).count()).toBe(1);
  await page.getByRole('link', { name: 'Judge', exact: true }).click();
  await page.getByText('No files are open.').waitFor();
  expect(await alerts(page).count()).toBe(1);
  await page.getByRole('link', { name: 'Leaderboard' }).click();

  await older.close();
  await page.getByText(`4 chains × ${FEW_DRAWS} draws`).waitFor();
  await settled(page, 'Converged');
  expect(await alerts(page).count()).toBe(0);
  await page.getByRole('link', { name: 'Runs' }).getByText('1').waitFor();
});

test('what was done while an older tab was open is kept once it is closed', async ({ visit }) => {
  const { page: older, context } = await openOlder(visit);
  const page = await openCaravan(context, older);
  await alerts(page).getByText(OLDER).waitFor();
  await importFile(page);
  await settled(page, 'Converged');
  const board = await readBoard(page);
  expect(board.map(({ name }) => name)).toEqual(['x', 'y', 'z']);
  expect(await alerts(page).count()).toBe(1);

  await older.close();
  await page.getByRole('link', { name: 'Runs' }).getByText('2').waitFor();
  expect(await alerts(page).count()).toBe(0);
  await page.reload();
  await settled(page, 'Converged');
  expect(await readBoard(page)).toEqual(board);
  const { data, sources } = await storedIn(page);
  expect([data.length, sources.length]).toEqual([2, 1]);
});

test('a page older than what is stored says so and works without storage', async ({ visit }) => {
  const { page: newer, context } = await visit('hosted', NEIGHBOUR);
  await openAsNewer(newer);
  const page = await openCaravan(context, newer);
  await alerts(page).getByText(NEWER).waitFor();
  await settled(page, 'Converged');
  await importFile(page);
  await settled(page, 'Converged');
  expect(await alerts(page).count()).toBe(1);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('radiogroup', { name: 'Ties' }).getByText('Drop').click();
  await settled(page, 'Converged');
  // It is said once; where it matters it stands in its place.
  expect(await alerts(page).count()).toBe(0);
  await page.getByRole('link', { name: 'Runs' }).click();
  await page.getByText(NEWER).waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText(NEWER).waitFor();
});

test('a page gives way to a newer one, says so, and what it shows stays', async ({ visit }) => {
  const { page, context } = await visit('hosted');
  await settled(page, 'Converged');
  const newer = await context.newPage();
  await newer.goto(new URL('icon.svg', page.url()).href);
  await openAsNewer(newer);
  await alerts(page).getByText(NEWER).waitFor();
  await settled(page, 'Converged');
  await page.getByRole('radiogroup', { name: 'Ties' }).getByText('Drop').click();
  await settled(page, 'Converged');
  expect(await alerts(page).count()).toBe(1);
});

const REFUSED = [
  ['SecurityError', /does not let this page store anything \(said so\)/],
  ['UnknownError', /can’t open what is stored here \(said so\)/],
] as const;
for (const [name, words] of REFUSED)
  test(`without storage (${name}) the page says why and works`, async ({ visit }) => {
    const { page, context, looksRight } = await visit('hosted', NEIGHBOUR);
    await context.addInitScript((error) => {
      // What is set on one object goes with it in WebKit, which makes another.
      IDBFactory.prototype.open = () => {
        throw new DOMException('said so', error);
      };
    }, name);
    await page.goto(new URL('.', page.url()).href);
    await alerts(page).getByText(words).waitFor();
    await settled(page, 'Converged');
    await importFile(page);
    await settled(page, 'Converged');
    expect(await alerts(page).count()).toBe(1);
    if (name === 'SecurityError') await looksRight('without-storage');
  });

/** Counts how often the browser is asked to keep what is stored; it never agrees. */
async function countAsking(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    // Firefox runs this in the empty page before it, too.
    if (!isSecureContext) return;
    StorageManager.prototype.persist = () => {
      const asked = Number(sessionStorage.getItem('asked') ?? '0');
      sessionStorage.setItem('asked', String(asked + 1));
      return Promise.resolve(false);
    };
  });
}

const asked = (page: Page) => page.evaluate(() => sessionStorage.getItem('asked'));

test('persistent storage is asked for with the first import, once, and Settings tells', async ({
  visit,
}) => {
  const { page, context, axe } = await visit('hosted', NEIGHBOUR);
  await countAsking(context);
  await page.goto(new URL('.', page.url()).href);
  await settled(page, 'Converged');
  expect(await asked(page)).toBeNull();
  await importFile(page);
  await settled(page, 'Converged');
  await expect.poll(() => asked(page)).toBe('1');
  await page.getByRole('radiogroup', { name: 'Ties' }).getByText('Drop').click();
  await settled(page, 'Converged');
  await page.reload();
  await settled(page, 'Converged');
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New project' }).click();
  await page.getByRole('heading', { name: 'What next?' }).waitFor();
  await importFile(page);
  await settled(page, 'Converged');
  expect(await asked(page)).toBe('1');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText(/used of the .* that this browser allows/).waitFor();
  await page.getByText('Storage is not persistent').waitFor();
  await page.getByRole('button', { name: 'Ask for persistent storage' }).click();
  await page.getByText('The browser refused.').waitFor();
  expect(await asked(page)).toBe('2');
  expect(await axe()).toEqual([]);
});

test('persistent storage is asked for with the first judging session', async ({ visit }) => {
  const { page, context } = await visit('hosted', NEIGHBOUR);
  await countAsking(context);
  await page.goto(new URL('.', page.url()).href);
  await page.getByRole('link', { name: 'Judge', exact: true }).click();
  await page.getByRole('button', { name: 'Open the practice set' }).click();
  await page.getByText('36 judgments in total').waitFor();
  expect(await asked(page)).toBeNull();
  await page.getByRole('button', { name: 'Start judging' }).click();
  await page.getByRole('heading', { name: 'Which answer is better?' }).waitFor();
  await expect.poll(() => asked(page)).toBe('1');
});
