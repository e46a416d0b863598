import { CaravanError } from '../core/failure.ts';
import type { Failure } from '../core/failure.ts';
import type { RunRecord, UnfittedRecord } from '../storage/database.ts';
import {
  changeRun,
  deleteEverything,
  deleteRun,
  listRuns,
  loadRun,
  markStopped,
  saveRun,
  saveUnfitted,
} from '../storage/runs.ts';
import type { StoredRun, UnfittedData } from '../storage/runs.ts';
import { dropUnusedSources } from '../storage/sources.ts';
import { failureOf } from './failure.ts';
import { storage } from './storage.svelte.ts';

export type { RunRecord };

/** A line of the list: a finished fit, or data without one. */
export type ListedRun = RunRecord | UnfittedRecord;

const DAY = 24 * 3600 * 1000;

/** The runs kept in this browser, and the data that wait for one. */
class Runs {
  #list = $state.raw<readonly ListedRun[]>([]);
  #failure = $state.raw<Failure | null>(null);
  #deleted = $state.raw<StoredRun | UnfittedData | null>(null);

  readonly list = $derived(this.#list);
  /** The finished ones. */
  readonly fits = $derived(this.#list.filter((run) => run.summary !== null));
  /** Why the last thing asked of storage was not done, or null. */
  readonly failure = $derived(this.#failure);
  /** What was deleted last, as long as that can be undone. */
  readonly deleted = $derived(this.#deleted);

  /** What was opened, finished or imported last, or null where there is none to be had. */
  async loadLast(): Promise<StoredRun | UnfittedData | null> {
    await this.#refresh();
    const last = this.#list.reduce<ListedRun | null>(
      (best, run) => (best === null || run.openedAt > best.openedAt ? run : best),
      null,
    );
    return (last && (await this.guard(() => loadRun(last.id)))) ?? null;
  }

  /** Null where it can't be had, which is said. */
  async load(id: string): Promise<StoredRun | UnfittedData | null> {
    const run = await this.guard(async () => {
      const stored = await loadRun(id);
      if (stored === null) throw new CaravanError({ kind: 'run-gone' });
      return stored;
    });
    if (run === undefined) await this.#refresh();
    return run ?? null;
  }

  /** Whether it could be stored. */
  async save(run: StoredRun): Promise<boolean> {
    const saved = await this.guard(() => saveRun(run));
    await this.#refresh();
    return saved !== undefined;
  }

  /** Stores data before a fit of them ends, in place of those that they were made of. */
  async saveUnfitted(unfitted: UnfittedData, replaced: string | null): Promise<void> {
    const isSaved = await this.guard(() => saveUnfitted(unfitted, replaced).then(() => true));
    await this.#refresh();
    if (isSaved) await storage.protect();
  }

  /** Notes that the user stopped the fit of data, which then waits for the user. */
  async markStopped(hash: string): Promise<void> {
    await this.guard(() => markStopped(hash));
    await this.#refresh();
  }

  async touch(id: string): Promise<void> {
    await this.guard(() => changeRun(id, { openedAt: Date.now() }));
    await this.#refresh();
  }

  async rename(id: string, name: string): Promise<void> {
    await this.guard(() => changeRun(id, { name }));
    await this.#refresh();
  }

  async delete(id: string): Promise<void> {
    const run = await this.guard(() => loadRun(id));
    await this.guard(() => deleteRun(id));
    await this.#refresh();
    this.#deleted = run ?? null;
  }

  async undoDelete(): Promise<void> {
    const gone = this.#deleted;
    this.#deleted = null;
    if (gone === null) return;
    if ('draws' in gone) await this.save(gone);
    else await this.saveUnfitted(gone, null);
  }

  async deleteAll(): Promise<void> {
    this.#deleted = null;
    await this.guard(deleteEverything);
    await this.#refresh();
  }

  /** Removes what files left behind that no run uses any more; a day's grace, for other tabs. */
  async tidy(): Promise<void> {
    await this.guard(() => dropUnusedSources(Date.now() - DAY));
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  async #refresh(): Promise<void> {
    this.#list = (await this.guard(listRuns)) ?? [];
  }

  /** Does some work with storage; what goes wrong is shown, by `storage` where it is closed. */
  async guard<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'storage-closed') this.#failure = failure;
      return undefined;
    }
  }
}

export const runs = new Runs();
