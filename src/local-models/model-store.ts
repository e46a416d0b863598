import { CaravanError } from '../core/failure.ts';
import type { KeptModel, ModelFile } from '../core/judge/local/models.ts';

/** The one door to Cache Storage: the files of each model in a cache of their own. */

const PREFIX = 'caravan-model:';
/** Keys of caches are addresses; nobody is asked at this one. */
export const SHELF = 'https://models.invalid/';
const LABEL = `${SHELF}label.json`;

/** Pages that came over plain http are given none, and workers of some browsers no word of its size. */
const shelvesHere = (): { readonly caches?: CacheStorage } => globalThis;
const storageHere = (): { readonly storage?: StorageManager } => navigator;

/** The newest first. */
export async function keptModels(): Promise<readonly KeptModel[]> {
  const { caches: shelves } = shelvesHere();
  if (!shelves) return [];
  const names = (await shelves.keys()).filter((name) => name.startsWith(PREFIX));
  const labels = await Promise.all(
    names.map(async (name) => (await shelves.open(name)).match(LABEL)),
  );
  // Written by `label`, in this session or an earlier one.
  const models = await Promise.all(labels.map((label) => label?.json() as Promise<KeptModel>));
  return models.filter(Boolean).sort((a, b) => b.at - a.at);
}

/** Notes what a model is, before its files come and when all are there. */
export async function label(model: KeptModel): Promise<void> {
  const cache = await shelfOf(model);
  await guarded(model, cache.put(LABEL, new Response(JSON.stringify(model))));
}

export async function hasFile(model: KeptModel, { path }: ModelFile): Promise<boolean> {
  return (await fileOf(model, path)) !== undefined;
}

export async function fileOf(model: KeptModel, path: string): Promise<Response | undefined> {
  return (await shelfOf(model)).match(addressOf(path));
}

/** @throws CaravanError local-model `no-room` */
export async function keepFile(
  model: KeptModel,
  { path }: ModelFile,
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  const cache = await shelfOf(model);
  await guarded(model, cache.put(addressOf(path), new Response(body)));
}

export async function dropFile(model: KeptModel, { path }: ModelFile): Promise<void> {
  await (await shelfOf(model)).delete(addressOf(path));
}

export async function removeModel(key: string): Promise<null> {
  await shelvesHere().caches?.delete(PREFIX + key);
  return null;
}

/**
 * @throws CaravanError local-model `no-room` where the browser says that it has not so much,
 * `not-secure` where it keeps nothing at all
 */
export async function checkRoom(model: KeptModel, bytes: number): Promise<void> {
  await shelfOf(model);
  const { quota = Infinity, usage = 0 } = (await storageHere().storage?.estimate()) ?? {};
  if (quota - usage < bytes) throw noRoom(model, bytes);
}

async function shelfOf({ id, key }: Pick<KeptModel, 'id' | 'key'>): Promise<Cache> {
  const { caches: shelves } = shelvesHere();
  if (!shelves) throw new CaravanError({ kind: 'local-model', reason: 'not-secure', model: id });
  return shelves.open(PREFIX + key);
}

function addressOf(path: string): string {
  return SHELF + path.split('/').map(encodeURIComponent).join('/');
}

async function guarded(model: KeptModel, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError')
      throw noRoom(model, model.bytes);
    throw error;
  }
}

function noRoom({ id }: KeptModel, bytes: number): CaravanError {
  return new CaravanError({ kind: 'local-model', reason: 'no-room', model: id, bytes });
}
