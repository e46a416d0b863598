import type { RandomAccess } from '../random-access.ts';

/**
 * Bytes that are read at once: of a file that lies here, whose memory is free again at once, and of
 * others, as on a server, where each read takes its time. A column of a row group is mostly shorter.
 */
const NEAR = 1 << 20;
const FAR = 1 << 23;

/** Reads a stretch of a file from its start to its end, a few megabytes of it at a time. */
export class Window {
  readonly #file: RandomAccess;
  /** Of the file: the place behind what was read, and behind the stretch. */
  #read: number;
  readonly #end: number;
  /** What was read is copied to one buffer: new ones would wait for the collector by hundreds. */
  #buffer = new Uint8Array(0);
  /** In the buffer: what was read and not taken. */
  #from = 0;
  #to = 0;

  constructor(file: RandomAccess, start: number, end: number) {
    this.#file = file;
    this.#read = start;
    this.#end = end;
  }

  /** Bytes that were not taken yet, read or not. */
  get left(): number {
    return this.#end - this.#read + this.#to - this.#from;
  }

  /** Those of them that are read; what comes next takes their place. */
  get ahead(): Uint8Array {
    return this.#buffer.subarray(this.#from, this.#to);
  }

  /** Has at least so many of them be read, or all where there are fewer. */
  async fill(count: number): Promise<void> {
    const there = this.#to - this.#from;
    const wanted = Math.min(count, this.left);
    if (there >= wanted) return;
    const most = this.#file.giveBack ? NEAR : FAR;
    const end = Math.min(this.#end, this.#read + Math.max(most, wanted - there));
    const bytes = await this.#file.read(this.#read, end);
    this.#read = end;
    this.#append(bytes);
    this.#file.giveBack?.(bytes);
  }

  #append(bytes: Uint8Array): void {
    const { ahead } = this;
    const length = ahead.length + bytes.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(length);
      larger.set(ahead);
      this.#buffer = larger;
    } else this.#buffer.copyWithin(0, this.#from, this.#to);
    this.#buffer.set(bytes, ahead.length);
    this.#from = 0;
    this.#to = length;
  }

  /** The next bytes, as far as they were read; they stay until more are. */
  take(count: number): Uint8Array {
    const taken = this.#buffer.subarray(this.#from, Math.min(this.#from + count, this.#to));
    this.#from += taken.length;
    return taken;
  }
}
