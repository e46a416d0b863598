import type { RecordFlaw, StoreName } from '../../core/failure.ts';
import type { DamagedRecord } from '../damage.ts';
import type { SourceRecord, DrawsCheck } from '../records.ts';
import type { RawRecord } from '../stores.ts';

/** What only workers can check. */
export interface DeepChecks {
  readonly agrees: DrawsCheck;
  /** What is wrong with the Blobs of a source; null where nothing is. */
  readonly flawOfBlobs: (source: SourceRecord) => Promise<RecordFlaw | null>;
}

/** Looks at the records of some stores as they pass, one store after the other. */
export interface RecordChecks {
  readonly stores: readonly StoreName[];
  look(record: RawRecord): Promise<readonly DamagedRecord[]>;
  /** What only all of them together show. */
  end(): readonly DamagedRecord[];
}

export const ORPHAN = { kind: 'orphan' } as const;
export const MISPLACED = { kind: 'misplaced' } as const;

/** What was found of a record: nothing, or one thing. */
export function found(
  { store, key }: Pick<RawRecord, 'store' | 'key'>,
  name: string,
  flaw: RecordFlaw | null,
): readonly DamagedRecord[] {
  return flaw === null ? [] : [{ store, key, name, flaw }];
}
