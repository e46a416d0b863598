import { GUEST, moveIn, roomFor } from '../../numerics/kernel/kernel.ts';
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
  readonly #at: Readonly<Record<'firsts' | 'fours' | 'white' | 'point', number>>;
  #white = new Float64Array(0);
  #point = new Float64Array(0);

  /** @param frame whose loadings do not change any more */
  constructor(frame: Whitening) {
    const rows = frame.center.length;
    const width = frame.loadings.length / rows;
    const stride = 16 * Math.ceil(width / 2);
    const white = GUEST + rows * stride;
    const point = white + stride;
    const firsts = point + 8 * rows;
    this.#frame = frame;
    this.#room = rows < MANY ? null : roomFor('matrix');
    this.#rows = rows;
    this.#width = width;
    this.#stride = stride;
    this.#at = { white, point, firsts, fours: firsts + 4 * rows };
  }

  /** As `toParameters` of whitening.ts. */
  toParameters(z: Float64Array, out: Float64Array): void {
    const room = this.#enter();
    if (room === null) {
      toParameters(this.#frame, z, out);
      return;
    }
    const { firsts, white, point } = this.#at;
    this.#white.set(z);
    const [width, end] = [8 * this.#width, point + 8 * this.#rows];
    room.kernel.products(GUEST, this.#stride, firsts, white, width, point, end);
    out.set(this.#point);
  }

  /** As `toWhite` of whitening.ts. */
  toWhite(gradient: Float64Array, out: Float64Array): void {
    const room = this.#enter();
    if (room === null) {
      toWhite(this.#frame, gradient, out);
      return;
    }
    const { fours, white, point } = this.#at;
    this.#point.set(gradient);
    const end = point + 8 * this.#rows;
    room.kernel.transposedProducts(GUEST, this.#stride, fours, point, end, white);
    out.set(this.#white);
  }

  #enter(): Room | null {
    const room = this.#room;
    if (room === null) return null;
    const fours = this.#rows >> 2;
    const size = this.#at.fours + 4 * fours - GUEST;
    const isIn = moveIn(room, this, size);
    if (isIn === null) return null;
    const { buffer } = room.kernel.memory;
    if (isIn && this.#white.buffer === buffer) return room;
    this.#white = new Float64Array(buffer, this.#at.white, this.#width);
    this.#point = new Float64Array(buffer, this.#at.point, this.#rows);
    const columns = this.#stride / 8;
    const matrix = new Float64Array(buffer, GUEST, this.#rows * columns).fill(0);
    const { loadings, firsts } = this.#frame;
    for (let k = 0; k < this.#rows; k++) {
      matrix.set(loadings.subarray(k * this.#width, (k + 1) * this.#width), k * columns);
    }
    const first = (k: number): number => firsts?.[k] ?? 0;
    new Uint32Array(buffer, this.#at.firsts, this.#rows)
      .fill(0)
      .forEach((_, k, all) => (all[k] = 8 * (first(k) & ~3)));
    new Uint32Array(buffer, this.#at.fours, fours).forEach((_, four, all) => {
      const least = Math.min(...[0, 1, 2, 3].map((k) => first(4 * four + k)));
      all[four] = 8 * (least & ~1);
    });
    // What is beyond a vector of odd length has to be a number.
    new Float64Array(buffer, this.#at.white, columns).fill(0);
    return room;
  }
}
