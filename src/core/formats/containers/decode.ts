import type { LooksLike } from '../../failure.ts';
import type { Encoding } from '../report.ts';
import { decoderOf, encodingOf, utf16Of } from './text.ts';
import type { Decoder } from './text.ts';

/** Bytes after the first one beyond ASCII that decide what the encoding is. */
const WINDOW = 1 << 14;
/** Western text further down than this counts as damage to some rows, not to the file. */
const HEAD = 4096;

/**
 * Bytes in pieces → text, whatever the encoding. Up to the first byte beyond ASCII, UTF-8,
 * Shift_JIS and EUC-JP are the same; only there is one of them chosen, so that a file whose
 * first Japanese name stands far down is read right too. UTF-16 shows at once. In UTF-8 a
 * damaged byte becomes U+FFFD, and a byte order mark is dropped.
 */
export class AnyEncoding {
  #decoder: Decoder | null = null;
  /** From the first byte beyond ASCII on, until the encoding is chosen. */
  #held: Uint8Array[] = [];
  #heldLength = 0;
  #ascii = 0;
  encoding: Encoding = 'UTF-8';
  /** Set where the text is in no encoding that is read; what comes after is not decoded. */
  failure: LooksLike | null = null;

  /** @param head the first bytes of the file, which the pieces repeat */
  constructor(head: Uint8Array) {
    const utf16 = utf16Of(head);
    if (utf16 !== null) this.#choose(utf16);
  }

  push(piece: Uint8Array): string {
    if (this.#decoder !== null) return this.#decoder.decode(piece, { stream: true });
    if (this.#heldLength > 0) return this.#hold(piece);
    const text = decoderOf('UTF-8').decode(piece);
    // Beyond ASCII a character has more bytes than UTF-16 units, and damage becomes U+FFFD.
    if (text.length === piece.length && !text.includes('\uFFFD')) {
      this.#ascii += piece.length;
      return text;
    }
    const from = asciiLength(piece);
    this.#ascii += from;
    return text.slice(0, from) + this.#hold(piece.subarray(from));
  }

  end(): string {
    if (this.#decoder !== null) return this.#decoder.decode();
    return this.#heldLength === 0 ? '' : this.#release() + this.#flush();
  }

  #hold(piece: Uint8Array): string {
    this.#held.push(piece);
    this.#heldLength += piece.length;
    return this.#heldLength < WINDOW ? '' : this.#release();
  }

  #release(): string {
    const bytes = new Uint8Array(this.#heldLength);
    let at = 0;
    for (const piece of this.#held) {
      bytes.set(piece, at);
      at += piece.length;
    }
    this.#held = [];
    this.#heldLength = 0;
    const found = encodingOf(bytes.subarray(0, WINDOW));
    if (found === null && this.#ascii < HEAD) {
      this.failure = 'another encoding';
      return '';
    }
    const decoder = this.#choose(found ?? 'UTF-8');
    return decoder.decode(bytes, { stream: true });
  }

  #flush(): string {
    return this.#decoder?.decode() ?? '';
  }

  #choose(encoding: Encoding): Decoder {
    this.encoding = encoding;
    this.#decoder = decoderOf(encoding);
    return this.#decoder;
  }
}

/** How many bytes of ASCII stand before the first other one. */
function asciiLength(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && bytes[at] <= 0x7f) at++;
  return at;
}
