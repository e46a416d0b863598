/**
 * The entries of a ZIP file by its directory at the end (PKWARE APPNOTE 6.3), each as a part of
 * the file: streamed readers look for the end of an entry by its mark, which draws may hold too.
 */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly at: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
/** Packed bytes that are a few milliseconds of work. */
const PIECE = 64 << 10;

/** @throws where the file is no ZIP, or was cut off */
export async function zipDirectory(file: Blob): Promise<readonly ZipEntry[]> {
  const tail = await viewOf(file, file.size - END_SIZE - MAX_COMMENT, file.size);
  let end = tail.byteLength - END_SIZE;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error('No end of the directory.');
  const [size, from] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  const directory = await viewOf(file, from, from + size);
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.byteLength;) {
    if (directory.getUint32(at, true) !== ENTRY) throw new Error('No entry of the directory.');
    const [name, extra, comment] = [28, 30, 32].map((by) => directory.getUint16(at + by, true));
    const letters = new Uint8Array(directory.buffer, at + ENTRY_SIZE, name);
    entries.push({
      name: new TextDecoder().decode(letters),
      method: directory.getUint16(at + 10, true),
      packedSize: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      at: directory.getUint32(at + 42, true),
    });
    at += ENTRY_SIZE + name + extra + comment;
  }
  return entries;
}

/**
 * What an entry holds; where it is not packed, a part of the file itself.
 * @throws where it can't be unpacked
 */
export async function zipContent(file: Blob, entry: ZipEntry): Promise<Blob> {
  const head = await viewOf(file, entry.at, entry.at + LOCAL_SIZE);
  if (head.getUint32(0, true) !== LOCAL) throw new Error('No entry of the file.');
  const from = entry.at + LOCAL_SIZE + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = file.slice(from, from + entry.packedSize);
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw new Error('Packed in an unknown way.');
  return inflated(packed, entry.size);
}

/** @param size that it comes to: more is not unpacked */
async function inflated(packed: Blob, size: number): Promise<Blob> {
  const { Inflate } = await import('fflate');
  const parts: BlobPart[] = [];
  let left = size;
  const inflate = new Inflate((piece) => {
    left -= piece.length;
    if (left >= 0) parts.push(new Uint8Array(piece));
  });
  for (let at = 0; at < packed.size && left >= 0; at += PIECE) {
    const piece = await packed.slice(at, at + PIECE).arrayBuffer();
    inflate.push(new Uint8Array(piece), at + PIECE >= packed.size);
  }
  if (left !== 0) throw new Error('Not as long as it was.');
  return new Blob(parts);
}

async function viewOf(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await file.slice(Math.max(0, from), to).arrayBuffer());
}
