import type { StoreName } from '../../core/failure.ts';
import { chunksOf, keysUnder } from '../database.ts';
import type { RawTransaction } from '../database.ts';
import { STORES } from '../stores.ts';
import type { RawRecord } from '../stores.ts';
import { projectsOf, together } from './shared-runs.ts';
import { SESSIONS, isSessionOf } from './sessions.ts';

/** What reads records as they lie there: the database, or a transaction. */
export interface RawReader {
  get(store: StoreName, key: IDBValidKey): Promise<unknown>;
  getAll(store: StoreName, range?: IDBKeyRange | null, count?: number): Promise<unknown[]>;
  getAllKeys(store: StoreName, range?: IDBKeyRange | null, count?: number): Promise<IDBValidKey[]>;
}

/** @param tx on all stores that are asked for */
export function readerOf(tx: RawTransaction): RawReader {
  return {
    get: (store, key) => tx.objectStore(store).get(key),
    getAll: (store, range, count) => tx.objectStore(store).getAll(range, count),
    getAllKeys: (store, range, count) => tx.objectStore(store).getAllKeys(range, count),
  };
}

type Part = readonly RawRecord[];
type Fields = Readonly<Partial<Record<string, unknown>>>;

/**
 * The fits of a project with their data and draws, and its own record, which stands first. What it
 * shares with others is among it.
 */
export async function* fitsOf(read: RawReader, project: string): AsyncGenerator<Part> {
  const own = await read.get('projects', project);
  if (own === undefined) return;
  yield [{ store: 'projects', key: project, value: own }];
  const runs = (await read.getAll('runs')).filter(
    (run): run is Fields => isObject(run) && projectsOf(run).includes(project),
  );
  const records = runs.flatMap((value): RawRecord[] =>
    typeof value['id'] === 'string' ? [{ store: 'runs', key: value['id'], value }] : [],
  );
  const hashes = new Set(runs.map((run) => run['dataHash']).filter((hash) => isText(hash)));
  yield* recordsAt(read, 'data', [...hashes].sort());
  yield records;
  yield* recordsAt(
    read,
    'draws',
    records.map(({ key }) => key),
  );
}

/**
 * The sources that records use: of the project, or of its data.
 * @param records as `fitsOf` gives them
 */
export async function* sourcesOf(read: RawReader, records: Part): AsyncGenerator<Part> {
  const ids = records.flatMap(({ store, value }) => {
    const isUser = store === 'projects' || store === 'data';
    const source = isUser && isObject(value) ? value['source'] : null;
    return isObject(source) && isText(source['id']) ? [source['id']] : [];
  });
  yield* recordsAt(read, 'sources', [...new Set(ids)].sort());
}

/** The texts of the files of sources, some at a time. */
export async function* textsOf(read: RawReader, sources: Part): AsyncGenerator<Part> {
  const files = sources.flatMap(({ value }) => {
    const files = isObject(value) && Array.isArray(value['files']) ? value['files'] : [];
    return files.flatMap((file: unknown): [string, string][] => {
      if (!isObject(file) || !isText(file['key']) || !isText(file['file'])) return [];
      return [[file['key'], file['file']]];
    });
  });
  const byPlace = new Map(files.map((file) => [JSON.stringify(file), file]));
  for (const [key, file] of byPlace.values()) yield* recordsIn(read, 'texts', chunksOf(key, file));
}

/** The runs of judging and asking of a project with all that lies beside them, store by store. */
export async function* sessionsOf(read: RawReader, project: string): AsyncGenerator<Part> {
  for (const { records, parts, calls } of SESSIONS) {
    const own = (await read.getAll(records)).filter((one) => isSessionOf(project, one));
    yield own.map((value) => ({ store: records, key: value.id, value }));
    for (const store of [...parts, calls])
      for (const { id } of own) yield* recordsIn(read, store, keysUnder(id));
  }
}

/** Those of these records that are there, one at a time. */
async function* recordsAt(
  read: RawReader,
  store: StoreName,
  keys: readonly IDBValidKey[],
): AsyncGenerator<Part> {
  for (const key of keys) {
    const value = await read.get(store, key);
    if (value !== undefined) yield [{ store, key, value }];
  }
}

/** All records in a range, some at a time. */
async function* recordsIn(
  read: RawReader,
  store: StoreName,
  range: IDBKeyRange,
): AsyncGenerator<Part> {
  const keys = await read.getAllKeys(store, range);
  const { page } = STORES[store];
  for (let from = 0; from < keys.length; from += page) {
    const some = keys.slice(from, from + page);
    const values = await Promise.all(some.map((key) => read.get(store, key)));
    const found = some.map((key, at): RawRecord => ({ store, key, value: values[at] }));
    yield found.filter(({ value }) => value !== undefined);
  }
}

/**
 * Puts what belongs to a project to what is stored: fits that are there gain the projects that have
 * them, and what they are made of stays as it is; all else is new.
 * @param tx on all stores of the records
 */
export async function putBelongings(tx: RawTransaction, records: Part): Promise<void> {
  for (const { store, key, value } of records) {
    const records = tx.objectStore(store);
    const isShared =
      store === 'runs' || store === 'data' || store === 'draws' || store === 'sources';
    const there: unknown = isShared ? await records.get(key) : undefined;
    if (there === undefined) await records.add(value, STORES[store].keyPath ? undefined : key);
    else if (store === 'runs' && isObject(there) && isObject(value)) {
      await records.put({ ...there, projects: together(there, projectsOf(value)) });
    }
  }
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
