import { TextEncoder } from '../../../platform.ts';
import { isVisibleByte } from '../../../names/name-bytes.ts';
import type { NameIndex } from '../../../table/name-index.ts';
import { isBlank, isHeader } from '../csv-columns.ts';
import { BlockTexts } from './block-texts.ts';
import { ByteRow } from './byte-row.ts';
import { CsvCells, OPEN } from './csv-cells.ts';
import { textOf } from './text-of.ts';

const encoder = new TextEncoder();

/** So many rows may be refused before it is asked whether most are. */
const TRIAL = 100;

/** Reads the rows of a table of CSV by their bytes; whatever is no record, or may be none, it refuses. */
export class CsvRowReader {
  readonly #columns: ReadonlyMap<string, number>;
  /** What a first cell has in common with the name of a column, which it then may be. */
  readonly #kinds: ReadonlySet<number>;
  readonly #texts = new BlockTexts();
  readonly #cells: CsvCells;
  /** The row that was read last; the next one takes its place. */
  readonly row: CsvByteRow;
  /** Whether the last row was refused since it goes on behind the end. */
  isOpen = false;
  #read = 0;
  #refused = 0;

  /** @param width how many cells a row has */
  constructor(columns: ReadonlyMap<string, number>, width: number, delimiter: string) {
    this.#columns = columns;
    const names = [...columns.keys()].map((name) => encoder.encode(name.replaceAll('"', '""')));
    this.#kinds = new Set(names.map((name) => kindOf(name.at(0) ?? 0, name.length)));
    this.row = new CsvByteRow(columns, width, delimiter, this.#texts);
    this.#cells = new CsvCells(delimiter, this.row.starts, this.row.ends);
  }

  /** Whether rows are worth trying: most of them could be read so. */
  get isWorthwhile(): boolean {
    return this.#refused < TRIAL || this.#refused < this.#read;
  }

  /** Lines that the row goes over that was read last. */
  get lines(): number {
    return this.#cells.lines;
  }

  /** Rows are read between these places from now on; at `end` a line ends. */
  open(bytes: Uint8Array, from: number, end: number): void {
    this.isOpen = false;
    this.#texts.open(bytes, from, end);
  }

  /** Reads the row that begins at `from`; gives where the next one does, or −1 where it is refused. */
  read(bytes: Uint8Array, from: number, end: number): number {
    const next = this.#cells.cut(bytes, from, end);
    this.isOpen = next === OPEN;
    if (this.isOpen) return -1;
    if (next >= 0) {
      this.row.turnTo(bytes);
      if (!this.#isNoRecord(bytes)) {
        this.#read++;
        return next;
      }
    }
    this.#refused++;
    return -1;
  }

  /** Whether the row is blank, or the header once more. */
  #isNoRecord(bytes: Uint8Array): boolean {
    const { row } = this;
    const [from, end] = [row.starts[0], row.ends[0]];
    const isVisible = from < end && isVisibleByte(bytes[from]) && isVisibleByte(bytes[end - 1]);
    if (isVisible && !this.#kinds.has(kindOf(bytes[from], end - from))) return false;
    const first = row.cell(0);
    if (!isBlank(first) && !this.#columns.has(first.trim())) return false;
    const cells = row.cells();
    return cells.every(isBlank) || isHeader(cells, this.#columns);
  }
}

/** In what most names differ. */
function kindOf(first: number, length: number): number {
  return length * 0x100 + first;
}

class CsvByteRow extends ByteRow {
  readonly #delimiter: string;

  constructor(
    columns: ReadonlyMap<string, number>,
    width: number,
    delimiter: string,
    texts: BlockTexts,
  ) {
    super(columns, width, {
      own: cellOf,
      cut: (bytes, from, end) => unquoted(texts.cut(from, end) ?? textOf(bytes, from, end)),
    });
    this.#delimiter = delimiter;
  }

  text(): string {
    return this.cells().join(this.#delimiter);
  }

  nameAt(place: number, names: NameIndex): number {
    return names.ofPlain(this.bytes, this.starts[place], this.ends[place]);
  }

  cells(): string[] {
    return Array.from(this.starts, (_, place) => this.cell(place));
  }

  cell(place: number): string {
    return cellOf(this.bytes, this.starts[place], this.ends[place]);
  }
}

function cellOf(bytes: Uint8Array, from: number, end: number): string {
  return unquoted(textOf(bytes, from, end));
}

/** Only cells in quotes have quotes in them, and these are doubled. */
function unquoted(cell: string): string {
  return cell.includes('"') ? cell.replaceAll('""', '"') : cell;
}
