import type { DataSource } from '../../storage/records.ts';
import { isSameSource } from '../../storage/sources.ts';
import { openProject } from '../project/open-project.svelte.ts';
import type { ChangeReader } from './change-reader.svelte.ts';

/** A file that was removed, and the files of its project before and after. */
interface Removed {
  readonly project: string;
  readonly file: string;
  readonly before: DataSource;
  readonly after: DataSource | null;
}

/** The file that was removed last, which can be had back as long as nothing else has changed. */
export class Removal {
  readonly #reader: Pick<ChangeReader, 'run'>;
  #last = $state.raw<Removed | null>(null);
  readonly #own = $derived(
    this.#last?.project === openProject.id && isSameSource(this.#last.after, openProject.source)
      ? this.#last
      : null,
  );
  /** Null where there is none. */
  readonly file = $derived(this.#own?.file ?? null);

  constructor(reader: Pick<ChangeReader, 'run'>) {
    this.#reader = reader;
  }

  /** @param remove takes the file away */
  async of(file: string, remove: () => Promise<void>): Promise<void> {
    const { source: before } = openProject;
    await remove();
    const { id: project, source: after } = openProject;
    const names = (source: DataSource | null) => source?.files.map((one) => one.file) ?? [];
    const rest = names(before).filter((name) => name !== file);
    const isAlone = before !== null && rest.join('\n') === names(after).join('\n');
    this.#last = isAlone ? { project, file, before, after } : null;
  }

  async undo(): Promise<void> {
    const own = this.#own;
    if (own === null) return;
    const { before, after } = own;
    const back = { source: before, sources: [], drop: [], edits: before.edits } as const;
    await this.#reader.run(
      (there) => (isSameSource(there, after) ? { ...back, isReturn: true } : null),
      openProject.source,
    );
  }
}
