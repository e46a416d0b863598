import { CaravanError } from '../../core/failure.ts';
import { placesOf, recordsAt, storedReader, textPlacesOf } from '../project/belongings.ts';
import { isObject } from '../project/shared-runs.ts';
import type { RawRecord } from '../stores.ts';
import { writeArchive } from './write.ts';
import type { WholeArchiveOptions } from './write.ts';

/**
 * A project with all that belongs to it, as one file; of keys there is nothing in it.
 * @throws CaravanError `project-gone`, `project-file`
 */
export async function writeProject(
  project: string,
  { savedAt, signal, onProgress }: WholeArchiveOptions,
): Promise<Blob> {
  const { total, records } = await projectRecords(project);
  if (total === 0) throw new CaravanError({ kind: 'project-gone' });
  let done = 0;
  async function* counted(): AsyncGenerator<readonly RawRecord[]> {
    for await (const part of records) {
      yield part;
      onProgress?.((done += part.length), total);
    }
  }
  return writeArchive('project', counted(), { savedAt, ...(signal && { signal }) });
}

/** All records of a project, as its file has them: with nothing of other projects. */
export async function projectRecords(project: string) {
  const places = await placesOf(storedReader, project);
  const all = [...places, ...(await textPlacesOf(storedReader, places))];
  async function* records(): AsyncGenerator<readonly RawRecord[]> {
    for await (const part of recordsAt(storedReader, all))
      yield part.map((one) => aloneIn(project, one));
  }
  return { total: all.length, records: records() };
}

/** A fit as if no other project had it. */
function aloneIn(project: string, record: RawRecord): RawRecord {
  const { store, value } = record;
  if (store !== 'runs' || !isObject(value)) return record;
  return { ...record, value: { ...value, projects: [project] } };
}
