import { CaravanError } from '../../failure.ts';
import type { FileFailure } from '../file/file-failure.ts';
import { begin } from './beginning.ts';
import type { Begun } from './beginning.ts';
import { ArchiveError } from '../containers/archive/archive-error.ts';
import { gunzipped } from '../containers/archive/gzip.ts';
import { looksLike } from '../containers/encoding/text.ts';
import { zipEntries } from '../containers/archive/zip.ts';
import { inspectLog } from '../readers/scores/inspect-archive.ts';
import type { ImportLimits } from './import-limits.ts';
import { failedReading, readOne } from './read-one.ts';
import type { FileOptions } from './read-one.ts';
import { sourceLike } from '../file/report.ts';
import type { ByteSource, FileReading } from '../file/report.ts';
import { MAX_ARCHIVE_DEPTH } from '../../limits.ts';

/**
 * Reads one file, streaming; a ZIP gives a reading for each file inside. Bad content never
 * throws: it is in the report.
 * @param optionsOf how to read a file of this name
 */
export async function* readFile(
  source: ByteSource,
  optionsOf: (file: string) => FileOptions,
  limits: ImportLimits,
  depth = 0,
): AsyncGenerator<FileReading> {
  let begun: Begun;
  try {
    begun = await begin(source);
  } catch (error) {
    yield failedReading(source, failureOf(error, depth > 0));
    return;
  }
  const kind = looksLike(begun.head);
  if (kind === 'gzip' && depth < MAX_ARCHIVE_DEPTH) {
    const packed = depth === 0 ? packedBytes(begun.source, limits) : begun.source;
    const chunks = () => unpackedBytes(gunzipped(packed.chunks()), limits);
    yield* readFile(sourceLike(source, { chunks }), optionsOf, limits, depth + 1);
  } else if (kind === 'ZIP' && depth < MAX_ARCHIVE_DEPTH) {
    const packed = depth === 0 ? packedBytes(begun.source, limits) : begun.source;
    yield* readArchive(packed, optionsOf, limits, depth);
  } else {
    yield await readOne(begun, optionsOf(source.file), limits, (error) =>
      failureOf(error, depth > 0 || kind !== null),
    );
  }
}

async function* readArchive(
  source: ByteSource,
  optionsOf: (file: string) => FileOptions,
  limits: ImportLimits,
  depth: number,
): AsyncGenerator<FileReading> {
  const { entries, failure } = await listArchive(source, limits);
  if (entries.some(({ file }) => file === `${source.file}/[Content_Types].xml`)) {
    yield failedReading(source, { kind: 'not-text', looksLike: 'Excel' });
    return;
  }
  const log = inspectLog(source, entries);
  for (const entry of log === null ? entries : [log]) {
    yield* readFile(entry, optionsOf, limits, depth + 1);
  }
  if (failure !== null) yield failedReading(source, failure);
  else if (entries.length === 0) yield failedReading(source, { kind: 'empty-archive' });
}

/** The files of an archive, as far as they are there, and what is wrong with the rest. */
async function listArchive(
  source: ByteSource,
  limits: ImportLimits,
): Promise<{ readonly entries: readonly ByteSource[]; readonly failure: FileFailure | null }> {
  const entries: ByteSource[] = [];
  try {
    for await (const entry of zipEntries(source, limits)) entries.push(entry);
    return { entries, failure: null };
  } catch (error) {
    return { entries, failure: failureOf(error, true) };
  }
}

/** The source, counted as what an archive is packed into. */
function packedBytes(source: ByteSource, limits: ImportLimits): ByteSource {
  const slice = source.slice?.bind(source);
  if (slice !== undefined) limits.pack(source.bytes);
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks()) {
      if (slice === undefined) limits.pack(chunk.length);
      yield chunk;
    }
  };
  return sourceLike(source, { chunks, ...(slice === undefined ? {} : { slice }) });
}

async function* unpackedBytes(
  pieces: AsyncIterable<Uint8Array>,
  limits: ImportLimits,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    limits.unpack(piece.length);
    yield piece;
  }
}

function failureOf(error: unknown, isPacked: boolean): FileFailure {
  if (error instanceof ArchiveError) return error.failure;
  if (error instanceof CaravanError && error.failure.kind === 'unreachable') return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  return { kind: isPacked ? 'damaged-archive' : 'unreadable', message };
}
