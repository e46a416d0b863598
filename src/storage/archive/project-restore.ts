import { CaravanError } from '../../core/failure.ts';
import { chunksOf, inOne, raw } from '../database.ts';
import { SESSION_STORES } from '../project/sessions.ts';
import { storing } from '../platform/storing-blobs.ts';
import { filesIn, putBelongings, storedReader } from '../project/belongings.ts';
import { contentsOf, fileOf } from './project-contents.ts';
import type { ProjectContents } from './project-contents.ts';
import { namedAnew } from './project-names.ts';
import { projectRecords } from './project-write.ts';
import { recordsOfPart } from './read.ts';
import type { Archive } from './read.ts';
import type { RestoreOptions } from './restore.ts';
import { isSameRecord } from './same-record.ts';

/**
 * Stores the project of a file, all of it or nothing. Nothing that is there is replaced: where its
 * id is taken it gets another, unless all of it is there already, the same.
 * @param newId gives ids that nothing has
 * @returns the id of the project, which is there now
 * @throws CaravanError `project-file`, `storage`, `storage-closed`
 */
export async function restoreProjectFile(
  archive: Archive,
  newId: () => string,
  options: RestoreOptions,
): Promise<string> {
  const contents = await contentsOf(archive);
  const { id } = contents.project;
  if (await isThere(archive, id)) return id;
  const { project, records } = await namedAnew(contents, newId);
  const files = await filesWithoutTexts(contents);
  try {
    await addTexts(archive, new Set(files.map((file) => JSON.stringify(file))), options);
    // All that texts belong to comes at once, and last: what is cut off before shows nowhere.
    await storing(records, (storable) =>
      inOne([...STORES], (tx) => putBelongings(raw(tx), storable)),
    );
  } catch (error) {
    // What can't be taken back now is when a page begins next.
    await inOne(['texts'], async (tx) => {
      for (const [key, file] of files) await tx.objectStore('texts').delete(chunksOf(key, file));
    }).catch(() => undefined);
    if (error instanceof CaravanError && error.failure.kind === 'quota-exceeded')
      throw new CaravanError({ kind: 'project-file', reason: 'no-room' });
    throw error;
  }
  options.onProgress?.(archive.records, archive.records);
  return project;
}

const STORES = ['projects', 'runs', 'draws', 'data', 'sources', ...SESSION_STORES] as const;

/** Whether all of it is stored, the same but for when it was opened, and no more. */
async function isThere(archive: Archive, id: string): Promise<boolean> {
  const { total, records } = await projectRecords(id);
  if (total !== archive.records) return false;
  const theirs = oneByOne(archive.parts.map(recordsOfPart));
  for await (const own of oneByOne([records])) {
    const other = await theirs.next();
    if (other.done || !(await isSameRecord(own, other.value, ['openedAt']))) return false;
  }
  return true;
}

async function* oneByOne<T>(
  all: Iterable<AsyncIterable<readonly T[]>>,
): AsyncGenerator<T, undefined> {
  for (const parts of all) for await (const part of parts) yield* part;
}

type TextFile = readonly [key: string, file: string];

/** The files of which no text is stored; what is there of the others stays as it is. */
async function filesWithoutTexts({ records }: ProjectContents): Promise<readonly TextFile[]> {
  const found: TextFile[] = [];
  for (const { store, value } of records) {
    if (store !== 'sources') continue;
    for (const { key, file } of filesIn(value))
      if ((await storedReader.getAllKeys('texts', chunksOf(key, file))).length === 0)
        found.push([key, file]);
  }
  return found;
}

/** @param files those whose texts are added, as `fileOf` names them */
async function addTexts(
  { parts, records }: Archive,
  files: ReadonlySet<string>,
  { signal, onProgress }: RestoreOptions,
): Promise<void> {
  let done = 0;
  for (const part of parts) {
    if (part.store !== 'texts') continue;
    for await (const batch of recordsOfPart(part)) {
      signal?.throwIfAborted();
      const own = batch.filter(({ key }) => files.has(fileOf(key)));
      await inOne(['texts'], (tx) => putBelongings(raw(tx), own));
      onProgress?.((done += batch.length), records);
    }
  }
  signal?.throwIfAborted();
}
