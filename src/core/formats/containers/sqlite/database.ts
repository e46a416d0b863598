import type { Encoding } from '../../file/file-failure.ts';
import { codecOf } from '../encoding/codec.ts';
import type { Codec } from '../encoding/codec.ts';
import type { RandomAccess } from '../random-access.ts';
import { Cursor } from './cursor.ts';

/** Bytes that are read at once, or a page where that is more. */
const BLOCK = 1 << 15;
/** Bytes of blocks that are held, the newest. */
const MAX_HELD = 1 << 26;
const HEADER = 100;
/** By the number that the header has for it. */
const ENCODINGS: readonly Encoding[] = ['UTF-8', 'UTF-8', 'UTF-16LE', 'UTF-16BE'];

/** An SQLite database as pages, read as they are asked for. https://sqlite.org/fileformat2.html */
export class Database {
  /** Bytes of the file. */
  readonly length: number;
  /** Bytes of a page that are used; extensions have the rest. */
  readonly usable: number;
  readonly encoding: Encoding;
  readonly codec: Codec;
  readonly #file: RandomAccess;
  readonly #pageSize: number;
  /** Pages never begin in one block and end in another: both sizes are powers of two. */
  readonly #blockSize: number;
  readonly #blocks = new Map<number, Uint8Array>();

  /** @throws where its header is none */
  static async open(file: RandomAccess): Promise<Database> {
    return new Database(file, await file.read(0, Math.min(HEADER, file.length)));
  }

  private constructor(file: RandomAccess, header: Uint8Array) {
    const size = new Cursor(header, 16).uint(2);
    // 65,536 does not fit.
    this.#pageSize = size === 1 ? 1 << 16 : size;
    this.usable = this.#pageSize - new Cursor(header, 20).uint(1);
    const isPower = (this.#pageSize & (this.#pageSize - 1)) === 0;
    const isSize = this.#pageSize >= 512 && isPower && this.usable >= 480;
    // Later versions of the format may be written by others, but not read.
    const isKnown = new Cursor(header, 19).uint(1) <= 2;
    if (!isSize || !isKnown) throw new Error('the header is none');
    this.#blockSize = Math.max(BLOCK, this.#pageSize);
    this.encoding = ENCODINGS[new Cursor(header, 56).uint(4) & 3];
    this.codec = codecOf(this.encoding);
    this.#file = file;
    this.length = file.length;
  }

  /**
   * The used bytes of a page; pages count from 1.
   * @throws where the file has no such page
   */
  async page(number: number): Promise<Uint8Array> {
    const start = (number - 1) * this.#pageSize;
    const index = Math.floor(start / this.#blockSize);
    const block = this.#blocks.get(index) ?? (start < 0 ? null : await this.#read(index));
    const at = start % this.#blockSize;
    const page = block?.subarray(at, at + this.usable);
    if (page?.length !== this.usable) throw new Error(`no page ${number}`);
    return page;
  }

  async #read(index: number): Promise<Uint8Array> {
    const start = Math.min(index * this.#blockSize, this.length);
    const block = await this.#file.read(start, Math.min(start + this.#blockSize, this.length));
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size * this.#blockSize >= MAX_HELD) this.#blocks.delete(oldest);
    this.#blocks.set(index, block);
    return block;
  }
}
