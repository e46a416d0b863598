import type { Failure, StoreName } from '../../core/failure.ts';
import { digest } from '../platform/digest.ts';
import { sha256 } from '../platform/sha-256.ts';

/**
 * Stored records as one ZIP file, for backups, to rescue what is damaged, and for projects that go
 * from one browser to another:
 *
 *     manifest.json         what the file is, see Manifest
 *     STORE/0001.jsonl      records, one a line, see Line
 *     STORE/0001.bin        their bytes, one after the other; not there where they have none
 *     …
 *     sums.json             of every other entry its checksum, by name
 *
 * API keys are in no archive. A checksum is the SHA-256 of the SHA-256 of every piece of PIECE
 * bytes, one after the other, so that no entry has to be in memory whole.
 */
export interface Manifest {
  readonly caravan: ArchiveKind;
  readonly version: number;
  /** The database's version: the form of the records. */
  readonly database: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** All that a browser has, or some of it; or one project with all that belongs to it. */
export type ArchiveKind = 'backup' | 'project';

/** What is said of a file that is no sound archive of a kind. */
export const ARCHIVE_FAILURES = {
  backup: {
    damaged: { kind: 'damaged-backup' },
    newer: { kind: 'newer-backup' },
    otherKind: { kind: 'damaged-backup' },
    foreign: { kind: 'damaged-backup' },
    tooLarge: { kind: 'backup-too-large' },
  },
  project: {
    damaged: { kind: 'project-file', reason: 'damaged' },
    newer: { kind: 'project-file', reason: 'newer' },
    otherKind: { kind: 'project-file', reason: 'backup' },
    foreign: { kind: 'project-file', reason: 'no-project' },
    tooLarge: { kind: 'project-file', reason: 'too-large' },
  },
} as const satisfies Record<ArchiveKind, Record<string, Failure>>;

/** One record; see packed.ts for its key and value. */
export interface Line {
  /** Where its bytes begin in the entry beside this one, and how many there are. */
  readonly at: number;
  readonly size: number;
  readonly record: readonly [key: unknown, value: unknown];
}

export const ARCHIVE_VERSION = 1;
export const MANIFEST = 'manifest.json';
export const SUMS = 'sums.json';

/** A few milliseconds of work. */
const PIECE = 256 << 10;

export type ArchivedStore = Exclude<StoreName, 'keys'>;

export function isArchived(store: StoreName): store is ArchivedStore {
  return store !== 'keys';
}

/**
 * The checksum of an entry.
 * @param look sees every piece as it passes
 */
export async function sumOf(
  entry: Blob,
  look: (piece: Uint8Array<ArrayBuffer>) => void = () => undefined,
): Promise<string> {
  const sums: Uint8Array[] = [];
  for (let at = 0; at < entry.size; at += PIECE) {
    const piece = new Uint8Array(await entry.slice(at, at + PIECE).arrayBuffer());
    sums.push(await sha256(piece));
    look(piece);
  }
  return digest(sums);
}
