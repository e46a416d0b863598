import { CaravanError } from '../../core/failure.ts';
import type { DamagedRecordFailure } from '../../core/failure.ts';
import { run } from '../../jobs.ts';
import type { RunHead, UnfittedRecord, DrawsCheck } from '../../storage/records.ts';
import {
  changeRun,
  changeUnfitted,
  deleteEverything,
  deleteRun,
  loadRun,
} from '../../storage/runs.ts';
import type { DamagedRun, StoredRun, UnfittedData } from '../../storage/runs.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { storage } from '../page/storage.svelte.ts';
import { damagedFailure, damageOf } from './damaged-run.ts';
import { RunList } from './run-list.svelte.ts';
import type { ListedRun } from './run-list.svelte.ts';
import { storageActs } from './storage-acts.svelte.ts';

export type { DamagedRun, ListedRun, RunHead };

/** Whether fits of data broke off so often that the next one waits for the user. */
export function breaksOff({ brokenOff = 0 }: UnfittedRecord): boolean {
  return brokenOff >= 2;
}

/** Draws are summed up again where no hash of them was stored. */
export const drawsAgree: DrawsCheck = ({ summary }, draws) =>
  run('verifyDraws', { summary, draws });

/** The code for it is not of the first picture. */
const storing = () => import('../../storage/project/save-runs.ts');

/** A fit from before statements about all models at once, with them. */
async function jointly(stored: StoredRun | UnfittedData): Promise<StoredRun | UnfittedData> {
  if (!('draws' in stored) || stored.draws === null || stored.run.summary.joint) return stored;
  const { draws, run: record } = stored;
  const summary = await run('jointly', { summary: record.summary, draws });
  return { ...stored, run: { ...record, summary } };
}

/** The runs kept in this browser, and the data that wait for one. */
class Runs {
  readonly #list = new RunList();
  #passedOver = $state.raw<DamagedRecordFailure | null>(null);
  #deleted = $state.raw<StoredRun | UnfittedData | null>(null);

  readonly list = $derived(this.#list.sound);
  readonly fits = $derived(this.list.filter((run) => run.summary !== null));
  /** What can't be opened, and why. */
  readonly damaged = $derived(this.#list.damaged);
  /** Why another run is shown than the one that was opened last; null where none is. */
  readonly passedOver = $derived(this.#passedOver);
  /** What was deleted last, as long as that can be undone. */
  readonly deleted = $derived(this.#deleted);

  /** What was used last and still can be, or null. @param dataHash of the only data wanted */
  async loadLast(dataHash?: string): Promise<StoredRun | UnfittedData | null> {
    await this.#list.refresh();
    for (const one of this.#list.latest(dataHash)) {
      const found =
        'flaw' in one ? damagedFailure(one) : await storageActs.guard(() => this.#open(one.id));
      if (!found || !('kind' in found)) return found ? jointly(found) : null;
      this.#passedOver ??= found;
    }
    return null;
  }

  /** Null where it is gone or can't be had; `storageActs` says why. */
  async load(id: string): Promise<StoredRun | UnfittedData | null> {
    const found = await storageActs.guard(async () => {
      const stored = await this.#open(id);
      if (stored === null) throw new CaravanError({ kind: 'run-gone' });
      if ('kind' in stored) throw new CaravanError(stored);
      return jointly(stored);
    });
    if (found === undefined) await this.#list.refresh();
    return found ?? null;
  }

  /** What is stored, or why it can't be used. */
  async #open(id: string): Promise<StoredRun | UnfittedData | DamagedRecordFailure | null> {
    const found = await loadRun(id, drawsAgree).catch(damageOf);
    if (found !== null && 'kind' in found) await this.#list.condemn(id, found);
    return found;
  }

  /** Whether it could be stored. */
  async save(run: StoredRun): Promise<boolean> {
    this.#list.acquit(run.run.id);
    return (await this.#change(async () => (await storing()).saveRun(run))) !== undefined;
  }

  /** Stores data before a fit of them ends, in place of those that they were made of. */
  async saveUnfitted(unfitted: UnfittedData, replaced: string | null): Promise<boolean> {
    this.#list.acquit(unfitted.run.id);
    const damaged = new Set(this.damaged.map(({ key }) => key));
    const save = () => storing().then((by) => by.saveUnfitted(unfitted, replaced, damaged));
    const isSaved = (await this.#change(() => save().then(() => true))) ?? false;
    if (isSaved) void storage.protect();
    return isSaved;
  }

  /** Notes what became of the first fit of data. */
  async changeUnfitted(...change: Parameters<typeof changeUnfitted>): Promise<void> {
    await this.#change(() => changeUnfitted(...change));
  }

  async touch(id: string): Promise<void> {
    await this.#change(() => changeRun(id, { openedAt: Date.now() }));
  }

  async rename(id: string, name: string): Promise<void> {
    await this.#change(() => changeRun(id, { name }));
  }

  /** Deletes a run; one that is damaged for good. */
  async delete(id: string): Promise<void> {
    const found = await storageActs.guard(() => this.#open(id));
    this.#list.acquit(id);
    const isDamaged = !!found && 'kind' in found;
    await this.#change(() => deleteRun(id, isDamaged ? null : openProject.id));
    this.#deleted = found && 'run' in found ? found : null;
  }

  async undoDelete(): Promise<void> {
    const gone = this.#deleted;
    this.#deleted = null;
    if (gone === null) return;
    const isBack = await ('draws' in gone ? this.save(gone) : this.saveUnfitted(gone, null));
    if (!isBack) this.#deleted ??= gone;
  }

  /** Empties every store; false where that failed. */
  async deleteAll(): Promise<boolean> {
    this.#deleted = null;
    return (await this.#change(() => deleteEverything().then(() => true))) ?? false;
  }

  async tidy(): Promise<void> {
    await (await import('./tidying.ts')).tidy();
  }

  dismissPassedOver(): void {
    this.#passedOver = null;
  }

  /** Looks again at what something else has changed. */
  async reload(): Promise<void> {
    this.#list.acquit();
    this.#passedOver = null;
    await this.#list.refresh();
  }

  /** Changes what is stored, and looks again at it. */
  async #change<T>(work: () => Promise<T>): Promise<T | undefined> {
    const done = await storageActs.guard(work);
    await this.#list.refresh();
    return done;
  }
}

export const runs = new Runs();
