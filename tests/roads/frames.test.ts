import { startSite } from '../remote/site.ts';
import { expect, test } from '../browser/harness.ts';
import { settled } from '../browser/journeys/judge/board.ts';

/* Another page, of the same site even, shows Caravan in a frame and hopes for a click. */

/** Runs in every frame before all else: what its storage is asked for. */
function recordStorage(): void {
  // An empty page has no storage.
  if (!isSecureContext) return;
  const asked: string[] = [];
  const doors: [of: object, name: string][] = [
    ...['getItem', 'setItem', 'removeItem'].map((name): [object, string] => [
      Storage.prototype,
      name,
    ]),
    [IDBFactory.prototype, 'open'],
    [CacheStorage.prototype, 'open'],
    [ServiceWorkerContainer.prototype, 'register'],
  ];
  for (const [of, name] of doors) {
    const original = Reflect.get(of, name) as (...input: unknown[]) => unknown;
    Reflect.set(of, name, function (this: unknown, ...input: unknown[]) {
      asked.push(name);
      return original.apply(this, input);
    });
  }
  Object.assign(window, { asked });
}

const asked = () => (window as unknown as { asked: string[] }).asked;

test('inside a page it shows a sentence and a link, and asks no storage', async ({ visit }) => {
  const { page, context } = await visit('hosted', { keepsOffline: true });
  await settled(page, 'Converged');
  const address = page.url();
  await context.addInitScript(recordStorage);
  const frame = `<iframe src="${address}#runs"></iframe>`;
  const site = await startSite({
    '/': { body: `<!doctype html><title>Prize</title>${frame}`, type: 'text/html' },
  });
  await page.goto(site.url.replace('127.0.0.1', 'localhost'));
  const inner = page.frameLocator('iframe');
  await inner.getByText('Caravan does not run inside another page').waitFor();
  await inner.getByText('ほかのページに埋め込まれた状態では動きません').waitFor();
  expect(await inner.locator('button, input, select, nav, [role=table]').count()).toBe(0);
  expect(await page.frames()[1].evaluate(asked)).toEqual([]);

  const opened = context.waitForEvent('page');
  await inner.getByRole('link', { name: 'Open Caravan in its own tab' }).click();
  const own = await opened;
  await own.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
  expect(own.url()).toBe(`${address}#runs`);
  await expect
    .poll(() => own.evaluate(asked))
    .toEqual(expect.arrayContaining(['getItem', 'open', 'register']));
  await site.stop();
});
