import type { RunHead } from '../../storage/records.ts';
import { listRuns } from '../../storage/project/list-runs.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { projectList } from '../project/project-list.svelte.ts';
import { runs } from '../runs/runs.svelte.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';

/** One fit that the reader chose, of the open project or of another. */
export class ChosenFit {
  /** Null for the open project, whichever that is. */
  #project = $state<string | null>(null);
  #others = $state.raw<readonly RunHead[]>([]);
  #id = $state<string | null>(null);
  readonly #first: (fits: readonly RunHead[]) => RunHead | undefined;

  readonly project = $derived(
    projectList.all.find(({ id }) => id === this.#project)?.id ?? openProject.id,
  );
  /** Those of that project, the newest first. */
  readonly fits = $derived(this.project === openProject.id ? runs.fits : this.#others);
  /** The chosen one, or what is taken until one is; null where there is none. */
  readonly fit = $derived.by(() => {
    const first = this.project === openProject.id ? this.#first(this.fits) : this.fits.at(0);
    return this.fits.find(({ id }) => id === this.#id) ?? first ?? null;
  });

  /**
   * @param first what is taken at first of the open project, of fits of which the newest come first;
   *   of another it is the newest
   */
  constructor(first: (fits: readonly RunHead[]) => RunHead | undefined) {
    this.#first = first;
  }

  choose(id: string): void {
    this.#id = id;
  }

  /** Looks up the fits of another project. */
  async chooseProject(id: string): Promise<void> {
    this.#project = id === openProject.id ? null : id;
    this.#id = null;
    this.#others = [];
    if (id === openProject.id) return;
    const listed = await storageActs.guard(() => listRuns(id));
    if (this.#project !== id) return;
    const own = listed?.sound.filter(({ projects }) => projects.includes(id)) ?? [];
    this.#others = own.filter((run) => run.summary !== null);
  }
}
