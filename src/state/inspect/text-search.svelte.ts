import type { Failure } from '../../core/failure.ts';
import { run } from '../../jobs.ts';
import type { DataSource } from '../../storage/records.ts';
import { keptTexts, packedChunks } from '../../storage/texts.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { failureOf } from '../work/failure.ts';

type TextsTaken = NonNullable<Jobs['judgments']['input']['texts']>;

/** The life of the texts that a search reads: a worker holds them while they are looked at. */
export type SearchLife =
  | { readonly stage: 'idle' }
  /** What is there can be searched already. */
  | { readonly stage: 'reading'; readonly share: number }
  /** `isWhole`: false where there were more than a search reads. */
  | { readonly stage: 'ready'; readonly isWhole: boolean }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** The texts of the files shown, as a worker that searches them holds them. */
class TextSearch {
  #life = $state.raw<SearchLife>({ stage: 'idle' });
  #taken = $state.raw<TextsTaken | null>(null);
  #key: string | null = null;

  readonly life = $derived(this.#life);
  /** What a search of now reads. */
  readonly taken = $derived(this.#taken);

  /** Has the texts of a source read, unless they are or were: `key` stands for them. */
  prepare(key: string, source: DataSource, about: Jobs['beginTexts']['input']['about']): void {
    if (this.#key === key) return;
    this.#key = key;
    void this.#read(key, source, about);
  }

  /** The worker no longer has them: the next search has them read anew. */
  forget(): void {
    this.#key = null;
    this.#taken = null;
    this.#life = { stage: 'idle' };
  }

  async #read(
    key: string,
    { files }: DataSource,
    about: Jobs['beginTexts']['input']['about'],
  ): Promise<void> {
    this.#life = { stage: 'reading', share: 0 };
    this.#taken = { key, part: 0 };
    try {
      const kept = await keptTexts(files);
      const total = kept.reduce((sum, texts) => sum + (texts?.size ?? 0), 0);
      const searched = files.map(({ firstRow, holds, scores }) => ({
        ...{ firstRow, holds },
        ...(scores !== undefined && { scores }),
      }));
      await run('beginTexts', { about, key, files: searched });
      let part = 0;
      let done = 0;
      for await (const { file, kind, bytes } of chunksOf(files)) {
        if (this.#key !== key) return;
        const hasRoom = await run('takeTexts', { key, file, kind, bytes });
        if (this.#key !== key) return;
        if (hasRoom === null) {
          this.forget();
          return;
        }
        done += bytes.length;
        this.#life = { stage: 'reading', share: total > 0 ? Math.min(1, done / total) : 0 };
        // Searched again whenever there is twice as much, not with every chunk.
        if (++part >= 2 * Math.max(1, this.#taken.part)) this.#taken = { key, part };
        if (!hasRoom) {
          this.#end({ key, part }, false);
          return;
        }
      }
      this.#end({ key, part }, true);
    } catch (error) {
      if (this.#key !== key) return;
      this.#life = { stage: 'failed', failure: failureOf(error) };
    }
  }

  #end(taken: TextsTaken, isWhole: boolean): void {
    if (this.#key !== taken.key) return;
    this.#taken = taken;
    this.#life = { stage: 'ready', isWhole };
  }
}

export const textSearch = new TextSearch();

async function* chunksOf(files: DataSource['files']) {
  for (const [file, report] of files.entries()) {
    for (const kind of ['texts', 'records'] as const) {
      for await (const bytes of packedChunks(report, kind)) yield { file, kind, bytes };
    }
  }
}
