import type { DataEdits } from '../../core/table/data-edits.ts';
import { openProject } from '../project/open-project.svelte.ts';

/** Says what is to be of edits; asked again of whatever has been stored meanwhile. */
export type EditChange = (edits: DataEdits) => DataEdits;

interface Asked {
  readonly project: string;
  readonly changes: readonly EditChange[];
}

const NONE: Asked = { project: '', changes: [] };

/**
 * Changes of the open project’s edits whose work has not ended, in their order. Newer work breaks
 * off the work on those before it, or finds them stored already: so it is made with all of them.
 */
export class PendingEdits {
  #asked = $state.raw<Asked>(NONE);
  readonly #changes = $derived(this.#asked.project === openProject.id ? this.#asked.changes : []);

  /** All of them as one. */
  readonly all = $derived.by((): EditChange => {
    const changes = this.#changes;
    return (edits) => changes.reduce((before, change) => change(before), edits);
  });

  /** @returns `end`, to be called when the work has ended; what is newer stays pending */
  begin(change: EditChange): { readonly end: () => void } {
    const asked = { project: openProject.id, changes: [...this.#changes, change] };
    this.#asked = asked;
    const end = (): void => {
      if (this.#asked === asked) this.#asked = NONE;
    };
    return { end };
  }
}
