import type { StoreName } from '../../core/failure.ts';
import { chunksOf, guarded, keysUnder, onlyAt, rawDatabase } from '../database.ts';
import type { RawTransaction } from '../database.ts';
import { STORES } from '../stores.ts';
import type { RawRecord } from '../stores.ts';
import { SESSIONS, isSessionOf } from './sessions.ts';
import { isObject, projectsOf, together } from './shared-runs.ts';

/** What reads records as they lie there: the database, or a transaction on what is asked for. */
export interface RawReader {
  get(store: StoreName, key: IDBValidKey): Promise<unknown>;
  getAll(store: StoreName): Promise<unknown[]>;
  getAllKeys(store: StoreName, range: IDBKeyRange): Promise<IDBValidKey[]>;
}

/** Where a record lies. */
export type Place = Pick<RawRecord, 'store' | 'key'>;

export function readerOf(tx: RawTransaction): RawReader {
  return {
    get: (store, key) => tx.objectStore(store).get(key),
    getAll: (store) => tx.objectStore(store).getAll(),
    getAllKeys: (store, range) => tx.objectStore(store).getAllKeys(range),
  };
}

/** Reads what is stored, one record after the other; between two the database may be opened anew. */
export const storedReader: RawReader = {
  get: (store, key) => guarded(async (): Promise<unknown> => (await rawDatabase()).get(store, key)),
  getAll: (store) => guarded(async () => (await rawDatabase()).getAll(store)),
  getAllKeys: (store, range) => guarded(async () => (await rawDatabase()).getAllKeys(store, range)),
};

/**
 * Where all lies that a project has but texts, what is needed by others first; its own record
 * stands at the head. What it shares with others is among it. None where the project is gone.
 */
export async function placesOf(read: RawReader, project: string): Promise<readonly Place[]> {
  const own = await read.get('projects', project);
  if (own === undefined) return [];
  const runs = (await read.getAll('runs')).filter(isObject);
  const fits = runs.filter((run) => projectsOf(run).includes(project));
  const ids = fits.map(({ id }) => id).filter(isText);
  const hashes = sorted(fits.map(({ dataHash }) => dataHash));
  const data = await Promise.all(hashes.map((hash) => read.get('data', hash)));
  const sources = sorted([own, ...data].map(sourceOf));
  const places = [
    ...[project].map((key): Place => ({ store: 'projects', key })),
    ...(await placesAt(read, 'data', hashes.map(onlyAt))),
    ...ids.map((key): Place => ({ store: 'runs', key })),
    ...(await placesAt(read, 'draws', ids.map(onlyAt))),
    ...(await placesAt(read, 'sources', sources.map(onlyAt))),
  ];
  for (const { records, parts, calls } of SESSIONS) {
    const sessions = (await read.getAll(records)).filter((one) => isSessionOf(project, one));
    places.push(...sessions.map(({ id }): Place => ({ store: records, key: id })));
    const ranges = sessions.map(({ id }) => keysUnder(id));
    for (const store of [...parts, calls]) places.push(...(await placesAt(read, store, ranges)));
  }
  return places;
}

/** Where the texts of the sources among these places lie. */
export async function textPlacesOf(
  read: RawReader,
  places: readonly Place[],
): Promise<readonly Place[]> {
  const files = new Map<string, IDBKeyRange>();
  for (const { store, key } of places) {
    const source = store === 'sources' ? await read.get(store, key) : null;
    for (const { key, file } of filesIn(source))
      files.set(JSON.stringify([key, file]), chunksOf(key, file));
  }
  return placesAt(read, 'texts', [...files.values()]);
}

/** The files of a source by which texts are stored. */
export function filesIn(
  source: unknown,
): readonly { readonly key: string; readonly file: string }[] {
  const files: unknown = isObject(source) ? source['files'] : null;
  if (!Array.isArray(files)) return [];
  return files.filter(
    (one): one is { key: string; file: string } =>
      isObject(one) && isText(one['key']) && isText(one['file']),
  );
}

/** The records that still are at these places, one store after the other, some at a time. */
export async function* recordsAt(
  read: RawReader,
  places: readonly Place[],
): AsyncGenerator<readonly RawRecord[]> {
  for (let from = 0; from < places.length;) {
    const { store } = places[from];
    const some = places.slice(from, from + STORES[store].page).filter((one) => one.store === store);
    const values = await Promise.all(some.map(({ key }) => read.get(store, key)));
    const found = some.map((place, at): RawRecord => ({ ...place, value: values[at] }));
    yield found.filter(({ value }) => value !== undefined);
    from += some.length;
  }
}

/**
 * Puts what belongs to a project to what is stored: fits that are there gain the projects that have
 * them, and what they are made of stays as it is; all else is new.
 * @param tx on all stores of the records
 */
export async function putBelongings(
  tx: RawTransaction,
  records: readonly RawRecord[],
): Promise<void> {
  for (const { store, key, value } of records) {
    const stored = tx.objectStore(store);
    const there: unknown = SHARED.has(store) ? await stored.get(key) : undefined;
    if (there === undefined) await stored.add(value, STORES[store].keyPath ? undefined : key);
    else if (store === 'runs' && isObject(there) && isObject(value))
      await stored.put({ ...there, projects: together(there, projectsOf(value)) });
  }
}

const SHARED: ReadonlySet<StoreName> = new Set(['runs', 'draws', 'data', 'sources']);

async function placesAt(
  read: RawReader,
  store: StoreName,
  ranges: readonly IDBKeyRange[],
): Promise<readonly Place[]> {
  const keys = await Promise.all(ranges.map((range) => read.getAllKeys(store, range)));
  return keys.flat().map((key) => ({ store, key }));
}

/** The id of the source of a project or of data, if it has one. */
function sourceOf(record: unknown): unknown {
  const source = isObject(record) ? record['source'] : null;
  return isObject(source) ? source['id'] : null;
}

/** Texts, each once and in order. */
function sorted(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.filter(isText))].sort();
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
