import { CaravanError } from '../core/failure.ts';
import type { FileReport } from '../core/formats/file/report.ts';
import type { KeptFile, KeptParts, TextChunk, TextKind } from '../core/texts/keep-texts.ts';
import { ITEM_PARTS, NO_TEXTS, RECORD_PARTS } from '../core/table/record-texts.ts';
import type { RecordTexts } from '../core/table/record-texts.ts';
import { openChunk, partsIn } from '../core/texts/text-chunk.ts';
import { damagedFailure, loadFlaws } from './damage.ts';
import { chunksOf, chunksUpTo, database, guarded, inOne, keysUnder } from './database.ts';
import type { TextKey, TextsAbout } from './records.ts';

/** A file by its report's key and name. */
export type TextFile = Pick<FileReport, 'key' | 'file'>;

/** Stores a chunk, and counts it among what is kept of its file. */
export async function saveChunk(chunk: TextChunk, parts: KeptParts): Promise<void> {
  const { key, file, kind, first, texts, bytes } = chunk;
  const { isAbout } = await loadFlaws();
  await inOne(['texts'], async (tx) => {
    const kept = tx.objectStore('texts');
    const at: TextKey = [key, file, 'about', 0];
    const stored = await kept.get(at);
    // What can't be read counts as nothing, and is put right by what comes in its place.
    const before = isAbout(stored) ? stored : null;
    const about: TextsAbout = {
      texts: (before?.texts ?? 0) + texts,
      size: (before?.size ?? 0) + bytes.length,
      parts,
      isWhole: false,
    };
    await kept.put({ bytes }, [key, file, kind, first]);
    await kept.put(about, at);
  });
}

/** Notes that these files were read to their end. */
export async function finishTexts(files: readonly KeptFile[], parts: KeptParts): Promise<void> {
  await inOne(['texts'], async (tx) => {
    for (const { key, file, texts, bytes } of files) {
      const about = { texts, size: bytes, parts, isWhole: true };
      await tx.objectStore('texts').put(about, [key, file, 'about', 0]);
    }
  });
}

/**
 * What is kept of each of these files, or null where nothing is.
 * @throws CaravanError damaged-record
 */
export async function keptTexts(
  files: readonly TextFile[],
): Promise<readonly (TextsAbout | null)[]> {
  const { aboutFlaw, isAbout } = await loadFlaws();
  const stored = await guarded(async () => {
    const { store } = (await database()).transaction('texts');
    return Promise.all(files.map(({ key, file }) => store.get([key, file, 'about', 0])));
  });
  return stored.map((about, at) => {
    if (about === undefined || isAbout(about)) return about ?? null;
    throw new CaravanError(damagedFailure('texts', { name: files[at].file }, aboutFlaw(about)));
  });
}

export async function deleteTexts(files: readonly TextFile[]): Promise<void> {
  await inOne(['texts'], async (tx) => {
    for (const { key, file } of files) await tx.objectStore('texts').delete(chunksOf(key, file));
  });
  unpacked.length = 0;
}

/** Deletes the texts of all files that came of one source (an archive holds many). */
export async function deleteTextsOfKey(key: string): Promise<void> {
  await inOne(['texts'], (tx) => tx.objectStore('texts').delete(keysUnder(key)));
  unpacked.length = 0;
}

/** The packed chunks of one kind of a file's texts, one after the other. */
export async function* packedChunks(
  { key, file }: TextFile,
  kind: TextKind,
): AsyncGenerator<Uint8Array> {
  const range = chunksUpTo([key, file, kind, Infinity]);
  const keys = await guarded(async () => (await database()).getAllKeys('texts', range));
  for (const at of keys) {
    const value = await guarded(async () => (await database()).get('texts', at));
    if (value !== undefined) yield await bytesIn(file, value);
  }
}

/** A question, answer or prompt by its place among the texts of a file; null where none is kept. */
export async function loadText(file: TextFile, index: number): Promise<string | null> {
  return (await partsOf(file, 'texts', index))?.[0] ?? null;
}

/** The texts of a row of a file's table, or of its scores; null where none are kept. */
export async function loadRecord(file: TextFile, row: number): Promise<RecordTexts | null> {
  const parts = await partsOf(file, 'records', row);
  if (parts === null) return null;
  return RECORD_PARTS.reduce<RecordTexts>(
    (texts, part, at) => ({ ...texts, [part]: parts[at] }),
    NO_TEXTS,
  );
}

async function partsOf({ key, file }: TextFile, kind: TextKind, number: number) {
  const found = await guarded(async () => {
    const { store } = (await database()).transaction('texts');
    return store.openCursor(chunksUpTo([key, file, kind, number]), 'prev');
  });
  if (found === null) return null;
  return partsIn(await unpack(found.key, await bytesIn(file, found.value)), number);
}

/** @throws CaravanError damaged-record, where a chunk is none */
async function bytesIn(file: string, value: unknown): Promise<Uint8Array> {
  const { chunkFlaw, isChunk } = await loadFlaws();
  if (isChunk(value)) return value.bytes;
  throw new CaravanError(damagedFailure('texts', { name: file }, chunkFlaw(value)));
}

/** Chunks looked at last: neighbours in a list mostly lie in one. */
const unpacked: { readonly key: string; readonly chunk: Uint8Array }[] = [];
const MAX_UNPACKED = 4;

async function unpack(key: TextKey, bytes: Uint8Array): Promise<Uint8Array> {
  const name = JSON.stringify(key);
  const known = unpacked.find((entry) => entry.key === name);
  if (known) return known.chunk;
  const [, , kind, first] = key;
  const chunk = await openChunk(bytes, kind === 'about' ? 0 : ITEM_PARTS[kind], first);
  unpacked.push({ key: name, chunk });
  if (unpacked.length > MAX_UNPACKED) unpacked.shift();
  return chunk;
}
