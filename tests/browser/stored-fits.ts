import type { Page } from 'playwright-core';

export interface StoredFit {
  readonly id: string;
  /** As bytes in base64. */
  readonly draws: string;
  /** As JSON. */
  readonly summary: string;
}

/** The finished fits as they are stored, by their ids. Many draws lie in a Blob (src/storage/large). */
export function storedFits(page: Page): Promise<StoredFit[]> {
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
    const runs = (await all('runs')) as { id: string; summary: object }[];
    const draws = (await all('draws')) as { values: Blob | BufferSource }[];
    const fits: { id: string; draws: string; summary: string }[] = [];
    for (const [at, { id, summary }] of runs.entries()) {
      const bytes = new Uint8Array(await new Response(draws[at].values).arrayBuffer());
      let letters = '';
      for (const byte of bytes) letters += String.fromCodePoint(byte);
      fits.push({ id, draws: btoa(letters), summary: JSON.stringify(summary) });
    }
    opened.close();
    return fits;
  });
}
