import type { ProjectRecord } from '../../src/storage/records.ts';

/** The project that stored things belong to: the one that is open on a first visit. */
export const PROJECT = 'rakuda-2023-07-14';

export function projectOf(id: string, part: Partial<ProjectRecord> = {}): ProjectRecord {
  return { id, name: id, sample: null, createdAt: 1, openedAt: 1, source: null, ...part };
}
