import { CaravanError } from '../core/failure.ts';
import type { Failure } from '../core/failure.ts';
import type { RunRecord } from '../storage/database.ts';
import {
  changeRun,
  deleteEverything,
  deleteRun,
  listRuns,
  loadRun,
  saveRun,
} from '../storage/runs.ts';
import type { StoredRun } from '../storage/runs.ts';
import { dropUnusedSources } from '../storage/sources.ts';
import { failureOf } from './failure.ts';

export type { RunRecord };

const DAY = 24 * 3600 * 1000;

/** The runs kept in this browser. */
class Runs {
  #list = $state.raw<readonly RunRecord[]>([]);
  #failure = $state.raw<Failure | null>(null);
  #deleted = $state.raw<StoredRun | null>(null);

  readonly list = $derived(this.#list);
  /** Why the last thing asked of storage was not done, or null. */
  readonly failure = $derived(this.#failure);
  /** The run deleted last, as long as that can be undone. */
  readonly deleted = $derived(this.#deleted);

  /** The run that was opened or finished last, or null where there is none to be had. */
  async loadLast(): Promise<StoredRun | null> {
    await this.#refresh();
    const last = this.#list.reduce<RunRecord | null>(
      (best, run) => (best === null || run.openedAt > best.openedAt ? run : best),
      null,
    );
    return (last && (await this.guard(() => loadRun(last.id)))) ?? null;
  }

  /** Null where it can't be had, which is said. */
  async load(id: string): Promise<StoredRun | null> {
    const run = await this.guard(async () => {
      const stored = await loadRun(id);
      if (stored === null) throw new CaravanError({ kind: 'run-gone' });
      return stored;
    });
    if (run === undefined) await this.#refresh();
    return run ?? null;
  }

  async save(run: StoredRun): Promise<void> {
    await this.guard(() => saveRun(run));
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
    const run = this.#deleted;
    this.#deleted = null;
    if (run) await this.save(run);
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

  /** Does some work with storage; what goes wrong is shown. */
  async guard<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#failure = failureOf(error);
      return undefined;
    }
  }
}

export const runs = new Runs();
