import { loadFlaws, requireSound } from './damage.ts';
import { database, guarded, inOne } from './database.ts';
import type { DataSource, SourceRecord } from './records.ts';

/** Whether two are the same files with the same edits. */
export function isSameSource(one: DataSource | null, other: DataSource | null): boolean {
  const told = (source: DataSource | null) => JSON.stringify([source?.id, source?.edits]);
  return told(one) === told(other);
}

export async function saveSource(source: SourceRecord): Promise<void> {
  await inOne(['sources'], (tx) => tx.objectStore('sources').put(source));
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
  return source;
}
