import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, figure, test } from '../harness.ts';
import { settled } from '../journeys/judge/board.ts';
import { ENGINES, isInstalled } from './engine.ts';

/** The one stored fit: its id, its draws as bytes in base64, its summary as JSON. */
function storedFit(page: Page): Promise<{ id: string; draws: string; summary: string }> {
  return page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('caravan');
      opening.onsuccess = () => resolve(opening.result);
    });
    const all = (name: string) =>
      new Promise<unknown[]>((resolve) => {
        const asking = opened.transaction(name).objectStore(name).getAll();
        asking.onsuccess = () => resolve(asking.result as unknown[]);
      });
    const [run] = (await all('runs')) as { id: string; summary: object }[];
    const [{ values }] = (await all('draws')) as { values: Float64Array }[];
    opened.close();
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    let letters = '';
    for (const byte of bytes) letters += String.fromCodePoint(byte);
    return { id: run.id, draws: btoa(letters), summary: JSON.stringify(run.summary) };
  });
}

test('the same data, settings and seed give the same bytes in every engine', async ({ visit }) => {
  const fits = new Map<string, Awaited<ReturnType<typeof storedFit>>>();
  for (const engine of ENGINES) {
    if (!isInstalled(engine)) continue;
    for (const place of ['hosted', 'single'] as const) {
      const { page, context } = await visit(place, { engine, isFirst: true });
      await settled(page, 'Converged');
      await page.getByRole('link', { name: 'Runs' }).getByText('1').waitFor();
      fits.set(`${engine}, ${place}`, await storedFit(page));
      await context.close();
    }
  }
  const [first] = fits.values();
  expect(Buffer.from(first.draws, 'base64').length).toBeGreaterThan(100_000);
  expect(first.summary.length).toBeGreaterThan(1000);
  for (const [where, fit] of fits) expect(fit, where).toEqual(first);
  const hash = createHash('sha256').update(first.draws).digest('hex').slice(0, 12);
  figure('same draws, summary and run', `${[...fits.keys()].join('; ')}: ${hash}`);
});
