import { readEach } from '../formats/intake/read.ts';
import type { ReadOptions } from '../formats/intake/read.ts';
import type { ByteSource } from '../formats/file/report.ts';
import { gzip } from './gzip.ts';
import { ITEM_PARTS, RECORD_PARTS } from '../table/record-texts.ts';
import type { RecordTexts, TextSink } from '../table/record-texts.ts';
import { ChunkPacker } from './text-chunk.ts';

/** Which texts of a record are kept: all, or all but what the judges said. */
export type KeptParts = 'all' | 'answers';

/**
 * What a chunk holds: `texts` those of questions, answers and prompts, one each by its place
 * among those of the file; `records` the parts of RECORD_PARTS by the row of the file's table, or
 * of its scores where it holds single scores.
 */
export type TextKind = 'texts' | 'records';

/** A piece of the texts of one file, as it is stored. */
export interface TextChunk {
  /** The file by its report's key and name. */
  readonly key: string;
  readonly file: string;
  readonly kind: TextKind;
  /** Number of its first item; the next chunk begins above its last. */
  readonly first: number;
  /** How many texts it holds. */
  readonly texts: number;
  /** See text-chunk.ts; packed with gzip. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What became of one file's texts. */
export interface KeptFile {
  readonly key: string;
  readonly file: string;
  readonly texts: number;
  /** Of the packed chunks. */
  readonly bytes: number;
}

export interface KeepOptions extends Pick<ReadOptions, 'ways' | 'mappings'> {
  readonly parts: KeptParts;
}

/** How far it is, in bytes of the files; with a chunk to store, or without. */
export interface KeepProgress {
  readonly done: number;
  readonly total: number;
  /** What had been read by then is in it or in those before it. */
  readonly chunk: TextChunk | null;
}

/** Chunks that may be on their way at once, from being packed to being stored. */
const MAX_ON_THE_WAY = 4;

/**
 * Reads files that were imported once more, in the same ways, and gives their texts away in
 * chunks. Never more than a few chunks are in memory.
 * @param report stores the chunk, if there is one; while too many wait, nothing more is read
 * @throws what `report` throws for a chunk
 */
export async function keepTexts(
  sources: readonly ByteSource[],
  { parts, ...options }: KeepOptions,
  report: (progress: KeepProgress) => Promise<void>,
): Promise<readonly KeptFile[]> {
  const outbox = new Outbox(report);
  const files: FileTexts[] = [];
  const open = (file: string, key: string): TextSink => {
    files.at(-1)?.end();
    const texts = new FileTexts(file, key, parts, outbox);
    files.push(texts);
    return texts;
  };
  const onProgress = (done: number, total: number): void => {
    outbox.far = { done, total };
    void report({ done, total, chunk: null });
  };
  const readings = readEach(sources, { format: null, ...options, texts: open, onProgress });
  while ((await readings.next()).done !== true) files.at(-1)?.end();
  await outbox.empty();
  return files.map(({ kept }) => kept);
}

/** Takes the texts of one file and packs them. */
class FileTexts implements TextSink {
  readonly #file: string;
  readonly #key: string;
  readonly #parts: KeptParts;
  readonly #outbox: Outbox;
  readonly #packers: Readonly<Record<TextKind, ChunkPacker>> = {
    texts: new ChunkPacker(ITEM_PARTS.texts),
    records: new ChunkPacker(ITEM_PARTS.records),
  };
  #texts = 0;
  #bytes = 0;

  constructor(file: string, key: string, parts: KeptParts, outbox: Outbox) {
    this.#file = file;
    this.#key = key;
    this.#parts = parts;
    this.#outbox = outbox;
  }

  get kept(): KeptFile {
    return { key: this.#key, file: this.#file, texts: this.#texts, bytes: this.#bytes };
  }

  text(index: number, text: string): void {
    this.#add('texts', index, [text]);
  }

  record(row: number, texts: RecordTexts): void {
    const isWanted = (part: keyof RecordTexts) => this.#parts === 'all' || part !== 'reasoning';
    const parts = RECORD_PARTS.map((part) => (isWanted(part) ? texts[part] : null));
    if (parts.some((text) => text !== null)) this.#add('records', row, parts);
  }

  room(): Promise<void> | null {
    return this.#outbox.room();
  }

  /** Sends what is left; calling it again does nothing. */
  end(): void {
    this.#send('texts');
    this.#send('records');
  }

  #add(kind: TextKind, number: number, parts: readonly (string | null)[]): void {
    const packer = this.#packers[kind];
    packer.add(number, parts);
    if (packer.isFull) this.#send(kind);
  }

  #send(kind: TextKind): void {
    const chunk = this.#packers[kind].take();
    if (chunk === null) return;
    const { first, texts } = chunk;
    this.#texts += texts;
    this.#outbox.add(async () => {
      const bytes = await gzip(chunk.bytes);
      this.#bytes += bytes.length;
      return { key: this.#key, file: this.#file, kind, first, texts, bytes };
    });
  }
}

/** Packs and sends chunks one after the other, and says when there are too many. */
class Outbox {
  readonly #report: (progress: KeepProgress) => Promise<void>;
  /** How far the files have been read. */
  far = { done: 0, total: 0 };
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  /** Called whenever one has gone. */
  #gone: (() => void)[] = [];

  constructor(report: (progress: KeepProgress) => Promise<void>) {
    this.#report = report;
  }

  add(pack: () => Promise<TextChunk>): void {
    this.#waiting++;
    const { far } = this;
    const packed = pack();
    const before = this.#last;
    this.#last = (async () => {
      await before;
      await this.#report({ ...far, chunk: await packed });
      this.#waiting--;
      this.#gone.forEach((notify) => {
        notify();
      });
      this.#gone = [];
    })();
    // Whoever waits for room or for the end hears of it.
    this.#last.catch(() => undefined);
    packed.catch(() => undefined);
  }

  room(): Promise<void> | null {
    return this.#waiting < MAX_ON_THE_WAY ? null : this.#untilRoom();
  }

  /** Settles once all has been sent. */
  empty(): Promise<void> {
    return this.#last;
  }

  async #untilRoom(): Promise<void> {
    while (this.#waiting >= MAX_ON_THE_WAY) {
      const gone = new Promise<void>((resolve) => this.#gone.push(resolve));
      // A failed sending would never say that it has gone.
      await Promise.race([gone, this.#last.then(() => gone)]);
    }
  }
}
