import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';
import { storedIn } from './stored.ts';

/** Each of twelve models against each on so many questions. */
function battles(questions: number): string {
  const models = Array.from({ length: 12 }, (_, m) => `model ${String(m)}`);
  const rows = Array.from({ length: questions }, (_, q) =>
    models.flatMap((left, a) =>
      models
        .slice(a + 1)
        .map(
          (right, b) => `q${String(q)},${left},${right},${(a + b + q) % 3 ? 'model_a' : 'model_b'}`,
        ),
    ),
  );
  return `question_id,model_a,model_b,winner\n${rows.flat().join('\n')}\n`;
}

/** From now on the page counts the workers that are ended while they read files. */
function countEnds(page: Page): Promise<void> {
  return page.evaluate(() => {
    const reading = new WeakSet<Worker>();
    const { postMessage, terminate } = Worker.prototype as unknown as Record<
      string,
      (...given: readonly unknown[]) => void
    >;
    let ended = 0;
    Worker.prototype.postMessage = function (this: Worker, ...given: readonly unknown[]) {
      const [request] = given as [{ readonly name?: string }];
      if (request.name === 'import') reading.add(this);
      Reflect.apply(postMessage, this, given);
    };
    Worker.prototype.terminate = function (this: Worker) {
      if (reading.has(this)) document.documentElement.dataset['ended'] = String(++ended);
      Reflect.apply(terminate, this, []);
    };
  });
}

const heading = (page: Page, name: string) => page.locator('header').getByText(name).first();

test('data whose counts by question are millions of bytes are there after a reload', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const buffer = Buffer.from(battles(1000));
  await page.getByLabel('Open files').setInputFiles([{ name: 'many.csv', mimeType: '', buffer }]);
  await heading(page, 'many.csv').waitFor();
  await settled(page, 'Converged');
  const packed = async () =>
    page.evaluate(async () => {
      const opening = indexedDB.open('caravan');
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const all = opening.result.transaction('data').objectStore('data').getAll();
      await new Promise((resolve) => (all.onsuccess = resolve));
      opening.result.close();
      return (all.result as readonly { readonly bytes?: Blob }[]).map(
        ({ bytes }) => bytes?.size ?? 0,
      );
    });
  // Of each of 66,000 rows two places and three counts; the sample's stay as they are.
  await expect.poll(async () => Math.max(...(await packed()))).toBeGreaterThan(66_000 * 32);

  await page.reload();
  await heading(page, 'many.csv').waitFor();
  await settled(page, 'Converged');
  await page.getByRole('link', { name: /^Data/ }).click();
  await page.getByText('12 models · 66,000 judgments').waitFor();
  await expect(page.getByRole('alert').count()).resolves.toBe(0);
});

test('a large file that is stopped, packed or not, is read no further and leaves nothing', async ({
  visit,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-large-'));
  // Some seconds of reading, of which Stop needs one.
  const all = Buffer.alloc(400_000_000, battles(100));
  writeFileSync(join(folder, 'plain.csv'), all);
  writeFileSync(join(folder, 'packed.csv.gz'), gzipSync(all, { level: 1 }));
  try {
    const { page } = await visit('hosted');
    await settled(page, 'Converged');
    const before = await storedIn(page);
    await countEnds(page);
    for (const [at, name] of ['plain.csv', 'packed.csv.gz'].entries()) {
      await page.getByLabel('Open files').setInputFiles(join(folder, name));
      await page.getByRole('progressbar', { name: `Reading ${name}` }).waitFor();
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByText('Reading was stopped').waitFor();
      // With the worker all goes that it had in memory.
      await page.locator(`html[data-ended="${String(at + 1)}"]`).waitFor({ state: 'attached' });
      expect(await storedIn(page)).toEqual(before);
    }
    await settled(page, 'Converged');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
