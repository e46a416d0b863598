import { inflated } from '../../core/formats/containers/archive/inflate.ts';
import { piecesOf } from '../../core/formats/containers/random-access.ts';
import type { RandomAccess } from '../../core/formats/containers/random-access.ts';
import { dataStart, readDirectory } from '../../core/formats/containers/archive/zip-directory.ts';
import type { ZipEntry } from '../../core/formats/containers/archive/zip-directory.ts';

/**
 * The entries of a ZIP file by its directory at the end, each as a part of the file: streamed
 * readers look for the end of an entry by its mark, which draws may hold too.
 */

const STORED = 0;
const DEFLATED = 8;

/** @throws where the file is no ZIP, or was cut off */
export async function entriesOf(file: Blob): Promise<readonly ZipEntry[]> {
  const { entries, isCut } = await readDirectory(partsOf(file));
  if (isCut) throw new Error('No directory at the end.');
  return entries;
}

/**
 * What an entry holds; where it is not packed, a part of the file itself.
 * @throws where it can't be unpacked
 */
export async function contentOf(file: Blob, entry: ZipEntry): Promise<Blob> {
  const parts = partsOf(file);
  const from = await dataStart(parts, entry);
  const to = Math.min(from + entry.packed, file.size);
  if (entry.method === STORED) return file.slice(from, to);
  if (entry.method !== DEFLATED) throw new Error('Packed in an unknown way.');
  const pieces: BlobPart[] = [];
  let left = entry.bytes;
  for await (const piece of inflated(piecesOf(parts, from, to))) {
    left -= piece.length;
    if (left < 0) break;
    pieces.push(new Uint8Array(piece));
  }
  if (left !== 0) throw new Error('Not as long as it was.');
  return new Blob(pieces);
}

function partsOf(file: Blob): RandomAccess {
  return {
    length: file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  };
}
