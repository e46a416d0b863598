import { describe } from 'vitest';
import { expect, test } from '../harness.ts';
import { settled } from '../journeys/judge/board.ts';
import { isInstalled } from './engine.ts';

/** Questions with an answer of each model; the first wins two times of three. */
const FILE = Array.from({ length: 36 }, (_, row) =>
  JSON.stringify({
    ...{ question_id: `q${row % 12}`, question: `Question ${row % 12}?` },
    ...{ model_a: 'alpha', answer_a: `Answer A ${row}` },
    ...{ model_b: 'beta', answer_b: `Answer B ${row}` },
    ...{ judge: 'j', winner: row % 3 === 0 ? 'model_b' : 'model_a' },
  }),
).join('\n');

/* Of WebKit's private windows: their database takes no Blobs (src/storage/README.md). */
describe.skipIf(!isInstalled('webkit'))('webkit, or it is not installed here', () => {
  test('a private window ranks a file, keeps its texts while it is open, and forgets them', async ({
    visit,
  }) => {
    const { page } = await visit('hosted', { engine: 'webkit', isPrivate: true });
    await settled(page, 'Converged');
    const refusal = await page.evaluate(async () => {
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('no reason'));
        });
      const opening = indexedDB.open('blobs');
      opening.onupgradeneeded = () => opening.result.createObjectStore('blobs');
      const db = await asked(opening);
      const put = () =>
        db
          .transaction('blobs', 'readwrite')
          .objectStore('blobs')
          .put(new Blob(['x']), 1);
      return asked(put()).then(
        () => 'none',
        (error: unknown) => String(error),
      );
    });
    expect(refusal).toMatch(/blob/i);
    await page
      .getByLabel('Open files')
      .setInputFiles({ name: 'own.jsonl', mimeType: '', buffer: Buffer.from(FILE) });
    await page.locator('header').getByText('own.jsonl').waitFor();
    await settled(page, 'Converged');
    await page.getByRole('link', { name: 'Inspect', exact: true }).click();
    await page.getByText('Question 0?').first().click();
    await page.getByText('Answer A 0', { exact: true }).first().waitFor();
    await page.reload();
    await page.locator('header').getByText('own.jsonl').waitFor();
    await page.getByText('Answer A 0', { exact: true }).first().waitFor();
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);

    const next = await visit('hosted', { engine: 'webkit', isPrivate: true });
    await settled(next.page, 'Converged');
    expect(await next.page.locator('header').innerText()).not.toContain('own.jsonl');
  });
});
