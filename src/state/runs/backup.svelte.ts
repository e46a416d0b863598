import type { Failure } from '../../core/failure.ts';
import { readArchive } from '../../storage/archive/read.ts';
import { restoreArchive } from '../../storage/archive/restore.ts';
import type { Restored } from '../../storage/archive/restore.ts';
import { writeBackup } from '../../storage/archive/backup.ts';
import { failureOf } from '../work/failure.ts';
import { Newest } from '../work/newest.ts';
import { progressOf } from '../work/progress.ts';
import type { Progress } from '../work/progress.ts';
import { runs } from './runs.svelte.ts';

/** The life of one backup, or of its restoring. */
export type BackupLife =
  | { readonly stage: 'idle' }
  | {
      readonly stage: 'writing' | 'checking' | 'restoring';
      readonly progress: Progress;
    }
  | { readonly stage: 'written'; readonly bytes: number }
  | { readonly stage: 'restored'; readonly restored: Restored }
  | { readonly stage: 'stopped' }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** All that is stored, but keys, as a file and back. */
class Backup {
  #state = $state.raw<BackupLife>({ stage: 'idle' });
  readonly #newest = new Newest();

  readonly state = $derived(this.#state);

  /** Null where it was stopped or can't be made: the state says which. */
  async write(): Promise<{ readonly name: string; readonly blob: Blob } | null> {
    const savedAt = Date.now();
    return this.#do(async (signal) => {
      const onProgress = this.#report('writing', signal);
      const blob = await writeBackup({ savedAt, signal, onProgress });
      signal.throwIfAborted();
      this.#state = { stage: 'written', bytes: blob.size };
      return { name: `caravan-${new Date(savedAt).toISOString().slice(0, 10)}.zip`, blob };
    });
  }

  /** Adds what a backup holds to what is stored; a file that is damaged changes nothing. */
  async restore(file: Blob): Promise<void> {
    await this.#do(async (signal) => {
      const checks = { signal, onProgress: this.#report('checking', signal) };
      const archive = await readArchive(file, 'backup', checks);
      const work = { signal, onProgress: this.#report('restoring', signal) };
      const restored = await restoreArchive(archive, work);
      signal.throwIfAborted();
      this.#state = { stage: 'restored', restored };
      return restored;
    });
    await runs.reload();
  }

  /** Stops at once; what was restored by then stays. */
  stop(): void {
    this.#newest.end();
    this.#state = { stage: 'stopped' };
  }

  async #do<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    const signal = this.#newest.begin();
    try {
      return await work(signal);
    } catch (error) {
      if (!signal.aborted) this.#state = { stage: 'failed', failure: failureOf(error) };
      return null;
    }
  }

  /** What is stopped may still tell how far it came. */
  #report(
    stage: 'writing' | 'checking' | 'restoring',
    signal: AbortSignal,
  ): (done: number, total: number) => void {
    const started = performance.now();
    const report = (done: number, total: number): void => {
      if (signal.aborted) return;
      this.#state = { stage, progress: progressOf(done, total, performance.now() - started) };
    };
    report(0, 0);
    return report;
  }
}

export const backup = new Backup();
