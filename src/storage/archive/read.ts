import * as v from 'valibot';
import { CaravanError } from '../../core/failure.ts';
import type { StoreName } from '../../core/failure.ts';
import { unpack } from '../packed.ts';
import { STORES, isStoreName } from '../stores.ts';
import type { RawRecord } from '../stores.ts';
import { RECORDS_VERSION } from '../version.ts';
import { ARCHIVE_FAILURES, ARCHIVE_VERSION, MANIFEST, SUMS, isArchived, sumOf } from './format.ts';
import type { ArchiveKind, ArchivedStore, Line, Manifest } from './format.ts';
import { contentOf, entriesOf } from './zip-content.ts';
import type { ZipEntry } from '../../core/formats/containers/archive/zip-directory.ts';

/** Some records of a store, checked, and still packed. */
export interface ArchivedPart {
  readonly store: ArchivedStore;
  readonly lines: Blob;
  readonly bytes: Blob;
}

export interface Archive {
  readonly manifest: Manifest;
  readonly parts: readonly ArchivedPart[];
  readonly records: number;
}

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const manifestShape: v.GenericSchema<unknown, Manifest> = v.object({
  caravan: v.picklist(['backup', 'project']),
  version: whole,
  database: whole,
  savedAt: whole,
});

const lineShape: v.GenericSchema<unknown, Line> = v.object({
  at: whole,
  size: whole,
  record: v.strictTuple([v.unknown(), v.unknown()]),
});

/**
 * Opens an archive and checks all of it, so that nothing is restored of one that is damaged.
 * @param onProgress in bytes
 * @throws CaravanError as ARCHIVE_FAILURES has them for the kind
 */
export async function readArchive(
  file: Blob,
  kind: ArchiveKind,
  {
    signal,
    onProgress,
  }: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, total: number) => void },
): Promise<Archive> {
  try {
    return await checked(file, kind, (done) => {
      signal?.throwIfAborted();
      onProgress?.(done, file.size);
    });
  } catch (error) {
    if (error instanceof CaravanError || signal?.aborted) throw error;
    const { damaged, foreign } = ARCHIVE_FAILURES[kind];
    throw new CaravanError((await beginsAsArchive(file)) ? damaged : foreign);
  }
}

/** Whether a file begins with the manifest, which is written first: its end may be lost. */
async function beginsAsArchive(file: Blob): Promise<boolean> {
  const head = await file.slice(0, ENTRY_HEAD + MANIFEST.length).text();
  return head.startsWith('PK') && head.endsWith(MANIFEST);
}

/** Bytes of a ZIP entry before its name. */
const ENTRY_HEAD = 30;

/** What kind of archive a file says that it is; null where it is none, or cut off. */
export async function archiveKindOf(file: Blob): Promise<ArchiveKind | null> {
  try {
    return (await manifestOf(file, await entriesOf(file))).caravan;
  } catch {
    return null;
  }
}

async function manifestOf(file: Blob, entries: readonly ZipEntry[]): Promise<Manifest> {
  return v.parse(manifestShape, await jsonOf(file, entries, MANIFEST));
}

async function jsonOf(file: Blob, entries: readonly ZipEntry[], name: string): Promise<unknown> {
  const entry = entries.find((one) => one.name === name);
  if (!entry) throw new Error(`No ${name}.`);
  return JSON.parse(await (await contentOf(file, entry)).text());
}

async function checked(
  file: Blob,
  kind: ArchiveKind,
  report: (done: number) => void,
): Promise<Archive> {
  const contents = new Map<string, Blob>();
  const entries = await entriesOf(file);
  const manifest = await manifestOf(file, entries);
  if (manifest.caravan !== kind) throw new CaravanError(ARCHIVE_FAILURES[kind].otherKind);
  if (manifest.version > ARCHIVE_VERSION || manifest.database > RECORDS_VERSION)
    throw new CaravanError(ARCHIVE_FAILURES[kind].newer);
  const sums = new Map(
    Object.entries(v.parse(v.record(v.string(), v.string()), await jsonOf(file, entries, SUMS))),
  );
  let done = 0;
  for (const entry of entries) {
    if (entry.name === SUMS) continue;
    const content = await contentOf(file, entry);
    const sum = await sumOf(content, () => {
      report(done);
    });
    if (sum !== sums.get(entry.name)) throw new Error(`${entry.name} is not what it was.`);
    sums.delete(entry.name);
    contents.set(entry.name, content);
    report((done += entry.packed));
  }
  if (sums.size > 0) throw new Error('Entries are missing.');
  const parts = partsOf(contents);
  let records = 0;
  for (const part of parts) records += (await linesOf(part)).length;
  return { manifest, parts, records };
}

function partsOf(contents: ReadonlyMap<string, Blob>): ArchivedPart[] {
  return [...contents].flatMap(([name, lines]) => {
    if (!name.endsWith('.jsonl')) return [];
    const store = storeOf(name);
    return [{ store, lines, bytes: contents.get(name.replace(/jsonl$/, 'bin')) ?? new Blob() }];
  });
}

function storeOf(name: string): ArchivedStore {
  const store = name.slice(0, name.indexOf('/'));
  if (!isStoreName(store) || !isArchived(store)) throw new Error(`No store ${store}.`);
  return store;
}

/**
 * The records of a part, still packed.
 * @throws where one is not as archives have them
 */
export async function linesOf({ store, lines, bytes }: ArchivedPart): Promise<readonly Line[]> {
  const text = await lines.text();
  const found: Line[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const parsed = v.parse(lineShape, JSON.parse(line));
    const isInside = parsed.at + parsed.size <= bytes.size;
    if (!isInside || !isUnderKey(store, parsed)) throw new Error('No record.');
    found.push(parsed);
  }
  return found;
}

/** Whether a record that has its own key lies under it. */
function isUnderKey(store: StoreName, { record: [key, value] }: Line): boolean {
  const { keyPath } = STORES[store];
  if (keyPath === null) return true;
  const own = v.safeParse(v.object({ [keyPath]: v.string() }), value);
  return own.success && own.output[keyPath] === key;
}

/** The records of a part, some at a time: so many, or of so many bytes. */
export async function* recordsOfPart(part: ArchivedPart): AsyncGenerator<readonly RawRecord[]> {
  const { store, bytes } = part;
  let batch: RawRecord[] = [];
  let size = 0;
  for (const line of await linesOf(part)) {
    const [key, value] = line.record;
    const own = bytes.slice(line.at, line.at + line.size);
    // What is no key the database refuses.
    const place = (await unpack(key, own)) as IDBValidKey;
    batch.push({ store, key: place, value: await unpack(value, own) });
    size += line.size;
    if (batch.length < BATCH && size < MAX_BYTES) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

const BATCH = 100;
const MAX_BYTES = 16 << 20;
