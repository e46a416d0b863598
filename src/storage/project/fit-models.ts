import { loadFlaws } from '../damage.ts';
import { database, guarded } from '../database.ts';

/**
 * The models of data by their hashes, in the order of their counts; not of data that are gone or
 * can't be used. Draws are left where they are.
 */
export async function modelsOfData(
  hashes: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const records = await guarded(async () => {
    const { store } = (await database()).transaction('data');
    return Promise.all(hashes.map((hash) => store.get(hash)));
  });
  const { dataFlaw } = await loadFlaws();
  return new Map(
    records.flatMap((data) =>
      data === undefined || dataFlaw(data) ? [] : [[data.hash, data.counts.models] as const],
    ),
  );
}
