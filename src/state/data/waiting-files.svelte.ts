import type { DataSource } from '../../storage/records.ts';
import { session } from '../fit/session.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';

interface Waiting {
  /** The project that was open. */
  readonly project: string;
  readonly source: DataSource;
  /** Whether its files are those of that project, and some more. */
  readonly isOfProject: boolean;
}

/** Files that were read and are of no use as they are: something may be settled. */
export class WaitingFiles {
  #waiting = $state.raw<Waiting | null>(null);

  /** Null where none wait in the open project. */
  readonly source = $derived(
    this.#waiting?.project === openProject.id ? this.#waiting.source : null,
  );

  /** @param before what they were made of; null where they begin anew */
  put(source: DataSource, before: DataSource | null): void {
    const isOfProject = this.isOfProject(before);
    this.#waiting = { project: openProject.id, source, isOfProject };
  }

  clear(): void {
    this.#waiting = null;
  }

  /** Whether files are what the open project has, an earlier state of it, or wait to join it. */
  isOfProject(source: DataSource | null): boolean {
    if (source === null) return false;
    if (source === this.source) return this.#waiting?.isOfProject ?? false;
    return source.id === openProject.source?.id || source.id === session.data?.source?.id;
  }
}
