import { CaravanError } from '../core/failure.ts';
import type { DamagedRecordFailure, RecordFlaw, StoreName } from '../core/failure.ts';
import type * as Checks from './record-checks.ts';
import type * as Flaws from './shapes/flaws.ts';

/**
 * Whether records can be used: everything that reads them asks, by way of this file. What does
 * the asking is loaded with the first record, for its weight: shapes, which can be asked in a
 * transaction once they are there, and all that a record has to be, hashes included.
 */

/** A record that can't be used, and where it lies. */
export interface DamagedRecord extends Omit<DamagedRecordFailure, 'kind'> {
  readonly key: IDBValidKey;
}

/** What a list holds: the records that can be used, and those that can't. */
export interface Listing<T, D = DamagedRecord> {
  readonly sound: readonly T[];
  readonly damaged: readonly D[];
}

/** The checks of whole records. */
export function loadChecks(): Promise<typeof Checks> {
  return import('./record-checks.ts');
}

/** The checks of shapes. */
export function loadFlaws(): Promise<typeof Flaws> {
  return import('./shapes/flaws.ts');
}

/** @throws CaravanError damaged-record, where there is a flaw */
export function requireSound(store: StoreName, record: unknown, flaw: RecordFlaw | null): void {
  if (flaw) throw new CaravanError(damagedFailure(store, record, flaw));
}

export function damagedFailure(
  store: StoreName,
  record: unknown,
  flaw: RecordFlaw | null,
): DamagedRecordFailure {
  const found = flaw ?? { kind: 'shape', field: '' };
  return { kind: 'damaged-record', store, name: nameOf(record), flaw: found };
}

/** What a record is called; '' where it has no name, or none that can be read. */
export function nameOf(record: unknown): string {
  if (typeof record !== 'object' || record === null) return '';
  if ('name' in record && typeof record.name === 'string') return record.name;
  return 'baseUrl' in record && typeof record.baseUrl === 'string' ? record.baseUrl : '';
}
