/* eslint-disable svelte/prefer-svelte-reactivity -- nothing on the screen follows this map */
import type { DamagedRecordFailure } from '../../core/failure.ts';
import type { RunHead, UnfittedRecord } from '../../storage/records.ts';
import { damagedRun } from '../../storage/runs.ts';
import type { DamagedRun } from '../../storage/runs.ts';
import { isIn } from '../../storage/project/shared-runs.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { storageActs } from './storage-acts.svelte.ts';

/** With the checks, which the first picture does not wait for. */
const listing = () => import('../../storage/project/list-runs.ts');

/** A line of the list: a finished fit, or data without one. */
export type ListedRun = RunHead | UnfittedRecord;

/** What is stored, told apart by whether it can be opened. */
export class RunList {
  #sound = $state.raw<readonly ListedRun[]>([]);
  #damaged = $state.raw<readonly DamagedRun[]>([]);
  /** Runs whose data or draws proved damaged when they were opened; nothing on the screen follows it. */
  readonly #found = new Map<string, DamagedRecordFailure>();

  readonly sound = $derived(this.#sound);
  /** What can't be opened, and why. */
  readonly damaged = $derived(this.#damaged);

  /**
   * Both, the last opened first. Of no project that is there are runs of one that was deleted while
   * they were being stored: they are listed everywhere, but no project begins with them.
   * @param dataHash of the only data that are wanted
   */
  latest(dataHash?: string): readonly (ListedRun | DamagedRun)[] {
    const own = this.#sound.filter((run) => isIn(openProject.id, run));
    const all = [...own, ...this.#damaged].sort((a, b) => b.openedAt - a.openedAt);
    if (dataHash === undefined) return all;
    return all.filter((one) => 'dataHash' in one && one.dataHash === dataHash);
  }

  /** Looks again at what is stored. */
  async refresh(): Promise<void> {
    const { id: project } = openProject;
    const listed = await storageActs.guard(async () => (await listing()).listRuns(project));
    // Whoever opened another project lists its runs.
    if (openProject.id !== project) return;
    const { sound, damaged } = listed ?? { sound: [], damaged: [] };
    const found = sound.flatMap((run) => {
      const failure = this.#found.get(run.id);
      return failure ? [damagedRun(run, failure)] : [];
    });
    this.#sound = sound.filter(({ id }) => !this.#found.has(id));
    this.#damaged = [...damaged, ...found];
  }

  /** A run proved damaged. */
  async condemn(id: string, failure: DamagedRecordFailure): Promise<void> {
    this.#found.set(id, failure);
    await this.refresh();
  }

  /** What takes the place of a damaged run is sound; without an id, all of them may be. */
  acquit(id?: string): void {
    if (id === undefined) this.#found.clear();
    else this.#found.delete(id);
  }
}
