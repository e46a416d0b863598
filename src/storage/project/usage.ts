import type { StoreName } from '../../core/failure.ts';
import { pack } from '../packed.ts';
import type { RawRecord } from '../stores.ts';
import { placesOf, recordsAt, storedReader, textPlacesOf } from './belongings.ts';
import type { Place, RawReader } from './belongings.ts';
import { isObject } from './shared-runs.ts';

/** What a project's bytes are of: its questions and answers, what was judged, what was fitted. */
export type UsageKind = 'judgments' | 'texts' | 'fits' | 'sessions';

/** Bytes that a project takes up, by what they are of. */
export interface ProjectUsage extends Readonly<Record<UsageKind, number>> {
  /** Of all of it: what other projects have as well, which stays when this one is deleted. */
  readonly shared: number;
}

const KINDS: Readonly<Record<Exclude<StoreName, 'keys'>, UsageKind>> = {
  projects: 'judgments',
  data: 'judgments',
  sources: 'judgments',
  texts: 'texts',
  runs: 'fits',
  draws: 'fits',
  judging: 'sessions',
  judgingQuestions: 'sessions',
  replies: 'sessions',
  calls: 'sessions',
  asking: 'sessions',
  askedQuestions: 'sessions',
  answers: 'sessions',
  askCalls: 'sessions',
};

const UTF_8 = new TextEncoder();

/**
 * What each of these projects takes up, in the same order: bytes as they would stand in a file
 * before it is packed, for no browser tells what a record takes up on its disk. Of texts, which may
 * be a gigabyte, only the note of their size is read; every other record is read once, whichever
 * projects have it.
 */
export async function usageOf(
  projects: readonly string[],
  signal?: AbortSignal,
): Promise<readonly ProjectUsage[]> {
  const read = readingOnce(storedReader);
  const owned: (readonly Place[])[] = [];
  for (const id of projects) {
    signal?.throwIfAborted();
    const places = await placesOf(read, id);
    const texts = await textPlacesOf(read, places);
    owned.push([...places, ...texts.filter(isNote)]);
  }
  const all = new Map<string, { readonly place: Place; owners: number; bytes: number }>();
  for (const place of owned.flat()) {
    const name = nameOf(place);
    const known = all.get(name);
    if (known) known.owners++;
    else all.set(name, { place, owners: 1, bytes: 0 });
  }
  // Read store by store.
  const places = [...all.values()]
    .map(({ place }) => place)
    .sort((a, b) => (a.store < b.store ? -1 : Number(a.store > b.store)));
  for await (const records of recordsAt(read, places)) {
    signal?.throwIfAborted();
    for (const record of records) {
      const known = all.get(nameOf(record));
      if (known) known.bytes = bytesOf(record);
    }
  }
  return owned.map((places) => {
    const usage = { judgments: 0, texts: 0, fits: 0, sessions: 0, shared: 0 };
    for (const place of places) {
      const { owners = 1, bytes = 0 } = all.get(nameOf(place)) ?? {};
      if (place.store !== 'keys') usage[KINDS[place.store]] += bytes;
      if (owners > 1) usage.shared += bytes;
    }
    return usage;
  });
}

/** Lists of whole stores are the same for every project. */
function readingOnce(read: RawReader): RawReader {
  const lists = new Map<StoreName, Promise<unknown[]>>();
  return {
    ...read,
    getAll: (store) => {
      const list = lists.get(store) ?? read.getAll(store);
      lists.set(store, list);
      return list;
    },
  };
}

/** Whether it says how much is kept of a file's texts, and is no chunk of them. */
function isNote({ key }: Place): boolean {
  return Array.isArray(key) && key[2] === 'about';
}

function nameOf({ store, key }: Place): string {
  return JSON.stringify([store, key]);
}

function bytesOf({ store, value }: RawRecord): number {
  if (store === 'texts') {
    const size = isObject(value) ? value['size'] : 0;
    return typeof size === 'number' && size > 0 && Number.isFinite(size) ? size : 0;
  }
  const { json, parts } = pack(value);
  const beside = parts.reduce(
    (sum, part) => sum + (part instanceof Blob ? part.size : part.byteLength),
    0,
  );
  return UTF_8.encode(json).length + beside;
}
