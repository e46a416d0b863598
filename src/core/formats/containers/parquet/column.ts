import type { RandomAccess } from '../random-access.ts';
import type { AsyncBuffer, ColumnMetaData, Compressors, FileMetaData, RowGroup } from 'hyparquet';
import type { NameIndex } from '../../../table/name-index.ts';
import type { ColumnCodes } from './column-codes.ts';
import type { PageValues } from './page-values.ts';
import { within } from './parquet-pages.ts';

/** A column of one row group that is to be read. */
export interface ColumnRequest {
  readonly bytes: RandomAccess;
  /** The same as hyparquet reads it. */
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  /** The row group of the metadata, and how many rows it has. */
  readonly group: RowGroup;
  readonly rows: number;
  /** Of the column; one of nested values counts as one. */
  readonly name: string;
  readonly compressors: Compressors;
  readonly codes: ColumnCodes;
}

/** Values of some rows that lie together in the file. */
export class ColumnPage {
  /** The rows from … end − 1 of the row group. */
  readonly from: number;
  readonly end: number;
  readonly #make: () => PageValues;
  #values: PageValues | null = null;
  #isAsked = false;

  /** @param make of the values; it may throw where they are damaged */
  constructor(from: number, count: number, make: () => PageValues) {
    this.from = from;
    this.end = from + count;
    this.#make = make;
  }

  /** Nobody asks for values any more. */
  giveUp(): void {
    this.#values?.giveUp();
  }

  /** Whether a value was asked for. */
  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** Makes the values, which else are made when the first is asked for. */
  read(): PageValues {
    return (this.#values ??= this.#make());
  }

  /** The value in a row of the row group. */
  at(row: number): unknown {
    this.#isAsked = true;
    return this.read().at(row - this.from);
  }

  /** As `PageValues`, in a row of the row group. */
  codeAt(row: number): number {
    this.#isAsked = true;
    return this.read().codeAt(row - this.from);
  }

  /** As `PageValues`, in a row of the row group. */
  nameAt(row: number, names: NameIndex): number {
    this.#isAsked = true;
    return this.read().nameAt(row - this.from, names);
  }
}

/** The pages of a column, one after the other. */
export interface ColumnPages {
  /** @throws where the file is damaged */
  next(): Promise<ColumnPage>;
}

/** Where a column lies in the file. @throws where that can't be */
export function placeOf(
  column: ColumnMetaData,
  fileBytes: number,
): { readonly start: number; readonly end: number } {
  // Some writers leave the first out.
  const first = column.dictionary_page_offset || column.data_page_offset;
  const end = within('end of a column', Number(first + column.total_compressed_size), fileBytes);
  return { start: within('start of a column', Number(first), end), end };
}
