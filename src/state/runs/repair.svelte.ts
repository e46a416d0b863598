import { CaravanError } from '../../core/failure.ts';
import type { Failure, RecordFlaw } from '../../core/failure.ts';
import { isAbort, run } from '../../jobs.ts';
import { checkAll } from '../../storage/check/all.ts';
import type { DeepChecks } from '../../storage/check/records.ts';
import type { DamagedRecord } from '../../storage/damage.ts';
import { canExport, deleteDamaged, exportDamaged } from '../../storage/repair.ts';
import { failureOf } from '../work/failure.ts';
import { Newest } from '../work/newest.ts';
import { progressOf } from '../work/progress.ts';
import type { Progress } from '../work/progress.ts';
import { drawsAgree, runs } from './runs.svelte.ts';
import { DAY } from './tidying.ts';

export { canExport };
export type { DamagedRecord };

/** The life of one look through all that is stored. */
export type Repairing =
  | { readonly stage: 'idle' }
  | { readonly stage: 'checking'; readonly progress: Progress }
  /** `isWhole`: it was not stopped before its end. */
  | { readonly stage: 'checked'; readonly isWhole: boolean }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** What is damaged of all that is stored, and what becomes of it. */
class Repair {
  #state = $state.raw<Repairing>({ stage: 'idle' });
  #found = $state.raw<readonly DamagedRecord[]>([]);
  readonly #newest = new Newest();

  readonly state = $derived(this.#state);
  readonly found = $derived(this.#found);

  async check(): Promise<void> {
    const signal = this.#newest.begin();
    const started = performance.now();
    this.#found = [];
    this.#state = { stage: 'checking', progress: progressOf(0, 0, 0) };
    try {
      for await (const part of checkAll(deepChecks(signal), Date.now() - DAY)) {
        if (signal.aborted) return;
        if (part.found.length > 0) this.#found = [...this.#found, ...part.found];
        const progress = progressOf(part.done, part.total, performance.now() - started);
        this.#state = { stage: 'checking', progress };
      }
      this.#state = { stage: 'checked', isWhole: true };
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.#state = { stage: 'failed', failure: failureOf(error) };
    }
  }

  /** Stops the look; what was found so far stays. */
  stop(): void {
    this.#newest.end();
    this.#state = { stage: 'checked', isWhole: false };
  }

  /** Damaged records, but keys, as a file; null where that can't be made: the state says why. */
  async exported(damaged: readonly DamagedRecord[]): Promise<Blob | null> {
    try {
      return await exportDamaged(damaged, Date.now());
    } catch (error) {
      this.#state = { stage: 'failed', failure: failureOf(error) };
      return null;
    }
  }

  /** Deletes damaged records for good, and looks again for what that leaves behind. */
  async delete(damaged: readonly DamagedRecord[]): Promise<void> {
    try {
      for (const one of damaged) await deleteDamaged(one);
    } catch (error) {
      this.#state = { stage: 'failed', failure: failureOf(error) };
      return;
    }
    await runs.reload();
    await this.check();
  }
}

function deepChecks(signal: AbortSignal): DeepChecks {
  return {
    agrees: drawsAgree,
    flawOfBlobs: async ({ table, benchmark }): Promise<RecordFlaw | null> => {
      try {
        return await run('verifySource', { table, benchmark }, { signal });
      } catch (error) {
        if (error instanceof CaravanError && error.failure.kind === 'damaged-record')
          return error.failure.flaw;
        throw error;
      }
    },
  };
}

export const repair = new Repair();
