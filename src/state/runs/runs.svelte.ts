import { CaravanError } from '../../core/failure.ts';
import type { DamagedRecordFailure, Failure } from '../../core/failure.ts';
import { run } from '../../jobs.ts';
import type { RunRecord, UnfittedRecord, DrawsCheck } from '../../storage/records.ts';
import {
  changeRun,
  changeUnfitted,
  damagedRun,
  deleteEverything,
  deleteRun,
  listRuns,
  loadRun,
  saveRun,
  saveUnfitted,
} from '../../storage/runs.ts';
import type { DamagedRun, StoredRun, UnfittedData } from '../../storage/runs.ts';
import { dropUnusedSources } from '../../storage/sources.ts';
import { failureOf } from '../work/failure.ts';
import { storage } from '../page/storage.svelte.ts';

export type { DamagedRun, RunRecord };

/** A line of the list: a finished fit, or data without one. */
export type ListedRun = RunRecord | UnfittedRecord;

/** Whether fits of data broke off so often that the next one waits for the user. */
export function breaksOff({ brokenOff = 0 }: UnfittedRecord): boolean {
  return brokenOff >= 2;
}

/** Milliseconds for which what nothing uses yet may be in use in another tab. */
export const DAY = 24 * 3600 * 1000;

/** Draws are summed up again where no hash of them was stored. */
export const drawsAgree: DrawsCheck = ({ summary }, draws) =>
  run('verifyDraws', { summary, draws });

/** The runs kept in this browser, and the data that wait for one. */
class Runs {
  #list = $state.raw<readonly ListedRun[]>([]);
  #damaged = $state.raw<readonly DamagedRun[]>([]);
  #passedOver = $state.raw<DamagedRecordFailure | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #deleted = $state.raw<StoredRun | UnfittedData | null>(null);
  /** Runs whose data or draws proved damaged when they were opened; nothing on the screen follows it. */
  readonly #found = new Map<string, DamagedRecordFailure>();

  readonly list = $derived(this.#list);
  /** The finished ones. */
  readonly fits = $derived(this.#list.filter((run) => run.summary !== null));
  /** What can't be opened, and why. */
  readonly damaged = $derived(this.#damaged);
  /** Why another run is shown than the one that was opened last; null where none is. */
  readonly passedOver = $derived(this.#passedOver);
  /** Why the last thing asked of storage was not done, or null. */
  readonly failure = $derived(this.#failure);
  /** What was deleted last, as long as that can be undone. */
  readonly deleted = $derived(this.#deleted);

  /** What was opened, finished or imported last and can be used, or null where there is none. */
  async loadLast(): Promise<StoredRun | UnfittedData | null> {
    await this.#refresh();
    const latest = [...this.#list, ...this.#damaged].sort((a, b) => b.openedAt - a.openedAt);
    for (const one of latest) {
      const found =
        'flaw' in one ? damagedFailure(one) : await this.guard(() => this.#open(one.id));
      if (!found || !('kind' in found)) return found ?? null;
      this.#passedOver ??= found;
    }
    return null;
  }

  /** Null where it is gone or can't be had; the failure says why. */
  async load(id: string): Promise<StoredRun | UnfittedData | null> {
    const found = await this.guard(async () => {
      const stored = await this.#open(id);
      if (stored === null) throw new CaravanError({ kind: 'run-gone' });
      if ('kind' in stored) throw new CaravanError(stored);
      return stored;
    });
    if (found === undefined) await this.#refresh();
    return found ?? null;
  }

  /** What is stored, or why it can't be used. */
  async #open(id: string): Promise<StoredRun | UnfittedData | DamagedRecordFailure | null> {
    const found = await loadRun(id, drawsAgree).catch(damageOf);
    if (found === null || !('kind' in found)) return found;
    this.#found.set(id, found);
    await this.#refresh();
    return found;
  }

  /** Whether it could be stored. */
  async save(run: StoredRun): Promise<boolean> {
    this.#found.delete(run.run.id);
    const saved = await this.guard(() => saveRun(run));
    await this.#refresh();
    return saved !== undefined;
  }

  /** Stores data before a fit of them ends, in place of those that they were made of. */
  async saveUnfitted(unfitted: UnfittedData, replaced: string | null): Promise<void> {
    this.#found.delete(unfitted.run.id);
    const damaged = new Set(this.#damaged.map(({ key }) => key));
    const save = () => saveUnfitted(unfitted, replaced, damaged);
    const isSaved = await this.guard(() => save().then(() => true));
    await this.#refresh();
    if (isSaved) await storage.protect();
  }

  /** Notes what became of the first fit of data. */
  async changeUnfitted(...change: Parameters<typeof changeUnfitted>): Promise<void> {
    await this.guard(() => changeUnfitted(...change));
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

  /** Deletes a run; one that is damaged for good. */
  async delete(id: string): Promise<void> {
    const found = await this.guard(() => this.#open(id));
    await this.guard(() => deleteRun(id));
    this.#found.delete(id);
    await this.#refresh();
    this.#deleted = found && 'run' in found ? found : null;
  }

  /** A damaged run with its draws and data as a file; null where that can't be made. */
  async exportDamaged(id: string): Promise<Blob | null> {
    const { exportDamaged } = await import('../../storage/repair.ts');
    const what = this.#damaged.filter(({ key }) => key === id);
    const whole = what.map((run) => ({ ...run, store: 'runs' as const }));
    return (await this.guard(() => exportDamaged(whole, Date.now()))) ?? null;
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
    this.#passedOver = null;
  }

  /** Looks again at what is stored, where something else has changed it. */
  async reload(): Promise<void> {
    this.#found.clear();
    this.#passedOver = null;
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    const { sound, damaged } = (await this.guard(listRuns)) ?? { sound: [], damaged: [] };
    const found = sound.flatMap((run) => {
      const failure = this.#found.get(run.id);
      return failure ? [damagedRun(run, failure)] : [];
    });
    this.#list = sound.filter(({ id }) => !this.#found.has(id));
    this.#damaged = [...damaged, ...found];
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

function damagedFailure({ store, name, flaw }: DamagedRun): DamagedRecordFailure {
  return { kind: 'damaged-record', store, name, flaw };
}

/** The damage that was thrown; throws all else on. */
function damageOf(error: unknown): DamagedRecordFailure {
  if (error instanceof CaravanError && error.failure.kind === 'damaged-record')
    return error.failure;
  throw error;
}
