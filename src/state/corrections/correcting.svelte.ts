import { correctionKey, withCorrection } from '../../core/table/corrections/corrections.ts';
import type { Correction } from '../../core/table/corrections/corrections.ts';
import { importing } from '../data/importing.svelte.ts';
import type { EditChange } from '../data/pending-edits.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { correctionNotice } from './correction-notice.svelte.ts';
import type { CorrectionStep } from './correction-notice.svelte.ts';

/** A correction with its reason and time still to come. */
export type NewCorrection = Correction extends infer C
  ? C extends Correction
    ? Omit<C, 'note' | 'at'>
    : never
  : never;

/** What can be undone and done again in a project, as long as the page is open. */
interface History {
  readonly project: string;
  readonly done: readonly CorrectionStep[];
  readonly undone: readonly CorrectionStep[];
}

/** Sets right what the files of the project say; the files stay as they are. */
class Correcting {
  #history = $state.raw<History>({ project: '', done: [], undone: [] });

  readonly source = $derived(importing.source);
  readonly #edits = $derived(importing.edits);
  readonly all = $derived(this.#edits.corrections ?? []);
  readonly #byKey = $derived(new Map(this.all.map((one) => [correctionKey(one), one])));
  /** Whether the judgments count as the files have them. */
  readonly isOff = $derived(this.#edits.correctionsOff === true);
  readonly #own = $derived(
    this.#history.project === openProject.id ? this.#history : { done: [], undone: [] },
  );
  readonly canUndo = $derived(this.#own.done.length > 0);
  readonly canRedo = $derived(this.#own.undone.length > 0);

  /** What was set right of the same thing; null where nothing was. */
  of(key: string): Correction | null {
    return this.#byKey.get(key) ?? null;
  }

  /** @param note why; blank for no reason */
  async make(correction: NewCorrection, note: string): Promise<void> {
    const reason = note.trim();
    const at = Date.now();
    const after = { ...correction, ...(reason !== '' && { note: reason }), at };
    await this.#step(correctionKey(after), after);
  }

  /** Has the file's own verdict count again, or the question, or the answer. */
  async takeBack(key: string): Promise<void> {
    await this.#step(key, null);
  }

  async undo(): Promise<void> {
    const { done, undone } = this.#own;
    const step = done.at(-1);
    if (step === undefined) return;
    this.#remember(done.slice(0, -1), [...undone, step]);
    correctionNotice.dismiss();
    await this.#set(step.key, step.before);
  }

  async redo(): Promise<void> {
    const { done, undone } = this.#own;
    const step = undone.at(-1);
    if (step === undefined) return;
    this.#remember([...done, step], undone.slice(0, -1));
    correctionNotice.say(step);
    await this.#set(step.key, step.after);
  }

  /** Has corrections count, or not. */
  async count(counts: boolean): Promise<void> {
    // What was set right last is nothing that is shown then.
    if (!counts) correctionNotice.dismiss();
    await this.#edit((edits) => {
      const { correctionsOff: _, ...others } = edits;
      return counts ? others : { ...others, correctionsOff: true };
    });
  }

  async #step(key: string, after: Correction | null): Promise<void> {
    const step = { key, before: this.of(key), after };
    this.#remember([...this.#own.done, step], []);
    correctionNotice.say(step);
    await this.#set(key, after);
  }

  #remember(done: History['done'], undone: History['undone']): void {
    this.#history = { project: openProject.id, done, undone };
  }

  async #set(key: string, next: Correction | null): Promise<void> {
    await this.#edit(({ corrections = [], correctionsOff, ...others }) => {
      const all = withCorrection(corrections, key, next);
      if (all.length === 0) return others;
      return { ...others, corrections: all, ...(correctionsOff && { correctionsOff }) };
    });
  }

  async #edit(change: EditChange): Promise<void> {
    if (this.source !== null) await importing.changeEdits(change);
  }
}

export const correcting = new Correcting();
