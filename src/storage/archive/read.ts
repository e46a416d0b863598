import * as v from 'valibot';
import { CaravanError } from '../../core/failure.ts';
import type { StoreName } from '../../core/failure.ts';
import { VERSION } from '../database.ts';
import { STORES, isStoreName } from '../stores.ts';
import { ARCHIVE_VERSION, MANIFEST, SUMS, isArchived, sumOf } from './format.ts';
import type { ArchivedStore, Line, Manifest } from './format.ts';
import { contentOf, entriesOf } from './zip-content.ts';

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
  caravan: v.literal('backup'),
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
 * @throws CaravanError damaged-backup, newer-backup
 */
export async function readArchive(
  file: Blob,
  {
    signal,
    onProgress,
  }: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, total: number) => void },
): Promise<Archive> {
  try {
    return await checked(file, (done) => {
      signal?.throwIfAborted();
      onProgress?.(done, file.size);
    });
  } catch (error) {
    if (error instanceof CaravanError || signal?.aborted) throw error;
    throw new CaravanError({ kind: 'damaged-backup' });
  }
}

async function checked(file: Blob, report: (done: number) => void): Promise<Archive> {
  const contents = new Map<string, Blob>();
  const entries = await entriesOf(file);
  const jsonOf = async (name: string): Promise<unknown> => {
    const entry = entries.find((one) => one.name === name);
    if (!entry) throw new Error(`No ${name}.`);
    return JSON.parse(await (await contentOf(file, entry)).text());
  };
  const manifest = v.parse(manifestShape, await jsonOf(MANIFEST));
  if (manifest.version > ARCHIVE_VERSION || manifest.database > VERSION)
    throw new CaravanError({ kind: 'newer-backup' });
  const sums = new Map(
    Object.entries(v.parse(v.record(v.string(), v.string()), await jsonOf(SUMS))),
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
