import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';

/* What a browser, a private window or plain http lacks, taken from one that has all. */

const FILE = Array.from({ length: 48 }, (_, row) =>
  JSON.stringify({
    ...{ question_id: `q${String(row % 12)}`, question: `Question ${String(row % 12)}?` },
    ...{ model_a: 'alpha', answer_a: `Answer A ${String(row)}` },
    ...{ model_b: ['beta', 'gamma'][row % 2], answer_b: `Answer B ${String(row)}` },
    ...{ judge: 'j', winner: row % 3 === 0 ? 'model_b' : 'model_a' },
  }),
).join('\n');

/** Code of a worker that can read no Blob, as those of WebKit are on a page from a file. */
const BLIND = `
  const refused = () => Promise.reject(new DOMException('I/O', 'NotReadableError'));
  Object.assign(Blob.prototype, { arrayBuffer: refused, text: refused });
  Blob.prototype.stream = () => { throw new DOMException('I/O', 'NotReadableError'); };
`;

async function blindWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript((blind) => {
    const before = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (given) =>
      before(
        given instanceof Blob && given.type.startsWith('text/javascript')
          ? new Blob([`{${blind}}`, given], { type: given.type })
          : given,
      );
  }, BLIND);
}

/** As over plain http, and in a private window of WebKit. */
async function withoutMeans(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    for (const [owner, name] of [
      [Crypto.prototype, 'subtle'],
      [Crypto.prototype, 'randomUUID'],
      [Navigator.prototype, 'storage'],
      [Navigator.prototype, 'locks'],
      [Navigator.prototype, 'clipboard'],
      [Navigator.prototype, 'serviceWorker'],
      [window, 'caches'],
    ] as const) {
      Reflect.deleteProperty(owner, name);
      if (name in owner) Object.defineProperty(owner, name, { value: undefined });
    }
    for (const method of ['put', 'add'] as const) {
      const before = IDBObjectStore.prototype[method];
      IDBObjectStore.prototype[method] = function (value: unknown, key?: IDBValidKey) {
        const isRefused =
          typeof value === 'object' &&
          value !== null &&
          Object.values(value).some((one) => one instanceof Blob);
        if (isRefused) this.transaction.abort();
        return before.call(this, value, key);
      };
    }
  });
}

async function open(page: Page): Promise<void> {
  await page
    .locator('#open-files')
    .setInputFiles({ name: 'own.jsonl', mimeType: '', buffer: Buffer.from(FILE) });
  await page.locator('header').getByText('own.jsonl').waitFor();
  await settled(page, 'Converged');
}

/** The texts of a judgment, and nothing that went wrong. */
async function readOne(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Inspect' }).click();
  await page.getByText('48 judgments', { exact: true }).waitFor();
  await page.getByText('Question 0?').first().click();
  await page.getByText('Answer A 0', { exact: true }).first().waitFor();
  expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
}

test('in one file whose workers can read no Blob, files are opened, ranked and read', async ({
  visit,
}) => {
  const { page, context } = await visit('single');
  await blindWorkers(context);
  await page.reload();
  await settled(page, 'Converged');
  await open(page);
  await readOne(page);
  await page.reload();
  await page.getByText('Answer A 0', { exact: true }).first().waitFor();
  expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
});

test('without what secure pages have, where no Blob is stored, files are ranked, kept and read', async ({
  visit,
}) => {
  const { page, context } = await visit('hosted', { isFirst: true });
  await withoutMeans(context);
  await page.evaluate(() => {
    indexedDB.deleteDatabase('caravan');
  });
  await page.reload();
  await settled(page, 'Converged');
  // Nor is the page kept.
  expect(await page.locator('nav .promise').innerText()).toMatch(/^Data leaves/);
  await open(page);
  await readOne(page);
  await page.reload();
  await page.getByText('Answer A 0', { exact: true }).first().waitFor();

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Save a backup' }).waitFor();
  await page.getByRole('heading', { name: 'Models on this device' }).waitFor();
  await page.getByText('No models yet.').waitFor();
  expect(await page.locator('.failed-part').count()).toBe(0);
  expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
});
