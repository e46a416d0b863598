import type * as Fflate from 'fflate';
import { CaravanError } from '../../core/failure.ts';
import type { StoreName } from '../../core/failure.ts';
import { pack } from '../packed.ts';
import { withBlobs } from '../platform/stored-blobs.ts';
import type { RawRecord } from '../stores.ts';
import { RECORDS_VERSION } from '../version.ts';
import { ARCHIVE_FAILURES, ARCHIVE_VERSION, MANIFEST, SUMS, isArchived, sumOf } from './format.ts';
import type { ArchiveKind, Manifest } from './format.ts';

export interface ArchiveOptions {
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly signal?: AbortSignal;
}

/** For who makes the records as well. */
export interface WholeArchiveOptions extends ArchiveOptions {
  /** In records. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What an entry may come to before the next begins; both are in memory until then. */
const MAX_BYTES = 4 << 20;
const MAX_LINES = 1000;
/** A ZIP file without the 64-bit extension, and room for its directory. */
const MAX_ARCHIVE = 2 ** 32 - 2 ** 24;

/**
 * Records as one file, those of a store after those of another; keys are left out.
 * @throws CaravanError `backup-too-large` or, of a project, `project-file`
 */
export async function writeArchive(
  kind: ArchiveKind,
  records: AsyncIterable<readonly RawRecord[]>,
  { savedAt, signal }: ArchiveOptions,
): Promise<Blob> {
  const zip = await ZipWriter.open(kind, savedAt);
  const manifest: Manifest = {
    caravan: kind,
    version: ARCHIVE_VERSION,
    database: RECORDS_VERSION,
    savedAt,
  };
  await zip.add(MANIFEST, new Blob([JSON.stringify(manifest)]));
  let batch: Batch | null = null;
  const numbers = new Map<StoreName, number>();
  const close = async (): Promise<void> => {
    if (batch === null) return;
    const number = (numbers.get(batch.store) ?? 0) + 1;
    numbers.set(batch.store, number);
    const name = `${batch.store}/${String(number).padStart(4, '0')}`;
    await zip.add(`${name}.jsonl`, new Blob(batch.lines));
    if (batch.size > 0) await zip.add(`${name}.bin`, new Blob(batch.parts));
    batch = null;
  };
  for await (const part of records) {
    for (const { store, key, value } of part) {
      signal?.throwIfAborted();
      if (!isArchived(store)) continue;
      if (batch !== null && (batch.store !== store || isFull(batch))) await close();
      batch ??= { store, lines: [], parts: [], length: 0, size: 0 };
      addTo(batch, key, withBlobs({ store, value }));
    }
  }
  await close();
  return zip.end();
}

/** Records that will be two entries. */
interface Batch {
  readonly store: StoreName;
  readonly lines: string[];
  readonly parts: (Uint8Array<ArrayBuffer> | Blob)[];
  /** Characters of the lines, and bytes of the parts. */
  length: number;
  size: number;
}

function isFull({ lines, length, size }: Batch): boolean {
  return lines.length >= MAX_LINES || length + size >= MAX_BYTES;
}

function addTo(batch: Batch, key: IDBValidKey, value: unknown): void {
  const { json, parts } = pack([key, value]);
  const size = parts.reduce(
    (sum, part) => sum + (part instanceof Blob ? part.size : part.length),
    0,
  );
  const line = `{"at":${String(batch.size)},"size":${String(size)},"record":${json}}\n`;
  batch.lines.push(line);
  batch.parts.push(...parts);
  batch.length += line.length;
  batch.size += size;
}

/** A ZIP file that grows entry by entry, most of it out of the page's memory. */
class ZipWriter {
  readonly #fflate: typeof Fflate;
  readonly #zip: Fflate.Zip;
  readonly #kind: ArchiveKind;
  readonly #savedAt: number;
  readonly #sums: Record<string, string> = {};
  readonly #blobs: Blob[] = [];
  #some: BlobPart[] = [];
  #someBytes = 0;
  #bytes = 0;
  #failure: Error | null = null;

  private constructor(fflate: typeof Fflate, kind: ArchiveKind, savedAt: number) {
    this.#kind = kind;
    this.#fflate = fflate;
    this.#savedAt = savedAt;
    this.#zip = new fflate.Zip((error, chunk) => {
      // Typed as always there, but absent where all is well.
      const problem: Error | null | undefined = error;
      if (problem) this.#failure = problem;
      else this.#take(chunk);
    });
  }

  static async open(kind: ArchiveKind, savedAt: number): Promise<ZipWriter> {
    return new ZipWriter(await import('fflate'), kind, savedAt);
  }

  async add(name: string, content: Blob): Promise<void> {
    const { ZipDeflate, ZipPassThrough } = this.#fflate;
    // Bytes are draws, which do not compress, and texts, which are packed already.
    const entry: Fflate.ZipDeflate | Fflate.ZipPassThrough = name.endsWith('.bin')
      ? new ZipPassThrough(name)
      : new ZipDeflate(name, { level: 6 });
    entry.mtime = this.#savedAt;
    this.#zip.add(entry);
    const sum = await sumOf(content, (piece) => {
      entry.push(piece);
    });
    entry.push(new Uint8Array(), true);
    this.#sums[name] = sum;
    if (this.#failure) throw this.#failure;
    if (this.#bytes > MAX_ARCHIVE) throw new CaravanError(ARCHIVE_FAILURES[this.#kind].tooLarge);
  }

  async end(): Promise<Blob> {
    await this.add(SUMS, new Blob([JSON.stringify(this.#sums)]));
    this.#zip.end();
    return new Blob([...this.#blobs, ...this.#some], { type: 'application/zip' });
  }

  #take(chunk: Uint8Array): void {
    const own = new Uint8Array(chunk);
    this.#some.push(own);
    this.#someBytes += own.length;
    this.#bytes += own.length;
    if (this.#someBytes < MAX_BYTES) return;
    this.#blobs.push(new Blob(this.#some));
    this.#some = [];
    this.#someBytes = 0;
  }
}
