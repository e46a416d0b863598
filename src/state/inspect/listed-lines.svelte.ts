/* eslint-disable svelte/prefer-svelte-reactivity -- maps that the screen follows are replaced, never changed */
import type { JudgmentLine, JudgmentPage } from '../../core/overview/judgment-list.ts';

/** Lines that are asked for at once: several screens of them. */
export const CHUNK = 100;
/** Chunks that stay: what one has just scrolled past. */
const MAX_CHUNKS = 20;

/** The lines of one list, some of which are there; the others come when they are looked at. */
export class ListedLines {
  readonly total: number;
  /** Of a finding the number that it stands for, whatever else is asked for. */
  readonly cases: number | null;
  #chunks = $state.raw<ReadonlyMap<number, readonly JudgmentLine[]>>(new Map());
  readonly #read: (offset: number, limit: number) => Promise<JudgmentPage>;
  #wanted: readonly [first: number, last: number] = [0, 0];
  #isReading = false;

  /** @param page begins with a chunk */
  constructor(
    page: JudgmentPage & { readonly cases?: number | null },
    read: (offset: number, limit: number) => Promise<JudgmentPage>,
  ) {
    this.total = page.total;
    this.cases = page.cases ?? null;
    this.#read = read;
    if (page.lines.length > 0) this.#chunks = new Map([[page.offset / CHUNK, page.lines]]);
  }

  /** The line at a place of the list; null while it is on its way. */
  at(place: number): JudgmentLine | null {
    const lines = this.#chunks.get(Math.floor(place / CHUNK));
    return lines?.at(place % CHUNK) ?? null;
  }

  /** From where to where lines are there without a gap, around a place; nothing where it has none. */
  around(place: number): readonly [first: number, end: number] {
    let first = Math.floor(place / CHUNK);
    let end = first;
    while (this.#chunks.has(first - 1)) first--;
    while (this.#chunks.has(end)) end++;
    return [first * CHUNK, Math.min(end * CHUNK, this.total)];
  }

  /** These places are in sight: what is not there of them is fetched, the newest wish first. */
  look(first: number, last: number): void {
    this.#wanted = [first, last];
    if (!this.#isReading) void this.#load();
  }

  async #load(): Promise<void> {
    this.#isReading = true;
    try {
      for (let chunk = this.#missing(); chunk !== null; chunk = this.#missing()) {
        const { lines } = await this.#read(chunk * CHUNK, CHUNK);
        const near = [...this.#chunks].slice(1 - MAX_CHUNKS);
        this.#chunks = new Map([...near, [chunk, lines]]);
        // A list that has grown shorter meanwhile is asked for anew as a whole.
        if (lines.length === 0) return;
      }
    } finally {
      this.#isReading = false;
    }
  }

  #missing(): number | null {
    const [first, last] = this.#wanted;
    const end = Math.min(last, this.total - 1);
    for (let chunk = Math.floor(first / CHUNK); chunk * CHUNK <= end; chunk++) {
      if (!this.#chunks.has(chunk)) return chunk;
    }
    return null;
  }
}
