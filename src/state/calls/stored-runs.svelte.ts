import type { DamagedRecord, Listing } from '../../storage/damage.ts';
import { deleteDamaged, exportDamaged } from '../../storage/repair.ts';
import { catchUp } from '../project/catch-up.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { sessionSources } from '../project/session-sources.svelte.ts';
import { tabs } from '../project/tabs.ts';
import type { LastFailure } from '../work/last-failure.svelte.ts';
import { Newest } from '../work/newest.ts';

export type { DamagedRecord };

/** Where runs of one kind are kept: R is a run, W one with all that lies beside it. */
export interface RunStore<R, W> {
  list(): Promise<Listing<R>>;
  /** How many replies a run has. */
  count(id: string): Promise<number>;
  change(
    id: string,
    part: { readonly name?: string; readonly openedAt?: number },
  ): Promise<unknown>;
  /** Null of what is damaged, which can't be brought back. */
  delete(id: string): Promise<W | null>;
  restore(whole: W): Promise<unknown>;
}

/** A run as it stands in the list. */
export interface ListedRun<R> {
  readonly record: R;
  readonly done: number;
}

/** Who has runs open follows what becomes of them here. */
export interface RunListener {
  renamed(id: string, name: string): void;
  deleted(id: string): void;
}

/** The runs of one kind that are kept: listed, renamed, deleted and brought back. */
export class StoredRuns<R extends { readonly id: string }, W> {
  #list = $state.raw<readonly ListedRun<R>[] | null>(null);
  #damaged = $state.raw<readonly DamagedRecord[]>([]);
  #deleted = $state.raw<W | null>(null);
  readonly #newest = new Newest();
  readonly #store: RunStore<R, W>;
  readonly #failed: LastFailure;
  readonly #listener: RunListener;

  /** @param failed is told why something was not done */
  constructor(store: RunStore<R, W>, failed: LastFailure, listener: RunListener) {
    this.#store = store;
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
    const signal = this.#newest.begin();
    await this.#failed.guard(async () => {
      const { sound, damaged } = await this.#store.list();
      const counts = await Promise.all(sound.map(({ id }) => this.#store.count(id)));
      // Another project may have been opened.
      if (signal.aborted) return;
      this.#list = sound.map((record, at) => ({ record, done: counts[at] }));
      this.#damaged = damaged;
    });
  }

  async rename(id: string, name: string): Promise<void> {
    const isRenamed = await this.#failed.act(() => this.#store.change(id, { name }));
    if (isRenamed) this.#listener.renamed(id, name);
    await this.#changed();
  }

  async delete(id: string): Promise<void> {
    const gone = { id, project: openProject.id, files: () => Promise.resolve([]) };
    const isDeleted = await this.#failed.act(async () => {
      this.#listener.deleted(id);
      this.#deleted = await this.#store.delete(id);
    });
    await this.#changed();
    if (isDeleted) await sessionSources.rest(gone);
  }

  async undoDelete(): Promise<void> {
    const whole = this.#deleted;
    this.#deleted = null;
    if (whole === null) return;
    // Where it can't be stored now, as without room, that can be tried again.
    if (await this.#failed.act(() => this.#store.restore(whole))) await catchUp();
    else this.#deleted ??= whole;
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
    if (await this.#failed.guard(() => deleteDamaged(run))) await catchUp();
    await this.refresh();
  }
}
