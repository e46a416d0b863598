import type { DamagedRecord } from '../../storage/damage.ts';
import { countReplies, deleteRun, listRuns, renameRun, restoreRun } from '../../storage/judging.ts';
import type { JudgingRecord, WholeJudging } from '../../storage/records.ts';
import { deleteDamaged, exportDamaged } from '../../storage/repair.ts';
import { importing } from '../data/importing.svelte.ts';
import { catchUp } from '../project/catch-up.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { tabs } from '../project/tabs.ts';
import type { LastFailure } from './last-failure.svelte.ts';

export type { DamagedRecord, JudgingRecord };

/** A run as it stands in the list. */
export interface ListedRun {
  readonly record: JudgingRecord;
  readonly done: number;
}

/** Who has runs open follows what becomes of them here. */
export interface RunListener {
  renamed(id: string, name: string): void;
  deleted(id: string): void;
}

/** The runs that are kept: listed, renamed, deleted and brought back. */
export class StoredRuns {
  #list = $state.raw<readonly ListedRun[] | null>(null);
  #damaged = $state.raw<readonly DamagedRecord[]>([]);
  #deleted = $state.raw<WholeJudging | null>(null);
  readonly #failed: LastFailure;
  readonly #listener: RunListener;

  /** @param failed is told why something was not done */
  constructor(failed: LastFailure, listener: RunListener) {
    this.#failed = failed;
    this.#listener = listener;
  }

  /** Null until it was looked for. */
  readonly list = $derived(this.#list);
  /** Runs that can't be opened, and why. */
  readonly damaged = $derived(this.#damaged);
  readonly deleted = $derived(this.#deleted);

  /** Looks for the runs that are kept. */
  async refresh(): Promise<void> {
    await this.#failed.guard(async () => {
      const { sound, damaged } = await listRuns(openProject.id);
      const counts = await Promise.all(sound.map(({ id }) => countReplies(id)));
      this.#list = sound.map((record, at) => ({ record, done: counts[at] }));
      this.#damaged = damaged;
    });
  }

  async rename(id: string, name: string): Promise<void> {
    const isRenamed = await this.#failed.act(() => renameRun(id, name));
    if (isRenamed) this.#listener.renamed(id, name);
    await this.#changed();
  }

  async delete(id: string): Promise<void> {
    await this.#failed.act(async () => {
      this.#listener.deleted(id);
      this.#deleted = await deleteRun(id);
      await importing.takeSession(id, []);
    });
    await this.#changed();
  }

  async undoDelete(): Promise<void> {
    const whole = this.#deleted;
    this.#deleted = null;
    if (whole) await this.#failed.act(() => restoreRun(whole));
    if (whole) await catchUp();
    await this.#changed();
  }

  async #changed(): Promise<void> {
    tabs.tell({ kind: 'sessions', project: openProject.id });
    await this.refresh();
  }

  /** A damaged run with all that lies beside it, as a file; null where that can't be made. */
  async exportDamaged(run: DamagedRecord): Promise<Blob | null> {
    let file: Blob | null = null;
    await this.#failed.guard(async () => {
      file = await exportDamaged([run], Date.now());
    });
    return file;
  }

  /** Deletes a damaged run for good. */
  async deleteDamaged(run: DamagedRecord): Promise<void> {
    await this.#failed.guard(() => deleteDamaged(run));
    await this.refresh();
  }
}
