import { moveIn, roomFor } from '../../numerics/kernel/kernel.ts';
import type { Room } from '../../numerics/kernel/kernel.ts';
import { toParameters, toWhite } from './whitening.ts';
import type { Whitening } from './whitening.ts';

/** From so many parameters on carrying numbers to the kernel and back costs less than it saves. */
const MANY = 24;

/** The two products of whitening.ts with one frame, in the kernel where that pays, to the same bits. */
export class QuickFrame {
  readonly #frame: Whitening;
  readonly #room: Room | null;
  readonly #rows: number;
  readonly #width: number;
  /** Bytes from row to row: an even number of columns, the last of which may be empty. */
  readonly #stride: number;
  /** Addresses in the kernel's memory. */
  #at = { matrix: 0, white: 0, point: 0, firsts: 0, fours: 0 };
  #white = new Float64Array(0);
  #point = new Float64Array(0);

  /** @param frame whose loadings do not change any more */
  constructor(frame: Whitening) {
    const rows = frame.center.length;
    const width = frame.loadings.length / rows;
    this.#frame = frame;
    this.#room = rows < MANY ? null : roomFor('matrix');
    this.#rows = rows;
    this.#width = width;
    this.#stride = 16 * Math.ceil(width / 2);
  }

  /** As `toParameters` of whitening.ts. */
  toParameters(z: Float64Array, out: Float64Array): void {
    const room = this.#enter();
    if (room === null) {
      toParameters(this.#frame, z, out);
      return;
    }
    const { matrix, firsts, white, point } = this.#at;
    this.#white.set(z);
    const [width, end] = [8 * this.#width, point + 8 * this.#rows];
    room.kernel.products(matrix, this.#stride, firsts, white, width, point, end);
    out.set(this.#point);
  }

  /** As `toWhite` of whitening.ts. */
  toWhite(gradient: Float64Array, out: Float64Array): void {
    const room = this.#enter();
    if (room === null) {
      toWhite(this.#frame, gradient, out);
      return;
    }
    const { matrix, fours, white, point } = this.#at;
    this.#point.set(gradient);
    const end = point + 8 * this.#rows;
    room.kernel.transposedProducts(matrix, this.#stride, fours, point, end, white);
    out.set(this.#white);
  }

  #enter(): Room | null {
    const room = this.#room;
    if (room === null) return null;
    const known = room.guests.get(this);
    if (known !== undefined && this.#white.buffer === room.kernel.memory.buffer) return room;
    const stride = this.#stride;
    const rows = this.#rows;
    const fours = rows >> 2;
    const matrix = known ?? moveIn(room, this, (rows + 1) * stride + 12 * rows + 4 * fours);
    if (matrix === null) return null;
    const white = matrix + rows * stride;
    const point = white + stride;
    const firstsAt = point + 8 * rows;
    this.#at = { matrix, white, point, firsts: firstsAt, fours: firstsAt + 4 * rows };
    const { buffer } = room.kernel.memory;
    this.#white = new Float64Array(buffer, white, this.#width);
    this.#point = new Float64Array(buffer, point, rows);
    const columns = stride / 8;
    const cells = new Float64Array(buffer, matrix, rows * columns).fill(0);
    const { loadings, firsts } = this.#frame;
    for (let k = 0; k < rows; k++) {
      cells.set(loadings.subarray(k * this.#width, (k + 1) * this.#width), k * columns);
    }
    const first = (k: number): number => firsts?.[k] ?? 0;
    new Uint32Array(buffer, this.#at.firsts, rows)
      .fill(0)
      .forEach((_, k, all) => (all[k] = 8 * (first(k) & ~3)));
    new Uint32Array(buffer, this.#at.fours, fours).forEach((_, four, all) => {
      const least = Math.min(...[0, 1, 2, 3].map((k) => first(4 * four + k)));
      all[four] = 8 * (least & ~1);
    });
    // What is beyond a vector of odd length has to be a number.
    new Float64Array(buffer, white, columns).fill(0);
    return room;
  }
}
