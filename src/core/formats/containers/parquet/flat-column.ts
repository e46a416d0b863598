import type { ColumnMetaData, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import type { ColumnCodes } from './column-codes.ts';
import { ColumnPage, placeOf } from './column.ts';
import type { ColumnPages, ColumnRequest } from './column.ts';
import { Dictionary, valuesOf } from './page-values.ts';
import type { PageDecoder } from './page-values.ts';
import { checkPage, damage, sizeOfPage, valuesOfPage } from './parquet-pages.ts';
import type { PageColumn } from './parquet-pages.ts';
import { Window } from './window.ts';

/** Bytes of a header, which is longer where it holds long texts as least and greatest values. */
const HEADER = 1 << 12;

/** A column of one value a row, of which no more than a page or two lies in memory. */
export class FlatColumn implements ColumnPages {
  readonly #about: PageColumn;
  readonly #decoder: PageDecoder;
  readonly #codes: ColumnCodes;
  readonly #rows: number;
  readonly #bytes: Window;
  #seen = 0;
  #dictionary: Dictionary | null = null;

  constructor(
    { bytes, rows, compressors, codes }: ColumnRequest,
    column: ColumnMetaData,
    path: SchemaTree[],
  ) {
    const { start, end } = placeOf(column, bytes.length);
    this.#about = { column, path, compressors };
    this.#rows = rows;
    this.#codes = codes;
    this.#bytes = new Window(bytes, start, end);
    this.#decoder = {
      ...column,
      pathInSchema: column.path_in_schema,
      element: path[path.length - 1].element,
      schemaPath: path,
      compressors,
      parsers: {
        ...DEFAULT_PARSERS,
        stringFromBytes: (bytes) => codes.texts.of(bytes, 0, bytes.length),
      },
    };
  }

  async next(): Promise<ColumnPage> {
    while (this.#bytes.left > 1) {
      const header = await this.#header();
      const size = sizeOfPage(header, this.#bytes.left);
      await this.#bytes.fill(size);
      const bytes = this.#bytes.take(size);
      if (bytes.length < size) throw damage('page bytes', size);
      const count = valuesOfPage(header, this.#rows - this.#seen);
      if (count === null) this.#dictionary = this.#dictionaryIn(bytes.slice(), header);
      else if (count > 0) return this.#page(bytes, header, count);
    }
    throw damage('values', this.#seen);
  }

  /** Takes the header of the next page. */
  async #header(): Promise<PageHeader> {
    for (let length = HEADER; ; length *= 2) {
      await this.#bytes.fill(length);
      const { ahead } = this.#bytes;
      const view = new DataView(ahead.buffer, ahead.byteOffset, ahead.byteLength);
      const reader = { view, offset: 0 };
      try {
        const header = parquetHeader(reader);
        this.#bytes.take(reader.offset);
        return header;
      } catch (error) {
        if (ahead.length >= this.#bytes.left) throw error;
      }
    }
  }

  #dictionaryIn(bytes: Uint8Array, header: PageHeader): Dictionary {
    const count = header.dictionary_page_header?.num_values ?? 0;
    return new Dictionary({ bytes, header, count }, this.#about, this.#decoder, this.#codes);
  }

  #page(bytes: Uint8Array, header: PageHeader, count: number): ColumnPage {
    const from = this.#seen;
    const dictionary = this.#dictionary;
    this.#seen += count;
    return new ColumnPage(from, count, () => {
      checkPage(bytes, header, this.#about, count);
      const page = { bytes: this.#staying(bytes, header), header, count };
      return valuesOf(page, this.#about, this.#decoder, this.#codes, dictionary);
    });
  }

  /** The bytes that values are views of: those of the window give way to the next. */
  #staying(bytes: Uint8Array, header: PageHeader): Uint8Array {
    const isPacked =
      this.#about.column.codec !== 'UNCOMPRESSED' &&
      header.data_page_header_v2?.is_compressed !== false;
    return isPacked ? bytes : bytes.slice();
  }
}
