import type { DataEdits } from '../../core/table/data-edits.ts';
import type { Failure } from '../../core/failure.ts';
import type { SourceInput } from '../../remote/source-input.ts';
import type { DataSource } from '../../storage/records.ts';
import type { Progress } from '../work/progress.ts';

/** The life of one import. What was loaded before stays until a new set is ready. */
export type Import =
  | { readonly stage: 'idle' }
  | { readonly stage: 'reading'; readonly name: string; readonly progress: Progress | null }
  | { readonly stage: 'stopped' }
  /** Files were read, but hold nothing that can be ranked. */
  | { readonly stage: 'refused'; readonly failure: Failure }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** What an import is made of. */
export interface Change {
  /** What is there already, or null to begin anew. */
  readonly source: DataSource | null;
  readonly sources: readonly SourceInput[];
  /** Names of files of `source` that are left out. */
  readonly drop: readonly string[];
  /** Judges whose lower scores are better, by file of `source`, where that is to change. */
  readonly lowerIn?: ReadonlyMap<string, readonly string[]>;
  readonly edits: DataEdits;
  /** Whether it goes on beside what the user does: nothing is said of it unless it fails. */
  readonly isQuiet?: true;
  /** Whether `source` is what the files of the project were before, and takes the place of these. */
  readonly isReturn?: true;
}

/**
 * What is to be changed of files, whichever they are: where another page has changed those that a
 * change was made of, it is made of what these are then. Null where there is nothing to change.
 */
export type ChangeOf = (source: DataSource | null) => Change | null;

/** Whether a change leaves no file. */
export function isEmptying({ source, sources, drop }: Change): boolean {
  return sources.length === 0 && (source?.files.every(({ file }) => drop.includes(file)) ?? false);
}

/** Whether a change leaves the files as they were read. */
export function isEdit({ source, sources, drop, lowerIn }: Change): boolean {
  return source !== null && sources.length + drop.length === 0 && lowerIn === undefined;
}
