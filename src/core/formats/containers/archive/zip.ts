import type { ImportLimits } from '../../intake/import-limits.ts';
import type { ByteSource } from '../../file/report.ts';
import { ArchiveError, damaged } from './archive-error.ts';
import { Crc32 } from './crc32.ts';
import { inflated } from './inflate.ts';
import { piecesOf, randomAccess } from '../random-access.ts';
import type { RandomAccess } from '../random-access.ts';
import { dataStart, readDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/**
 * The files inside a ZIP, one after the other, each streamed and held against its checksum.
 * Folders and what systems leave behind (hidden files, __MACOSX) are passed over. Their names are
 * the archive's, a slash, their own.
 * @throws where the archive is damaged or cut off; what it still holds has been given by then
 */
export async function* zipEntries(
  source: ByteSource,
  limits: ImportLimits,
): AsyncGenerator<ByteSource> {
  const file = await randomAccess(source);
  const { entries, isCut } = await readDirectory(file);
  const names = new Map<string, number>();
  for (const entry of entries) {
    if (/\/$|^__MACOSX\/|(^|\/)\.[^/]*$/.test(entry.name)) continue;
    const name = plainPath(entry.name);
    const same = (names.get(name) ?? 0) + 1;
    names.set(name, same);
    yield {
      // Reports, texts and choices go by the name.
      file: `${source.file}/${same === 1 ? name : `${name} (${String(same)})`}`,
      bytes: entry.bytes,
      chunks: () => unpacked(file, entry, limits),
    };
  }
  const last = entries.at(-1);
  // One that is itself cut says so.
  if (isCut && last !== undefined && !isCutOff(last, file))
    throw new Error('no directory at the end');
}

/** A path as it would be inside the archive, wherever it leads. */
function plainPath(name: string): string {
  const parts = name.split(/[/\\]/).filter((part) => !['', '.', '..'].includes(part));
  return parts.join('/');
}

async function* unpacked(
  file: RandomAccess,
  entry: ZipEntry,
  limits: ImportLimits,
): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted) throw new ArchiveError({ kind: 'encrypted-archive' });
  if (entry.bytes === 0 && entry.crc === 0) return;
  if (entry.method !== 0 && entry.method !== 8) {
    throw new Error(`compression method ${String(entry.method)}`);
  }
  const start = entry.start ?? (await dataStart(file, entry));
  const packed = piecesOf(file, start, Math.min(start + entry.packed, file.length));
  const crc = new Crc32();
  try {
    for await (const piece of entry.method === 0 ? packed : inflated(packed)) {
      limits.unpack(piece.length);
      crc.push(piece);
      yield piece;
    }
  } catch (error) {
    // Where all of it is there, an end that comes too early is damage.
    throw isCutOff({ ...entry, start }, file) ? error : damaged(error);
  }
  if (isCutOff({ ...entry, start }, file)) throw new Error('unexpected end');
  if (crc.value !== entry.crc) throw new ArchiveError({ kind: 'wrong-checksum' });
}

function isCutOff({ start, packed, crc }: ZipEntry, file: RandomAccess): boolean {
  return crc === null || (start ?? 0) + packed > file.length;
}
