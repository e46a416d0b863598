import { XzReadableStream } from 'xz-decompress';
import { nextTask } from '../next-task.ts';

/** What is packed with xz, unpacked from its beginning on as it is asked for. */
export class Archive {
  readonly #unpacked: ReadableStreamDefaultReader<Uint8Array>;
  /** What has come and was not asked for yet. */
  #left: Uint8Array = new Uint8Array();

  /** @param packed piece by piece */
  constructor(packed: Iterator<Uint8Array, undefined>) {
    const source = new ReadableStream<Uint8Array>({
      pull(controller) {
        const { done, value } = packed.next();
        // The library asks for no more where it has come to the end, and else for ever.
        if (done === true) controller.error(new Error('the file ends too early'));
        else controller.enqueue(value);
      },
    });
    this.#unpacked = new XzReadableStream(source).getReader();
  }

  /** The next bytes, a piece of them a task, which is some milliseconds. One call after the other. */
  async read(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length);
    let place = 0;
    while (place < length) {
      if (this.#left.length === 0) await this.#unpack();
      const part = this.#left.subarray(0, length - place);
      bytes.set(part, place);
      place += part.length;
      this.#left = this.#left.subarray(part.length);
    }
    return bytes;
  }

  async #unpack(): Promise<void> {
    const { done, value } = await this.#unpacked.read();
    if (done) throw new Error('the file holds too little');
    this.#left = value;
    await nextTask();
  }
}
