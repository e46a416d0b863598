import { CaravanError } from '../../core/failure.ts';
import { filesIn, placesOf } from '../project/belongings.ts';
import type { RawReader } from '../project/belongings.ts';
import type { ProjectRecord } from '../records.ts';
import { isProject } from '../shapes/flaws.ts';
import type { RawRecord } from '../stores.ts';
import { ARCHIVE_FAILURES } from './format.ts';
import { recordsOfPart } from './read.ts';
import type { Archive } from './read.ts';

/** What a project file holds, but the texts, which may be large. */
export interface ProjectContents {
  readonly project: ProjectRecord;
  /** The project’s own among them. */
  readonly records: readonly RawRecord[];
}

/**
 * Reads all of a project file but texts, and sees that it holds what belongs to its one project and
 * nothing else.
 * @throws CaravanError `project-file`
 */
export async function contentsOf(archive: Archive): Promise<ProjectContents> {
  const records: RawRecord[] = [];
  const texts: RawRecord[] = [];
  for (const part of archive.parts) {
    const isOfTexts = part.store === 'texts';
    for await (const batch of recordsOfPart(part))
      if (isOfTexts) texts.push(...batch.map(({ store, key }) => ({ store, key, value: null })));
      else records.push(...batch);
  }
  const project = records.at(0)?.value;
  const damaged = new CaravanError(ARCHIVE_FAILURES.project.damaged);
  if (!isProject(project)) throw damaged;
  const places = await placesOf(readerOver(records), project.id);
  const files = new Set(
    records
      .filter(({ store }) => store === 'sources')
      .flatMap(({ value }) => filesIn(value).map(({ key, file }) => JSON.stringify([key, file]))),
  );
  const areOurs = texts.every(({ key }) => files.has(fileOf(key)));
  if (places.length !== records.length || !areOurs) throw damaged;
  return { project, records };
}

/** The file that a text is of, by its key: as JSON, which no two files share. */
export function fileOf(key: IDBValidKey): string {
  return JSON.stringify(Array.isArray(key) ? key.slice(0, 2) : key);
}

/** Reads records as if they were stored. */
function readerOver(records: readonly RawRecord[]): RawReader {
  const byPlace = new Map(records.map((one) => [placeOf(one), one.value]));
  return {
    get: (store, key) => Promise.resolve(byPlace.get(placeOf({ store, key }))),
    getAll: (store) =>
      Promise.resolve(records.filter((one) => one.store === store).map(({ value }) => value)),
    getAllKeys: (store, range) =>
      Promise.resolve(
        records
          .filter((one) => one.store === store && range.includes(one.key))
          .map(({ key }) => key),
      ),
  };
}

function placeOf({ store, key }: Pick<RawRecord, 'store' | 'key'>): string {
  return JSON.stringify([store, key]);
}
