import { Cursor } from './cursor.ts';

const INTERIOR = 5;
const LEAF = 13;

/** A page of a table. https://sqlite.org/fileformat2.html#b_tree_pages */
export class TreePage {
  /** Whether its cells are rows; else each leads to the page of the rows up to a rowid. */
  readonly isLeaf: boolean;
  readonly cells: number;
  readonly #bytes: Uint8Array;
  /** Where the numbers of the cells' first bytes stand. */
  readonly #pointers: number;

  /**
   * @param start where its header is: behind that of the file, on the first page
   * @throws where it is none
   */
  constructor(bytes: Uint8Array, start: number) {
    const kind = bytes[start];
    if (kind !== INTERIOR && kind !== LEAF) throw new Error('a page of another kind');
    this.isLeaf = kind === LEAF;
    this.cells = new Cursor(bytes, start + 3).uint(2);
    this.#pointers = start + (this.isLeaf ? 8 : 12);
    this.#bytes = bytes;
    if (this.#pointers + 2 * this.cells > bytes.length)
      throw new Error('more cells than a page has');
  }

  /** The numbers of the pages below. */
  children(): number[] {
    return Array.from({ length: this.cells + 1 }, (_, n) => this.child(n));
  }

  /** The number of the page below a cell; below the last of all behind these. */
  child(cell: number): number {
    const last = new Cursor(this.#bytes, this.#pointers - 4);
    return (cell < this.cells ? this.cell(cell) : last).uint(4);
  }

  /** Bytes from a cell's first one on. */
  cell(cell: number): Cursor {
    const start = new Cursor(this.#bytes, this.#pointers + 2 * cell).uint(2);
    if (start < this.#pointers + 2 * this.cells) throw new Error('a cell outside its place');
    return new Cursor(this.#bytes, start);
  }

  /** The first cell with this rowid or a greater one; behind the last where there is none. */
  firstFrom(rowid: bigint): number {
    let from = 0;
    let to = this.cells;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.rowidOf(middle) < rowid) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  rowidOf(cell: number): bigint {
    const cursor = this.cell(cell);
    // What stands before it: the length of the record, or the number of a page.
    if (this.isLeaf) cursor.varint();
    else cursor.take(4);
    return cursor.rowid();
  }
}
