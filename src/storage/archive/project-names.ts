import { storedReader } from '../project/belongings.ts';
import { SESSIONS, SESSION_STORES } from '../project/sessions.ts';
import { isObject } from '../project/shared-runs.ts';
import { ofSessions } from '../project/whole-project.ts';
import type { DataSource } from '../records.ts';
import { isData, isProject } from '../shapes/flaws.ts';
import type { RawRecord } from '../stores.ts';
import type { ProjectContents } from './project-contents.ts';
import { isSameRecord } from './same-record.ts';

/** Other ids, by those that a file has. */
interface Names {
  readonly project: string;
  readonly sessions: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * The same project under ids that nothing else has: the project's own and those of its runs of
 * judging and asking where they are taken, and of sources where another is there.
 */
export async function namedAnew({ project, records }: ProjectContents, newId: () => string) {
  const sessions = new Map<string, string>();
  const sources = new Map<string, string>();
  let id = project.id;
  for (const record of records) {
    const { store, key } = record;
    const there =
      typeof key === 'string' && RENAMED.has(store)
        ? await storedReader.get(store, key)
        : undefined;
    if (typeof key !== 'string' || there === undefined) continue;
    if (store === 'projects') id = newId();
    else if (store !== 'sources') sessions.set(key, newId());
    else if (!(await isSameRecord(record, { ...record, value: there }, [])))
      sources.set(key, newId());
  }
  const names = { project: id, sessions, sources };
  return { project: id, records: records.map((record) => named(record, names)) };
}

const RENAMED: ReadonlySet<string> = new Set([
  'projects',
  'sources',
  ...SESSIONS.map(({ records }) => records),
]);
const OF_SESSIONS: ReadonlySet<string> = new Set(SESSION_STORES);

function named(record: RawRecord, names: Names): RawRecord {
  const { store, key, value } = record;
  const { project, sessions, sources } = names;
  if (store === 'projects' && isProject(value))
    return { store, key: project, value: { ...value, id: project, source: renamed(value, names) } };
  if (store === 'data' && isData(value))
    return { store, key, value: { ...value, source: renamed(value, names) } };
  if (store === 'runs' && isObject(value))
    return { store, key, value: { ...value, projects: [project] } };
  if (store === 'sources' && typeof key === 'string' && isObject(value)) {
    const id = sources.get(key) ?? key;
    return { store, key: id, value: { ...value, id } };
  }
  if (!OF_SESSIONS.has(store)) return record;
  if (Array.isArray(key)) {
    const [run, ...rest] = key;
    return { store, key: [newName(run, sessions), ...rest], value };
  }
  const id = newName(key, sessions);
  return { store, key: id, value: isObject(value) ? { ...value, id, project } : value };
}

function newName(id: IDBValidKey, names: ReadonlyMap<string, string>): IDBValidKey {
  return typeof id === 'string' ? (names.get(id) ?? id) : id;
}

function renamed({ source }: { readonly source: DataSource | null }, names: Names) {
  if (source === null) return null;
  const { id } = source;
  return { ...ofSessions(source, names.sessions), id: names.sources.get(id) ?? id };
}
