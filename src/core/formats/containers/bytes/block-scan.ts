import { wasmExports } from '../../../numerics/wasm-exports.ts';
import type { WasmMemory } from '../../../platform.ts';
import { SCAN } from './scan-bytes.ts';

/** What scan.wat exports; addresses in bytes. */
interface Scan {
  readonly memory: WasmMemory;
  next(at: number, one: number, other: number, below: number): number;
  marks(end: number, one: number, other: number, to: number): number;
  isUtf8(end: number): number;
}

const NEWLINE = 0x0a;
/** Bytes of a vector. */
const VECTOR = 16;
const PAGE = 65_536;
/** A block of more is not copied: pieces of files and lines handed on as text are shorter. */
const MOST = 2 ** 24;

/**
 * Finds what means something in a block of lines, sixteen bytes at a time, where the block is UTF-8
 * throughout: a loop over single bytes takes ten times as long where texts are long.
 */
class BlockScan {
  /** Undefined until it is asked for; null where the platform does not run it. */
  #scan: Scan | null | undefined;
  #memory = new Uint8Array(0);
  #block: Uint8Array | null = null;
  #end = 0;
  #marks: Int32Array | null = null;

  /** The bytes up to `end`, where a line ends, are looked through from now on, as they are now. */
  open(bytes: Uint8Array, end: number): void {
    this.#block = null;
    this.#marks = null;
    if (end > MOST) return;
    if (this.#scan === undefined) this.#scan = started();
    if (this.#scan === null) return;
    const size = sizeOf(end);
    const { memory } = this.#scan;
    // With room for places, of which each byte may have one.
    const missing = 5 * size - memory.buffer.byteLength;
    try {
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    } catch {
      return;
    }
    if (this.#memory.buffer !== memory.buffer) this.#memory = new Uint8Array(memory.buffer);
    this.#memory.set(bytes.subarray(0, end));
    this.#memory.fill(NEWLINE, end, size);
    if (this.#scan.isUtf8(end) !== 1) return;
    this.#block = bytes;
    this.#end = end;
  }

  /** The bytes may change from now on. */
  close(): void {
    this.#block = null;
  }

  /** Whether `next` may be asked of these bytes. */
  has(bytes: Uint8Array): boolean {
    return bytes === this.#block;
  }

  /**
   * The place of the first byte from `at` on that is `one`, or `other`, or less than `below`; one of
   * them must be a line's end.
   */
  next(at: number, one: number, other: number, below: number): number {
    return this.#scan?.next(at, one, other, below) ?? at;
  }

  /**
   * The places of all bytes that are `one`, or `other`, or a line's end, and then of line ends behind
   * the block; the same array for the same block, of which only one pair of bytes may be asked.
   */
  marks(one: number, other: number): Int32Array {
    if (this.#scan === null || this.#scan === undefined) return new Int32Array(0);
    if (this.#marks === null) {
      const from = sizeOf(this.#end);
      const to = this.#scan.marks(this.#end, one, other, from);
      this.#marks = new Int32Array(this.#memory.buffer, from, (to - from) / 4);
    }
    return this.#marks;
  }
}

/** Bytes that a block takes, with the line ends behind it. */
function sizeOf(end: number): number {
  return VECTOR * (Math.ceil(end / VECTOR) + 1);
}

function started(): Scan | null {
  const exports = wasmExports(SCAN);
  return exports !== null && isScan(exports) ? exports : null;
}

/** Its bytes and its text are the same (tests/core/formats/containers/bytes), so its memory says it all. */
function isScan(exports: object): exports is Scan {
  return 'memory' in exports;
}

/** One of each thread: blocks are read one after the other. */
export const blockScan = new BlockScan();
