import type { DecodedArray, PageHeader } from 'hyparquet';
import { readPage } from 'hyparquet/src/column.js';
import { convert } from 'hyparquet/src/convert.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { getMaxDefinitionLevel } from 'hyparquet/src/schema.js';
import type { NameIndex } from '../../../table/name-index.ts';
import { giveUp } from '../../../numerics/freed-memory.ts';
import type { ColumnCodes } from './column-codes.ts';
import { damage } from './parquet-pages.ts';
import type { PageColumn } from './parquet-pages.ts';

/*
 * Most pages give their values when they are asked for. hyparquet makes those of a page at once, and
 * an object for the bytes of each text: for a moment ten times the memory of the page, for which the
 * heap grows and stays so.
 */

/** The values of a page, counted from 0. */
export interface PageValues {
  at(value: number): unknown;
  /** A number for it, the same for the same of its column; −1 where it has none. */
  codeAt(value: number): number;
  /** The index that it has among names, where its bytes are one; else −1. */
  nameAt(value: number, names: NameIndex): number;
  /** Nobody asks any more. */
  giveUp(): void;
}

/** How hyparquet reads pages of a column. */
export type PageDecoder = Parameters<typeof readPage>[2];

/** A page that was checked, with `count` values, nulls among them. */
interface CheckedPage {
  readonly bytes: Uint8Array;
  readonly header: PageHeader;
  readonly count: number;
}

/** @throws where the bytes can't be the values of a page */
export function valuesOf(
  page: CheckedPage,
  about: PageColumn,
  decoder: PageDecoder,
  codes: ColumnCodes,
  dictionary: Dictionary | null,
): PageValues {
  const { bytes, header, count } = page;
  const { encoding } = header.data_page_header ?? header.data_page_header_v2 ?? {};
  if (encoding === 'PLAIN' && isOfTexts(about)) return new PlainTexts(opened(page, about), codes);
  if (encoding?.endsWith('_DICTIONARY') && dictionary) {
    return new Places(opened(page, about), dictionary);
  }
  const { data } = readPage(readerOf(bytes), header, decoder, dictionary?.made, undefined, 0);
  if (data?.length !== count) throw damage('values', data?.length);
  return new MadeValues(data, codes);
}

function isOfTexts({ column, path }: PageColumn): boolean {
  const { converted_type: converted, logical_type: logical } = path[path.length - 1].element;
  const isPlain = converted === undefined && logical === undefined;
  const isText = isPlain || converted === 'UTF8' || logical?.type === 'STRING';
  return column.type === 'BYTE_ARRAY' && isText;
}

/** The values that pages of a column name by their places, as they are asked for. */
export class Dictionary {
  readonly #page: CheckedPage;
  readonly #about: PageColumn;
  readonly #decoder: PageDecoder;
  readonly #codes: ColumnCodes;
  #values: PageValues | null = null;
  #made: DecodedArray | undefined;
  /** By place; UNASKED where nobody asked. */
  #codeAt: Int32Array | null = null;

  constructor(page: CheckedPage, about: PageColumn, decoder: PageDecoder, codes: ColumnCodes) {
    this.#page = page;
    this.#about = about;
    this.#decoder = decoder;
    this.#codes = codes;
  }

  /** How many there are. */
  get size(): number {
    return this.#page.count;
  }

