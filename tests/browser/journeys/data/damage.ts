import type { Page } from 'playwright-core';
import { fitStored } from './stored.ts';

/** What is done to the run that was opened last. */
export const KINDS = ['random draws', 'no summary', 'a median of NaN', 'unknown sampler'] as const;

/** Damages the run that was opened last. */
export async function damageLast(page: Page, kind: (typeof KINDS)[number]): Promise<void> {
  await fitStored(page);
  await page.evaluate(async (kind) => {
    interface Run {
      id: string;
      openedAt: number;
      summary: { rows: { median: number }[] };
      sampler: { sampler: string };
    }
    const asked = <T>(request: IDBRequest) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => {
          resolve(request.result as T);
        };
      });
    const db = await asked<IDBDatabase>(indexedDB.open('caravan'));
    const tx = db.transaction(['runs', 'draws'], 'readwrite');
    const runs = tx.objectStore('runs');
    const [last] = (await asked<Run[]>(runs.getAll())).sort((a, b) => b.openedAt - a.openedAt);
    if (kind === 'random draws') {
      const draws = await asked<{ values: Float64Array }>(tx.objectStore('draws').get(last.id));
      const values = draws.values.map((_, at) => Math.sin(at * 12.9898) / 2);
      await asked(tx.objectStore('draws').put({ ...draws, values }, last.id));
    } else {
      if (kind === 'no summary') Reflect.deleteProperty(last, 'summary');
      if (kind === 'a median of NaN') last.summary.rows[0].median = NaN;
      if (kind === 'unknown sampler') last.sampler.sampler = 'gibbs';
      await asked(runs.put(last));
    }
    db.close();
  }, kind);
}
