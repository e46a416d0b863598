import { deflateRawSync } from 'node:zlib';

/** A file of an archive; what is given goes before what would be right. */
export interface ZipFile {
  readonly name: string;
  readonly data: Uint8Array;
  /** 0 stored, 8 deflated. */
  readonly method?: 0 | 8;
  readonly packed?: Uint8Array;
  readonly crc?: number;
  readonly isEncrypted?: boolean;
  /** Whether size and checksum stand behind the data, as streaming writers put them. */
  readonly hasDescriptor?: boolean;
}

/** A ZIP archive, with any flaw that libraries would not write. */
export function zip(files: readonly ZipFile[], is64 = false): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const { name, data, method = 8, crc = crc32(data), hasDescriptor = false } = file;
    const packed = file.packed ?? (method === 8 ? deflateRawSync(data) : data);
    const flags = (file.isEncrypted === true ? 1 : 0) | (hasDescriptor ? 8 : 0);
    const told = hasDescriptor ? [0, 0, 0] : [crc, packed.length, data.length];
    const path = Buffer.from(name);
    const head = [u16(20, flags, method, 0, 0), u32(...told), u16(path.length, 0), path];
    const parts = [u32(0x04034b50), ...head, packed];
    if (hasDescriptor) parts.push(u32(0x08074b50, crc, packed.length, data.length));
    const extra = is64 ? [u16(1, 24), u32(data.length, 0, packed.length, 0, at, 0)] : [];
    const sizes = is64 ? [0xffffffff, 0xffffffff] : [packed.length, data.length];
    central.push(
      u32(0x02014b50),
      u16(20, 20, flags, method, 0, 0),
      u32(crc, ...sizes),
      u16(path.length, is64 ? 28 : 0, 0, 0, 0),
      u32(0, is64 ? 0xffffffff : at),
      ...[path, ...extra],
    );
    const bytes = Buffer.concat(parts);
    local.push(bytes);
    at += bytes.length;
  }
  const directory = Buffer.concat(central);
  const count = Math.min(files.length, 0xffff);
  const end64 = [
    ...[u32(0x06064b50, 44, 0), u16(45, 45), u32(0, 0, files.length, 0, files.length, 0)],
    ...[u32(directory.length, 0, at, 0), u32(0x07064b50, 0, at + directory.length, 0, 1)],
  ];
  return Buffer.concat([
    ...local,
    directory,
    ...(is64 ? end64 : []),
    u32(0x06054b50),
    u16(0, 0, count, count),
    u32(...(is64 ? [0xffffffff, 0xffffffff] : [directory.length, at])),
    u16(0),
  ]);
}

/** Bit by bit, as RFC 1952 defines it. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function u16(...numbers: readonly number[]): Buffer {
  return Buffer.from(Uint16Array.from(numbers).buffer);
}

function u32(...numbers: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(numbers).buffer);
}
