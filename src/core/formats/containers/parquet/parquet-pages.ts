import type { ColumnMetaData, Compressors, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js';

/** Values of one column in one row group, and rows of one; writers stay at a million or so. */
export const MAX_VALUES = 1 << 24;
/** Bytes of one page; writers stay at a megabyte or so. */
const MAX_BYTES = 1 << 28;

/** A column of one row group: what is to be known to read its pages. */
export interface PageColumn {
  readonly column: ColumnMetaData;
  /** From the root of the schema to the column. */
  readonly path: SchemaTree[];
  readonly compressors: Compressors;
}

/*
 * Pages are looked through before hyparquet reads them. Of a damaged page it would take every count
 * at its word: run-length coded values by the billion, steps backwards, a size that is missing.
 * Here each count is held against what the file says elsewhere and against the bytes there are,
 * after the same reading of the bytes. Wrong values may remain; a reading that never ends can't.
 * (Parquet's format: README and Encodings.md of apache/parquet-format.)
 */

/**
 * Looks through all pages of a column of nested values.
 * @param bytes the column as it lies in the file
 * @returns how many bytes the pages take up; there may be more
 * @throws where a count can't be
 */
export function checkPages(bytes: ArrayBuffer, about: PageColumn, rows: number): number {
  const most = within('values', Number(about.column.num_values), MAX_VALUES);
  const reader = { view: new DataView(bytes), offset: 0 };
  let seen = 0;
  while (reader.offset < bytes.byteLength - 1) {
    const header = parquetHeader(reader);
    const size = sizeOfPage(header, bytes.byteLength - reader.offset);
    const page = new Uint8Array(bytes, reader.offset, size);
    reader.offset += size;
    const values = valuesOfPage(header, most - seen);
    if (values === null) continue;
    checkPage(page, header, about, values);
    seen += values;
  }
  if (seen < rows) throw damage('values', seen);
  return reader.offset;
}

/** The bytes of a page, of which there are no more than those left. @throws where that can't be */
export function sizeOfPage(header: PageHeader, left: number): number {
  within('unpacked page bytes', header.uncompressed_page_size, MAX_BYTES);
  return within('page bytes', header.compressed_page_size, left);
}

/**
 * The values of a page, nulls among them; null of a dictionary.
 * @throws where there are more than that
 */
export function valuesOfPage(header: PageHeader, most: number): number | null {
  const values = 'values of a page';
  if (header.type === 'DATA_PAGE') return within(values, header.data_page_header?.num_values, most);
  if (header.type === 'DATA_PAGE_V2') {
    return within(values, header.data_page_header_v2?.num_values, most);
  }
  within('dictionary', header.dictionary_page_header?.num_values, MAX_VALUES);
  return null;
}

/** Looks through a page of so many values. @throws where a count can't be */
export function checkPage(
  page: Uint8Array,
  header: PageHeader,
  about: PageColumn,
  values: number,
): void {
  if (header.type === 'DATA_PAGE') checkPage1(page, header, about, values);
  else checkPage2(page, header, about, values);
}

function checkPage1(
  packed: Uint8Array,
  { data_page_header: about, uncompressed_page_size: size }: PageHeader,
  { column, path, compressors }: PageColumn,
  values: number,
): void {
  const page = decompressPage(packed, size, column.codec, compressors);
  let at = 0;
  for (const level of [getMaxRepetitionLevel(path), getMaxDefinitionLevel(path)]) {
    if (level > 0) at = checkCountedRuns(page, at, bitsOf(level), values);
  }
  checkValues(page, at, about?.encoding ?? '', column.type === 'BOOLEAN', values);
}

/** The second version of data pages: levels are not packed, and their lengths stand ahead. */
function checkPage2(
  page: Uint8Array,
  { data_page_header_v2: about, uncompressed_page_size: size }: PageHeader,
  { column, path, compressors }: PageColumn,
  values: number,
): void {
  const maxRepetition = getMaxRepetitionLevel(path);
  const maxDefinition = getMaxDefinitionLevel(path);
  const nulls = within('nulls', about?.num_nulls, maxDefinition > 0 ? values : 0);
  const repetition = within('level bytes', about?.repetition_levels_byte_length, page.length);
  const rest = page.length - repetition;
  const levels = repetition + within('level bytes', about?.definition_levels_byte_length, rest);
  if (maxRepetition > 0) checkRuns(page, 0, bitsOf(maxRepetition), values);
  if (maxDefinition > 0) checkRuns(page, repetition, bitsOf(maxDefinition), values);
  let plain = page.subarray(levels);
  if (about?.is_compressed !== false) {
    const length = within('unpacked page bytes', size - levels, MAX_BYTES);
    plain = decompressPage(plain, length, column.codec, compressors);
  }
  checkValues(plain, 0, about?.encoding ?? '', about?.encoding === 'RLE', values - nulls);
}

/**
 * @param isCounted whether runs have their length ahead, as those of one bit do; else the bits
 *   of a value stand ahead
 * @param most how many values there are at most: nulls, which are not here, may be counted
 */
function checkValues(
  page: Uint8Array,
  at: number,
  encoding: string,
  isCounted: boolean,
  most: number,
): void {
  if (encoding === 'DELTA_BYTE_ARRAY') {
    checkBeginnings(page, at, most);
  } else if (encoding.startsWith('DELTA_')) {
    checkDelta(page, at);
  } else if (encoding === 'RLE' || encoding.endsWith('_DICTIONARY')) {
    if (isCounted) checkCountedRuns(page, at, 1, most);
    else if (at < page.length) checkRuns(page, at + 1, page[at], most);
  }
}

/** Runs with their length in bytes ahead of them; gives the place behind them. */
function checkCountedRuns(page: Uint8Array, at: number, bits: number, most: number): number {
  if (at + 4 > page.length) throw damage('runs', page.length - at);
  const length = new DataView(page.buffer, page.byteOffset + at, 4).getUint32(0, true);
  checkRuns(page, at + 4, bits, most);
  return at + 4 + within('bytes of runs', length, page.length - at - 4);
}

/**
 * The hybrid of runs and bit-packed groups of eight values. Goes from run to run as far as there
 * are bytes, since of values the number without nulls is not known here.
 */
function checkRuns(page: Uint8Array, from: number, bits: number, most: number): void {
  let at = from;
  let seen = 0;
  while (seen < most && at < page.length) {
    const [header, next] = varint(page, at);
    const isPacked = header % 2 === 1;
    const count = Math.floor(header / 2) * (isPacked ? 8 : 1);
    // The last groups are filled up, by some writers to 256 values; the bytes bound them.
    within('values of a run', count, isPacked ? MAX_VALUES : most - seen);
    seen += count;
    // hyparquet takes a byte even for a bit-packed run of none.
    at = next + (isPacked ? Math.max(1, (count / 8) * bits) : Math.ceil(bits / 8));
  }
}

/**
 * Numbers as differences: blocks are whole multiples of 128 of them, and the miniblocks in them
 * of 32. Gives how many there are.
 */
function checkDelta(page: Uint8Array, from: number): number {
  if (from >= page.length) return 0;
  const [block, afterBlock] = varint(page, from);
  const [miniblocks, afterMiniblocks] = varint(page, afterBlock);
  if (block === 0 || block % 128 !== 0) throw damage('values of a block', block);
  if (miniblocks === 0 || block % (32 * miniblocks) !== 0) throw damage('miniblocks', miniblocks);
  return varint(page, afterMiniblocks)[0];
}

/**
 * Texts that begin like the one before: how far comes first, and a few bytes could ask for more
 * than any memory. In pages of the first version nulls are not taken into account here: such a
 * page with nulls is refused.
 */
function checkBeginnings(page: Uint8Array, at: number, values: number): void {
  const count = checkDelta(page, at);
  if (count !== values) throw damage('differences', count);
  const lengths = new Int32Array(count);
  const view = new DataView(page.buffer, page.byteOffset, page.length);
  deltaBinaryUnpack({ view, offset: at }, count, lengths);
  let bytes = 0;
  for (const length of lengths) bytes += within('unpacked bytes', length, MAX_BYTES - bytes);
}

/** An unsigned LEB128 number of 32 bits, and the place behind it. */
function varint(page: Uint8Array, from: number): [value: number, next: number] {
  let value = 0;
  for (let at = from; at < from + 5 && at < page.length; at++) {
    value += (page[at] & 0x7f) * 2 ** (7 * (at - from));
    if (page[at] < 0x80) return [within('varint', value, 0xffffffff), at + 1];
  }
  throw damage('varint', value);
}

/** Bits that a level up to this one takes. */
function bitsOf(level: number): number {
  return 32 - Math.clz32(level);
}

/** The number, where it is a whole one from 0 to `most`; damaged headers hold anything. */
export function within(what: string, count: number | undefined, most: number): number {
  if (count !== undefined && Number.isInteger(count) && count >= 0 && count <= most) return count;
  throw damage(what, count);
}

export function damage(what: string, count: unknown): Error {
  return new Error(`parquet page damaged: ${what} ${String(count)}`);
}
