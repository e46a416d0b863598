import type { Encoding } from '../../file/file-failure.ts';
import { codecOf, DAMAGE, validUtf8 } from './codec.ts';
import type { Codec } from './codec.ts';
import { isAscii } from '../bytes/utf8.ts';
import { joinBytes } from '../join-bytes.ts';
import { japaneseEncodingOf } from './japanese.ts';
import { byteOrderMark, utf16Of } from './text.ts';
import { UTF8_PROOF } from '../../../limits.ts';

/** Bytes from the first one beyond ASCII on that decide what the encoding is. */
const WINDOW = 1 << 14;
/** As many are looked at where characters beyond ASCII are few. */
const MAX_WINDOW = 1 << 20;
const UTF8 = codecOf('UTF-8');

/**
 * Bytes in pieces → text, whatever the encoding. Valid UTF-8 is UTF-8. Up to the first byte
 * beyond ASCII the encodings are the same; only there is one chosen, so that a file whose first
 * Japanese name stands far down is read right too, and another than UTF-8 only where UTF-8 is
 * impossible. UTF-16 shows at once. What is damaged is marked (see codec.ts), whatever comes
 * after the choice; a byte order mark is dropped.
 */
export class AnyEncoding {
  #codec: Codec | null = null;
  /** Bytes of the byte order mark that are still to come. */
  #mark = 0;
  /** From the first byte beyond ASCII on, until the encoding is chosen; then an open character. */
  #held: Uint8Array[] = [];
  #heldLength = 0;
  #window = WINDOW;
  encoding: Encoding = 'UTF-8';
  /** Whether bytes were found so far that are none of the encoding. */
  isDamaged = false;
  /** Whether it was taken for UTF-8 only because it is in no other encoding that is known. */
  isDoubtful = false;

  /** @param head the first bytes of the file, which the pieces repeat */
  constructor(head: Uint8Array) {
    const { encoding, length } = byteOrderMark(head);
    this.#mark = length;
    const known = encoding ?? utf16Of(head);
    if (known !== null) this.#choose(known);
  }

  push(piece: Uint8Array): string {
    const marks = Math.min(this.#mark, piece.length);
    this.#mark -= marks;
    return this.#read(marks === 0 ? piece : piece.subarray(marks));
  }

  /**
   * In place of `push`, and as long as it is not null: bytes that begin with a whole character of
   * UTF-8 or ASCII, for `decoded`.
   */
  bytes(piece: Uint8Array): Uint8Array | null {
    if (this.#mark > 0) return null;
    if (this.#codec === null) return this.#heldLength === 0 && isAscii(piece) ? piece : null;
    if (this.#codec !== UTF8) return null;
    if (this.#heldLength === 0) return piece;
    this.#held.push(piece);
    this.#heldLength += piece.length;
    const all = this.#joined();
    this.#held = [];
    this.#heldLength = 0;
    return all;
  }

  /** Text of such bytes. */
  decoded(bytes: Uint8Array): string {
    const text = UTF8.decode(bytes);
    this.isDamaged ||= text.includes(DAMAGE);
    return text;
  }

  end(): string {
    if (this.#codec === null && this.#heldLength > 0) return this.#decide(true);
    return this.#codec === null ? '' : this.#decode(this.#codec, true);
  }

  #read(piece: Uint8Array): string {
    if (this.#codec === null && this.#heldLength === 0) {
      const text = validUtf8(piece);
      // Beyond ASCII a character has more bytes than UTF-16 units.
      if (text?.length === piece.length) return text;
      const ascii = asciiLength(piece);
      return (validUtf8(piece.subarray(0, ascii)) ?? '') + this.#hold(piece.subarray(ascii));
    }
    return this.#hold(piece);
  }

  #hold(piece: Uint8Array): string {
    this.#held.push(piece);
    this.#heldLength += piece.length;
    if (this.#codec !== null) return this.#decode(this.#codec, false);
    return this.#heldLength < this.#window ? '' : this.#decide(false);
  }

  /** Chooses the encoding by the beginning of what is held, or waits for more. */
  #decide(isEnd: boolean): string {
    const bytes = this.#joined();
    for (;;) {
      // No more than the window, so that nothing hangs on the pieces that the bytes come in.
      const head = bytes.subarray(0, this.#window);
      const text = validUtf8(head.subarray(0, UTF8.wholeLength(head)));
      if (text === null) return this.#decode(this.#choose(this.#otherOf(head)), isEnd);
      const isProven = head.length - text.length >= UTF8_PROOF || this.#window >= MAX_WINDOW;
      if (isProven || (isEnd && bytes.length <= this.#window)) break;
      this.#window *= 2;
      if (!isEnd && bytes.length < this.#window) return '';
    }
    return this.#decode(this.#choose('UTF-8'), isEnd);
  }

  /** The encoding of bytes that are not valid UTF-8: that with damage, or another. */
  #otherOf(bytes: Uint8Array): Encoding {
    if (!isMostlyDamaged(UTF8.decode(bytes))) return 'UTF-8';
    const other = japaneseEncodingOf(bytes);
    this.isDoubtful = other === null;
    return other ?? 'UTF-8';
  }

  /** Decodes what is held, up to a character or, where lines count, a line that is not whole. */
  #decode(codec: Codec, isEnd: boolean): string {
    const bytes = this.#joined();
    const whole = isEnd ? bytes.length : codec.wholeLength(bytes);
    // A copy, since a view would keep all of the piece.
    this.#held = whole === bytes.length ? [] : [bytes.slice(whole)];
    this.#heldLength = bytes.length - whole;
    const text = codec.decode(bytes.subarray(0, whole));
    // Also half of a whole pair, which is looked at closer in the records.
    this.isDamaged ||= text.includes(DAMAGE);
    return text;
  }

  #joined(): Uint8Array {
    if (this.#held.length === 1) return this.#held[0];
    const bytes = joinBytes(this.#held);
    this.#held = [bytes];
    return bytes;
  }

  #choose(encoding: Encoding): Codec {
    this.encoding = encoding;
    this.#codec = codecOf(encoding);
    return this.#codec;
  }
}

/**
 * One damaged byte in good text costs only what it damages; text of another encoding has more
 * characters damaged than whole ones outside ASCII.
 */
function isMostlyDamaged(text: string): boolean {
  const damaged = text.split(DAMAGE).length - 1;
  const beyondAscii = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  return 2 * damaged > beyondAscii;
}

/** How many bytes of ASCII stand before the first other one. */
function asciiLength(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && bytes[at] <= 0x7f) at++;
  return at;
}
