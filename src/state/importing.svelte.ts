import type { Failure } from '../core/failure.ts';
import type { FileReport } from '../core/formats/report.ts';
import { run } from '../jobs.ts';
import type { Jobs } from '../../workers/protocol.ts';
import { importedData } from './data-set.ts';
import { failureOf } from './failure.ts';
import { progressOf } from './progress.ts';
import type { Progress } from './progress.ts';
import { router } from './router.svelte.ts';
import { session } from './session.svelte.ts';

type Source = Jobs['import']['input']['sources'][number];

/** The life of one import. What was loaded before stays until a new set is ready. */
export type Import =
  | { readonly stage: 'idle' }
  | { readonly stage: 'reading'; readonly name: string; readonly progress: Progress | null }
  | { readonly stage: 'stopped' }
  /** Files were read, but hold nothing that can be ranked. */
  | { readonly stage: 'refused'; readonly files: readonly FileReport[]; readonly failure: Failure }
  | { readonly stage: 'failed'; readonly failure: Failure };

class Importing {
  #state = $state.raw<Import>({ stage: 'idle' });
  #running: AbortController | null = null;

  readonly state = $derived(this.#state);

  /** Reads files or text in a worker and, where they can be ranked, opens them. */
  async read(
    sources: readonly Source[],
    options: { add: boolean } = { add: false },
  ): Promise<void> {
    if (sources.length === 0) return;
    this.#running?.abort();
    const controller = new AbortController();
    this.#running = controller;
    const { signal } = controller;
    const started = performance.now();
    const name = sources[0].name;
    this.#state = { stage: 'reading', name, progress: null };
    const onProgress = ({ done, total }: { done: number; total: number }) => {
      const progress = progressOf(done, total, performance.now() - started);
      this.#state = { stage: 'reading', name, progress };
    };
    const held = options.add ? session.data : null;
    const base = held?.table
      ? { table: held.table, files: held.files, duplicates: held.duplicates }
      : null;
    try {
      const read = await run('import', { sources, format: null, base }, { signal, onProgress });
      const { files } = read.result;
      if (read.failure) {
        this.#state = { stage: 'refused', files, failure: read.failure };
        router.go('data');
        return;
      }
      const data = await importedData(read.result, read.counts);
      this.#state = { stage: 'idle' };
      session.open(data);
      if (files.some((file) => file.failure || file.rejected > 0)) router.go('data');
      else router.go('leaderboard');
    } catch (error) {
      if (signal.aborted) return;
      this.#state = { stage: 'failed', failure: failureOf(error) };
    }
  }

  stop(): void {
    this.#running?.abort();
    this.#state = { stage: 'stopped' };
  }

  dismiss(): void {
    this.#state = { stage: 'idle' };
  }
}

export const importing = new Importing();
