import { NO_EDITS, rebaseEdits } from '../../core/table/data-edits.ts';
import type { DataEdits } from '../../core/table/data-edits.ts';
import { isOfUse } from '../../core/formats/intake/answerable.ts';
import type { FileWay, KnownMapping } from '../../core/formats/file/way.ts';
import type { DataSource } from '../../storage/records.ts';
import { session } from '../fit/session.svelte.ts';
import { notices } from '../page/notices.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { rememberMapping } from '../preferences/used-mappings.ts';
import { ChangeReader } from './change-reader.svelte.ts';
import { SourceInputs } from './source-inputs.svelte.ts';
import { addition, renamedFiles, renewal, withFile } from './changes.ts';
import type { Change } from './import-life.ts';
import type { NewSource } from './source-inputs.svelte.ts';
import { Removal } from './removal.svelte.ts';
import { PendingEdits } from './pending-edits.svelte.ts';
import type { EditChange } from './pending-edits.svelte.ts';

export type { DataSource, NewSource };

/** The files on the Data page, and what the user does with them. */
class Importing {
  readonly #inputs = new SourceInputs();
  readonly #reader = new ChangeReader(this.#inputs);
  readonly #pending = new PendingEdits();
  readonly removal = new Removal(this.#reader);

  readonly state = $derived(this.#reader.state);
  /** The files shown, or null where there are none (the sample). */
  readonly source = $derived(
    this.#reader.unranked ??
      (session.own && !openProject.isAhead ? session.own.source : openProject.source),
  );
  /** What was asked for last, although its work may not have ended. */
  readonly edits = $derived(this.#pending.all(this.source?.edits ?? NO_EDITS));
  readonly isRanked = $derived(this.#reader.unranked === null && session.own !== null);
  /** Whether files were read that only others make a ranking of: new files join them. */
  readonly isWaiting = $derived(
    !this.isRanked && (this.source?.files.some(({ failure }) => isOfUse(failure)) ?? false),
  );

  /** Reads files or text in a worker and, where they can be ranked, opens them. */
  async read(
    given: readonly NewSource[],
    { add, isQuiet }: { readonly add: boolean; readonly isQuiet?: true },
  ): Promise<void> {
    if (given.length === 0) return;
    // Who looks at an earlier fit adds to what there is now.
    const there = add ? (this.#reader.unranked ?? openProject.source) : null;
    await this.#reader.run((source) => addition(given, source, this.#inputs, isQuiet), there);
  }

  /** Whether a file can be read again: after a reload the page no longer has it. */
  canReread(file: string): boolean {
    return this.source?.files.some((one) => one.file === file && this.#inputs.has(one)) ?? false;
  }

  /** Reads files again, each in another way. */
  async setWays(ways: ReadonlyMap<string, FileWay>): Promise<void> {
    await this.#change(({ files }) => {
      const again = this.#inputs.again(ways, files);
      return again.sources.length > 0 ? again : null;
    });
  }

  /** Reads a table by a mapping, which is remembered for tables with the same columns. */
  async useMapping(file: string, known: KnownMapping): Promise<void> {
    rememberMapping(known);
    await this.setWays(new Map([[file, { mapping: known.mapping }]]));
  }

  /** Compares the scores of a file anew, with these judges' lower ones being better. */
  readonly setLower = (file: string, judges: readonly string[]): Promise<void> =>
    this.#change(() => ({ lowerIn: new Map([[file, judges]]) }));

  async remove(file: string): Promise<void> {
    const { source } = this;
    if (source && source.files.length === 1 && source === this.#reader.unranked)
      this.#reader.clear();
    else
      await this.removal.of(file, () =>
        this.#change(({ edits }) => ({ drop: [file], edits: renamedFiles(edits, [file], []) })),
      );
  }

  /** @param edits made of `this.edits` */
  async edit(edits: DataEdits): Promise<void> {
    const before = this.edits;
    await this.#edit((there) => rebaseEdits(edits, before, there));
  }

  /** Makes edits of those that there are, quietly. @param of may be asked more than once */
  readonly changeEdits = (of: EditChange): Promise<void> => this.#edit(of, { isQuiet: true });

  /** Has the judgments of a file count in the ranking, or not. */
  readonly count = (file: string, counts: boolean): Promise<void> =>
    this.#edit((edits) => withFile(edits, file, counts));

  async #edit(change: EditChange, part: Partial<Change> = {}): Promise<void> {
    const work = this.#pending.begin(change);
    await this.#change(({ edits }) => ({ edits, ...part })).finally(work.end);
  }

  /** Changes the files shown. @param partOf what is to be changed of them; all else stays */
  async #change(partOf: (source: DataSource) => Partial<Change> | null): Promise<void> {
    // Work that this breaks off is part of it.
    const made = this.#pending.all;
    await this.#reader.run((source) => {
      const edits = made(source?.edits ?? NO_EDITS);
      const part = source && partOf({ ...source, edits });
      return part && { source, sources: [], drop: [], edits, ...part };
    }, this.source);
  }

  /** Keeps the texts of the files shown, as far as the files are still at hand. */
  keepTexts(): void {
    this.#reader.keepTexts(this.#inputs.all, this.source?.files ?? []);
  }

  /**
   * Puts what a run has made in the place of what it had before; false where the user is first, or
   * another page, which may know more of the run by then.
   */
  async takeSession(session: string, files: readonly NewSource[]): Promise<boolean> {
    const { source: before } = openProject;
    if (!this.#reader.isIdle) return false;
    const isNothing = !before?.files.some((file) => file.session === session);
    if (isNothing && files.length === 0) return true;
    let isFirst = true;
    const isOver = await this.#reader.run((source) => {
      isFirst = source === before;
      return isFirst ? renewal(session, files, source, this.#inputs) : null;
    }, before);
    return isOver && isFirst;
  }

  /** Settles when nothing is being read. */
  readonly idle = (): Promise<void> => this.#reader.idle();
  readonly stop = (): void => this.#reader.stop();
  readonly dismiss = (): void => this.#reader.dismiss();
}

export const importing = new Importing();
notices.add(() => importing.state.stage !== 'idle');