  codeAt(place: number): number {
    this.#codeAt ??= new Int32Array(this.size).fill(UNASKED);
    if (this.#codeAt[place] === UNASKED) this.#codeAt[place] = this.values.codeAt(place);
    return this.#codeAt[place];
  }

  get values(): PageValues {
    return (this.#values ??= this.#open());
  }

  /** As hyparquet has them. */
  get made(): DecodedArray | undefined {
    if (this.#made !== undefined) return this.#made;
    const { bytes, header } = this.#page;
    const { data } = readPage(readerOf(bytes), header, this.#decoder, undefined, undefined, 0);
    this.#made = data && convert(data, this.#decoder);
    return this.#made;
  }

  #open(): PageValues {
    const { bytes: packed, header, count } = this.#page;
    if (!isOfTexts(this.#about)) return new MadeValues(this.made ?? [], this.#codes);
    const bytes = unpacked(packed, header.uncompressed_page_size, this.#about);
    const texts = { bytes, reader: readerOf(bytes), count, isThere: null };
    return new PlainTexts(texts, this.#codes);
  }
}

const UNASKED = -2;

/** A page unpacked, and read as far as its values. */
interface OpenedPage {
  readonly bytes: Uint8Array;
  readonly reader: { readonly view: DataView; offset: number };
  readonly count: number;
  /** By value, 1 where there is one, damaged bytes may say anything else; null where there are all. */
  readonly isThere: Uint8Array | null;
}

function opened({ bytes, header, count }: CheckedPage, about: PageColumn): OpenedPage {
  // A column of one value a row has one level at most: whether there is a value.
  const isThere = getMaxDefinitionLevel(about.path) === 0 ? null : new Uint8Array(count);
  const second = header.data_page_header_v2;
  if (second === undefined) {
    const values = unpacked(bytes, header.uncompressed_page_size, about);
    const reader = readerOf(values);
    if (isThere !== null) readRleBitPackedHybrid(reader, 1, isThere);
    return { bytes: values, reader, count, isThere };
  }
  // In the second version levels are not packed, and their lengths stand ahead.
  const { repetition_levels_byte_length: before, definition_levels_byte_length: length } = second;
  const levels = before + length;
  const reader = { ...readerOf(bytes), offset: before };
  if (isThere !== null) readRleBitPackedHybrid(reader, 1, isThere, length);
  const rest = bytes.subarray(levels);
  const size = header.uncompressed_page_size - levels;
  const values = second.is_compressed === false ? rest : unpacked(rest, size, about);
  return { bytes: values, reader: readerOf(values), count, isThere };
}

function unpacked(
  bytes: Uint8Array,
  size: number,
  { column, compressors }: PageColumn,
): Uint8Array {
  return decompressPage(bytes, size, column.codec, compressors);
}

/** Texts one after the other, each behind its length. */
class PlainTexts implements PageValues {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** By value: where its length stands, four bytes ahead of it; −1 where there is none. */
  readonly #places: Int32Array;
  readonly #codes: ColumnCodes;

  constructor({ bytes, reader, count, isThere }: OpenedPage, codes: ColumnCodes) {
    this.#bytes = bytes;
    this.#view = reader.view;
    this.#places = new Int32Array(count).fill(-1);
    this.#codes = codes;
    let at = reader.offset;
    for (let value = 0; value < count; value++) {
      if (isThere !== null && isThere[value] !== 1) continue;
      if (at + 4 > bytes.length) throw damage('texts', value);
      this.#places[value] = at;
      at += 4 + this.#view.getUint32(at, true);
    }
    if (at > bytes.length) throw damage('bytes of texts', at);
  }

  at(value: number): string | null {
    const from = this.#places[value] + 4;
    return from < 4 ? null : this.#codes.texts.of(this.#bytes, from, this.#endOf(from));
  }

  codeAt(value: number): number {
    const from = this.#places[value] + 4;
    return from < 4 ? -1 : this.#codes.texts.indexOf(this.#bytes, from, this.#endOf(from));
  }

  nameAt(value: number, names: NameIndex): number {
    const from = this.#places[value] + 4;
    return from < 4 ? -1 : names.ofPlain(this.#bytes, from, this.#endOf(from));
  }

  giveUp(): void {
    giveUp(this.#bytes);
    giveUp(this.#places);
  }

  #endOf(from: number): number {
    return from + this.#view.getUint32(from - 4, true);
  }
}

/** Places in a dictionary. */
class Places implements PageValues {
  readonly #dictionary: Dictionary;
  /** By value; −1 where there is none. */
  readonly #places: Int32Array;

  constructor({ bytes, reader, count, isThere }: OpenedPage, dictionary: Dictionary) {
    this.#dictionary = dictionary;
    const there = isThere?.reduce((sum, is) => sum + Number(is === 1), 0) ?? count;
    const places = new Int32Array(there);
    const bits = there === 0 ? 0 : bytes[reader.offset++];
    if (bits > 0) readRleBitPackedHybrid(reader, bits, places, bytes.length - reader.offset);
    for (const place of places) if (place >>> 0 >= dictionary.size) throw damage('place', place);
    let next = 0;
    this.#places =
      isThere === null || there === count
        ? places
        : Int32Array.from(isThere, (is) => (is === 1 ? places[next++] : -1));
  }

  at(value: number): unknown {
    const place = this.#places[value];
    return place < 0 ? null : this.#dictionary.values.at(place);
  }

  codeAt(value: number): number {
    const place = this.#places[value];
    return place < 0 ? -1 : this.#dictionary.codeAt(place);
  }

  nameAt(value: number, names: NameIndex): number {
    const place = this.#places[value];
    return place < 0 ? -1 : this.#dictionary.values.nameAt(place, names);
  }

  giveUp(): void {
    giveUp(this.#places);
  }
}

/** Values as hyparquet has made them. */
export class MadeValues implements PageValues {
  #values: DecodedArray;
  readonly #codes: ColumnCodes;

  constructor(values: DecodedArray, codes: ColumnCodes) {
    this.#values = values;
    this.#codes = codes;
  }

  at(value: number): unknown {
    return this.#values[value];
  }

  codeAt(value: number): number {
    return this.#codes.of(this.#values[value]);
  }

  nameAt(): number {
    return -1;
  }

  giveUp(): void {
    this.#values = [];
  }
}

function readerOf({ buffer, byteOffset, byteLength }: Uint8Array) {
  return { view: new DataView(buffer, byteOffset, byteLength), offset: 0 };
}
