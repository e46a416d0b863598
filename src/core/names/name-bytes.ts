import { TextDecoder } from '../platform.ts';
import { isSame } from './byte-words.ts';

/** So many bytes of names become text at once. */
const BLOCK = 1 << 20;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Names of ASCII one after the other, by number, that become texts only when they are asked for. */
export class NameBytes {
  #bytes = new Uint8Array(1 << 10);
  #words = new DataView(this.#bytes.buffer);
  /** Where each name begins and, behind the last, where the next one will. */
  #starts = new Uint32Array(1 << 7);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Gives the number of the name, which counts from 0. */
  add(words: DataView, from: number, end: number): number {
    let at = this.#startOf(end - from);
    const own = this.#bytes;
    for (let n = from; n < end; n++) own[at++] = words.getUint8(n);
    this.#starts[++this.#count] = at;
    return this.#count - 1;
  }

  /** The same of a text, of which there are no bytes where it is not ASCII. */
  addText(text: string): number {
    const start = this.#startOf(text.length);
    const own = this.#bytes;
    let at = start;
    let odd = 0;
    for (let n = 0; n < text.length; n++) {
      const unit = text.charCodeAt(n);
      odd |= unit;
      own[at++] = unit;
    }
    this.#starts[++this.#count] = odd > 0x7f ? start : at;
    return this.#count - 1;
  }

  /** Where the next name begins, for which there is room then. */
  #startOf(length: number): number {
    const start = this.#starts[this.#count];
    const behind = start + length;
    if (behind > this.#bytes.length) {
      const more = new Uint8Array(2 * behind);
      more.set(this.#bytes);
      this.#bytes = more;
      this.#words = new DataView(more.buffer);
    }
    if (this.#count + 1 === this.#starts.length) {
      const more = new Uint32Array(2 * this.#starts.length);
      more.set(this.#starts);
      this.#starts = more;
    }
    return start;
  }

  /** Whether the name of a number is that of these bytes. */
  is(number: number, words: DataView, from: number, end: number): boolean {
    const start = this.#starts[number];
    return (
      this.#starts[number + 1] - start === end - from &&
      isSame(words, from, end, this.#words, start)
    );
  }

  /** Whether the name of a number is this text. */
  isText(number: number, text: string): boolean {
    const own = this.#bytes;
    const start = this.#starts[number];
    if (this.#starts[number + 1] - start !== text.length) return false;
    for (let at = 0; at < text.length; at++) {
      if (own[start + at] !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  text(number: number): string {
    return asciiText(this.#words, this.#starts[number], this.#starts[number + 1]);
  }

  /**
   * The names in the order of their numbers.
   * @param known those that are there as texts, up to the last of them
   */
  texts(known: readonly (string | undefined)[]): string[] {
    const starts = this.#starts;
    const texts = new Array<string>(this.#count);
    for (let first = 0, next = 0; first < this.#count; first = next) {
      const from = starts[first];
      while (next < this.#count && starts[next + 1] - from <= BLOCK) next++;
      if (next === first) next++;
      const block = asciiText(this.#words, from, starts[next]);
      for (let number = first; number < next; number++) {
        const text = number < known.length ? known[number] : undefined;
        texts[number] = text ?? block.slice(starts[number] - from, starts[number + 1] - from);
      }
    }
    return texts;
  }
}

export function asciiText(words: DataView, from: number, end: number): string {
  return decoder.decode(new Uint8Array(words.buffer, words.byteOffset + from, end - from));
}

/** Whether a byte is a character by itself that can be seen. */
export function isVisibleByte(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}
