import { loadFlaws } from '../damage.ts';
import { database, guarded } from '../database.ts';
import type { DataRecord } from '../records.ts';

/** What is called how: the models in the order of their counts, and whether they are the sample’s. */
export type ModelsOfData = Pick<DataRecord, 'sample'> & {
  readonly counts: Pick<DataRecord['counts'], 'models'>;
};

/** The models of data by their hashes; not of data that are gone or can't be used. */
export async function modelsOfData(
  hashes: readonly string[],
): Promise<ReadonlyMap<string, ModelsOfData>> {
  const records = await guarded(async () => {
    const { store } = (await database()).transaction('data');
    return Promise.all(hashes.map((hash) => store.get(hash)));
  });
  const { dataFlaw } = await loadFlaws();
  return new Map(
    records.flatMap((data) => {
      if (data === undefined || dataFlaw(data)) return [];
      // Not the counts as well, which may be large.
      const { hash, sample, counts } = data;
      return [[hash, { sample, counts: { models: counts.models } }] as const];
    }),
  );
}
