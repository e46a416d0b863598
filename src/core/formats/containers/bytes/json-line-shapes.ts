import type { Row } from '../container.ts';
import { BlockTexts } from './block-texts.ts';
import { JsonLineShape } from './json-line-shape.ts';

/** As many shapes are known at a time: records may lack a field or have one more. */
const MOST = 4;
/** So many lines may be of no shape before it is asked whether most are. */
const TRIAL = 100;

/** The shapes that lines had last. */
export class JsonLineShapes {
  /** That of the last line first. */
  readonly #shapes: JsonLineShape[] = [];
  readonly #texts = new BlockTexts();
  #read = 0;
  #refused = 0;

  /** Whether lines are worth trying: most of them had a shape that was known. */
  get isWorthwhile(): boolean {
    return this.#refused < TRIAL || this.#refused < this.#read;
  }

  /** Lines are read between these places from now on. */
  open(bytes: Uint8Array, from: number, end: number): void {
    this.#texts.open(bytes, from, end);
  }

  /**
   * Reads the line that begins at `from`; gives where the next one does, or −1 where it is of no
   * shape that was met, or no JSON.
   */
  read(bytes: Uint8Array, from: number): number {
    for (let n = 0; n < this.#shapes.length; n++) {
      const next = this.#shapes[n].read(bytes, from);
      if (next < 0) continue;
      if (n > 0) this.#shapes.unshift(...this.#shapes.splice(n, 1));
      this.#read++;
      return next;
    }
    this.#refused++;
    const shape = JsonLineShape.of(bytes, from, this.#texts);
    if (shape === null) return -1;
    if (this.#shapes.unshift(shape) > MOST) this.#shapes.pop();
    return shape.read(bytes, from);
  }

  /** The line that was read last. */
  get row(): Row {
    return this.#shapes[0].row;
  }
}
