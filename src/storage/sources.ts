import { loadFlaws, requireSound } from './damage.ts';
import { database, guarded, inOne, raw } from './database.ts';
import type { DataSource, SourceRecord, StoredSource } from './records.ts';
import { opened } from './platform/stored-blobs.ts';

/** Whether two are the same files with the same edits. */
export function isSameSource(one: DataSource | null, other: DataSource | null): boolean {
  const told = (source: DataSource | null) => JSON.stringify([source?.id, source?.edits]);
  return told(one) === told(other);
}

export async function saveSource(source: StoredSource): Promise<void> {
  const { storing } = await import('./platform/storing-blobs.ts');
  await storing([{ store: 'sources', key: source.id, value: source }], ([{ value }]) =>
    inOne(['sources'], (tx) => raw(tx).objectStore('sources').put(value)),
  );
}

/**
 * Null where it is gone.
 * @throws CaravanError damaged-record
 */
export async function loadSource(id: string): Promise<SourceRecord | null> {
  const { sourceFlaw } = await loadFlaws();
  const source = await guarded(async () => (await database()).get('sources', id));
  if (source === undefined) return null;
  requireSound('sources', source, sourceFlaw(source));
  return opened(source);
}
