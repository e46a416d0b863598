import type { StorageClosed } from '../core/failure.ts';

/** By the names that the specification of IndexedDB and browsers give to exceptions. */
const REASONS: Readonly<Partial<Record<string, StorageClosed['reason']>>> = {
  VersionError: 'newer',
  QuotaExceededError: 'no-room',
  SecurityError: 'denied',
  NotAllowedError: 'denied',
  // What Firefox throws where storage is switched off.
  InvalidStateError: 'denied',
  // Where there is no IndexedDB at all.
  TypeError: 'denied',
  ReferenceError: 'denied',
};

/** What an error that came of opening the database means. */
export function closedBy(error: unknown): StorageClosed {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'storage-closed', reason: REASONS[name] ?? 'broken', message };
}
