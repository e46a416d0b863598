import type { WasmMemory } from '../../platform.ts';
import { exp, LOG_CELLS } from '../elementary.ts';
import { wasmExports } from '../wasm-exports.ts';
import { KERNEL } from './kernel-bytes.ts';

/** What kernel.wat exports; addresses in bytes. */
export interface Kernel {
  readonly memory: WasmMemory;
  exponentials(at: number, end: number): void;
  weightedLogSum(x: number, weight: number, end: number): number;
  oddsTerms(step: number, end: number, weight: number, weightEnd: number, product: number): void;
  rootTerms(
    step: number,
    end: number,
    weight: number,
    weightEnd: number,
    product: number,
    nu: number,
  ): number;
  products(
    matrix: number,
    stride: number,
    first: number,
    vector: number,
    width: number,
    out: number,
    outEnd: number,
  ): void;
  transposedProducts(
    matrix: number,
    stride: number,
    first: number,
    vector: number,
    vectorEnd: number,
    out: number,
  ): void;
}

/** In the memory: the table of logarithms, numbers on their way to `exponentials`, then a guest. */
const SCRATCH = LOG_CELLS.byteLength;
const SCRATCH_SIZE = 1024;
export const GUEST = SCRATCH + 8 * SCRATCH_SIZE;
const PAGE = 65_536;
/** No guest gets more: 2²⁸ bytes are about ten million pairs. */
const MOST = 2 ** 28;
/** Guests stay side by side in so much: the judges, or slices, of one model of many pairs. */
const SHARED = 2 ** 23;
/** Where a guest begins, its vectors of numbers lie as the machine likes them. */
const ALIGNED = 16;

/** Kernels of this thread, each with a memory of its own: one for pairs, one for matrices. */
export type Use = 'pairs' | 'matrix';

/** A kernel, and where its memory holds whose numbers. */
export interface Room {
  readonly kernel: Kernel;
  guests: WeakMap<object, number>;
  /** Where the last guest ends. */
  end: number;
}

const rooms = new Map<Use, Room | null>();

/** Null where the platform does not run it. */
export function roomFor(use: Use): Room | null {
  let room = rooms.get(use);
  if (room === undefined) {
    const kernel = start();
    room = kernel && { kernel, guests: new WeakMap(), end: GUEST };
    rooms.set(use, room);
  }
  return room;
}

/** Its bytes and its text are the same (tests/core/numerics/kernel.test.ts), so its memory says it all. */
function isKernel(exports: object): exports is Kernel {
  return 'memory' in exports;
}

function start(): Kernel | null {
  // Where there is none, the loops in TypeScript do it.
  const exports = wasmExports(KERNEL);
  if (exports === null || !isKernel(exports)) return null;
  new Float64Array(exports.memory.buffer).set(LOG_CELLS);
  // A machine that keeps the halves of a number the other way round from WebAssembly.
  const probe = new Float64Array(exports.memory.buffer, SCRATCH, 2).fill(1.5);
  exports.exponentials(SCRATCH, SCRATCH + 16);
  return probe[1] === exp(1.5) ? exports : null;
}

/**
 * Gives a part of the memory to `owner`, which keeps it as long as `room.guests` knows it: until others
 * need more than is left beside it.
 * @param size bytes that it needs
 * @returns where it begins; null where there is not so much memory
 */
export function moveIn(room: Room, owner: object, size: number): number | null {
  if (room.end + size > GUEST + SHARED) {
    room.guests = new WeakMap();
    room.end = GUEST;
  }
  const at = room.end;
  const { memory } = room.kernel;
  const missing = at + size - memory.buffer.byteLength;
  if (missing > 0) {
    if (size > MOST) return null;
    try {
      memory.grow(Math.ceil(missing / PAGE));
    } catch {
      return null;
    }
  }
  room.guests.set(owner, at);
  room.end = at + ALIGNED * Math.ceil(size / ALIGNED);
  return at;
}

/** The numbers on their way, in the memory as it is now. */
let scratch = new Float64Array(0);

/** Where the kernel's `exp` does as ../elementary.ts does. */
const EXP_RANGE = 700;

/** Puts e^x in the place of every x, to the bit as `exp`. */
export function exponentials(values: Float64Array): void {
  const quick = roomFor('pairs')?.kernel;
  for (let from = 0; from < values.length; from += SCRATCH_SIZE) {
    const part = values.subarray(from, from + SCRATCH_SIZE);
    if (quick === undefined || !areWithin(part, EXP_RANGE)) {
      for (let i = 0; i < part.length; i++) part[i] = exp(part[i]);
      continue;
    }
    const { buffer } = quick.memory;
    if (scratch.buffer !== buffer) scratch = new Float64Array(buffer, SCRATCH, SCRATCH_SIZE);
    scratch.set(part);
    // In whole numbers: to halve an odd one and round has engines compile this anew at each fit.
    quick.exponentials(SCRATCH, SCRATCH + 16 * ((part.length + 1) >> 1));
    for (let i = 0; i < part.length; i++) part[i] = scratch[i];
  }
}

function areWithin(values: Float64Array, range: number): boolean {
  for (let i = 0; i < values.length; i++) if (!(Math.abs(values[i]) < range)) return false;
  return true;
}

/** e^−|x| of every x. */
export function tailsOf(values: Float64Array): Float64Array {
  const tails = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) tails[i] = -Math.abs(values[i]);
  exponentials(tails);
  return tails;
}
