import { strFromU8, unzipSync } from 'fflate';
import { byTurns } from '../../core/formats/record/record-texts.ts';
import type { JudgmentPlaces, TextPlace } from '../../core/publish/report/report-texts.ts';
import { ITEM_PARTS, NO_TEXTS, RECORD_PARTS } from '../../core/table/record-texts.ts';
import type { RecordTexts } from '../../core/table/record-texts.ts';
import type { TextKind } from '../../core/texts/keep-texts.ts';
import { openChunk, partsIn } from '../../core/texts/text-chunk.ts';
import { unpack } from '../../storage/packed.ts';
import type { Bytes } from '../../storage/packed.ts';
import type { ReadTexts, TextRequest } from './text-messages.ts';

/** A chunk in the project file, still packed: its first item, and how to get it. */
interface Packed {
  readonly first: number;
  readonly read: () => Promise<unknown>;
}

/** Chunks looked at last: neighbours in a list mostly lie in one. */
const MAX_OPEN = 4;

/** The texts in the project that a report carries, read chunk by chunk where one is asked for. */
export class CarriedTexts {
  readonly #files: Extract<TextRequest, { readonly kind: 'project' }>['files'];
  readonly #chunks: ReadonlyMap<string, readonly Packed[]>;
  readonly #open: { readonly packed: Packed; readonly chunk: Promise<Uint8Array> }[] = [];

  /**
   * @param project a project file, see storage/archive/format.ts
   * @throws where it is damaged
   */
  constructor(
    project: Uint8Array,
    files: Extract<TextRequest, { readonly kind: 'project' }>['files'],
  ) {
    this.#files = files;
    this.#chunks = chunksIn(project);
  }

  /** @throws where the project is damaged */
  async of({ record, question, left, right, scores }: JudgmentPlaces): Promise<ReadTexts> {
    const own = record === null ? NO_TEXTS : await this.#record(record);
    const [a, b] = await Promise.all((scores ?? [[], []]).map((places) => this.#scored(places)));
    const texts = {
      question: own.question ?? a.question ?? b.question ?? (await this.#turns(question)),
      left: own.left ?? a.left ?? (await this.#turns(left)),
      right: own.right ?? b.left ?? (await this.#turns(right)),
    };
    const prompts = [own, a, b].map(({ prompt }) => prompt).filter((prompt) => prompt !== null);
    const { reasoning } = own;
    return { ...texts, prompts, reasoning, reasoningOf: [a.reasoning, b.reasoning] };
  }

  /** The answer of some scores is the left text of their records; several are samples of it. */
  async #scored(places: readonly TextPlace[]): Promise<RecordTexts> {
    const samples = await Promise.all(places.map((place) => this.#record(place)));
    const each = (part: 'left' | 'reasoning'): string | null =>
      byTurns(samples.flatMap((sample) => sample[part] ?? []));
    const [first = NO_TEXTS] = samples;
    return { ...first, left: each('left'), reasoning: each('reasoning') };
  }

  async #record(place: TextPlace): Promise<RecordTexts> {
    const parts = (await this.#parts('records', place)) ?? [];
    return RECORD_PARTS.reduce<RecordTexts>(
      (texts, part, at) => ({ ...texts, [part]: parts.at(at) ?? null }),
      NO_TEXTS,
    );
  }

  async #turns(places: readonly TextPlace[]): Promise<string | null> {
    const texts = await Promise.all(places.map((place) => this.#parts('texts', place)));
    return byTurns(texts.flatMap((parts) => parts?.at(0) ?? []));
  }

  async #parts(kind: TextKind, [file, number]: TextPlace): Promise<(string | null)[] | null> {
    const { key, file: name } = this.#files[file];
    const chunks = this.#chunks.get(JSON.stringify([key, name, kind])) ?? [];
    const packed = chunks.findLast(({ first }) => first <= number);
    return packed === undefined ? null : partsIn(await this.#opened(packed, kind), number);
  }

  #opened(packed: Packed, kind: TextKind): Promise<Uint8Array> {
    const known = this.#open.find((one) => one.packed === packed);
    if (known !== undefined) return known.chunk;
    const chunk = opened(packed, kind);
    this.#open.push({ packed, chunk });
    if (this.#open.length > MAX_OPEN) this.#open.shift();
    return chunk;
  }
}

async function opened({ first, read }: Packed, kind: TextKind): Promise<Uint8Array> {
  const value = await read();
  const bytes = isObject(value) ? value['bytes'] : null;
  if (!(bytes instanceof Uint8Array)) throw new Error('No chunk of texts.');
  return openChunk(bytes, ITEM_PARTS[kind], first);
}

/** The chunks of every file and kind, by first item; the files of STORES as archives have them. */
function chunksIn(project: Uint8Array): ReadonlyMap<string, readonly Packed[]> {
  const found = new Map<string, Packed[]>();
  const entries = unzipSync(project, { filter: ({ name }) => name.startsWith('texts/') });
  for (const [name, content] of Object.entries(entries)) {
    if (!name.endsWith('.jsonl')) continue;
    const beside = entries[name.replace(/jsonl$/, 'bin')] as Uint8Array | undefined;
    const bytes = new BytesInMemory(beside ?? new Uint8Array(0));
    const lines = strFromU8(content).split('\n').slice(0, -1);
    for (const line of lines) {
      const { at, size, record } = lineOf(line);
      const [key, file, kind, first] = listOf(record[0]);
      if (typeof first !== 'number') throw new Error('No place of a text.');
      const place = JSON.stringify([key, file, kind]);
      const chunks = found.get(place) ?? [];
      chunks.push({ first, read: () => unpack(record[1], bytes.slice(at, at + size)) });
      found.set(place, chunks);
    }
  }
  for (const chunks of found.values()) chunks.sort((a, b) => a.first - b.first);
  return found;
}

/** Bytes as a Blob would give them, which WebKit lets no worker read whose page is a file. */
class BytesInMemory implements Bytes {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  get size(): number {
    return this.#bytes.length;
  }
  slice(from: number, end: number): BytesInMemory {
    return new BytesInMemory(this.#bytes.subarray(from, end));
  }
  arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(new Uint8Array(this.#bytes).buffer);
  }
}

/** @throws where it is no line of an archive */
function lineOf(text: string) {
  const line: unknown = JSON.parse(text);
  const { at, size, record } = isObject(line) ? line : {};
  if (typeof at !== 'number' || typeof size !== 'number') throw new Error('No record.');
  const [key, value] = listOf(record);
  return { at, size, record: [key, value] as const };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? Array.from<unknown>(value) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
