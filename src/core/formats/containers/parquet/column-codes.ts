import { TextDecoder } from '../../../platform.ts';
import { MOST_SEEN, SeenValues } from '../bytes/seen-values.ts';

/** Bytes of texts that are made here, at most. */
const SHORT = 64;

const decoder = new TextDecoder();

/** The values of a column through all its pages, each text made once while it comes again. */
export class ColumnCodes {
  readonly texts = new SeenValues(textOf);
  readonly #others = new Map<unknown, number>();

  /** A number for a value that is made, none of those that `texts` gives; −1 where there is none. */
  of(value: unknown): number {
    if (typeof value === 'object' && value !== null) return -1;
    const known = this.#others.get(value);
    if (known !== undefined) return known;
    if (this.#others.size === MOST_SEEN) return -1;
    const code = MOST_SEEN + this.#others.size;
    this.#others.set(value, code);
    return code;
  }
}

/**
 * Short ASCII without the decoder: in browsers each of its texts lies outside of the heap, with a
 * record of its own there.
 */
function textOf(bytes: Uint8Array, from: number, end: number): string {
  const own = bytes.subarray(from, end);
  if (own.length > SHORT) return decoder.decode(own);
  for (let at = 0; at < own.length; at++) if (own[at] > 0x7f) return decoder.decode(own);
  return String.fromCharCode(...own);
}
