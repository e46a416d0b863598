import { NO_EDITS } from '../../core/table/data-edits.ts';
import type { DataEdits } from '../../core/table/data-edits.ts';
import { isOfUse } from '../../core/formats/intake/answerable.ts';
import type { FileWay, KnownMapping } from '../../core/formats/file/way.ts';
import type { DataSource } from '../../storage/records.ts';
import { session } from '../fit/session.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { ChangeReader } from './change-reader.svelte.ts';
import { SourceInputs } from './source-inputs.svelte.ts';
import type { NewSource } from './source-inputs.svelte.ts';

export type { DataSource, NewSource };

/** The files on the Data page, and what the user does with them. */
class Importing {
  readonly #inputs = new SourceInputs();
  readonly #reader = new ChangeReader(this.#inputs);

  readonly state = $derived(this.#reader.state);
  /** The files shown, or null where there are none (the sample). */
  readonly source = $derived(
    this.#reader.unranked ?? (session.data ? session.data.source : openProject.source),
  );
  readonly isRanked = $derived(this.#reader.unranked === null && session.data !== null);
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
    const source = add ? this.source : null;
    const sources = source ? this.#inputs.add(given, source.files) : this.#inputs.replace(given);
    const edits = source?.edits ?? NO_EDITS;
    await this.#reader.run({ source, sources, drop: [], edits, ...(isQuiet && { isQuiet }) });
  }

  /** Whether a file can be read again: after a reload the page no longer has it. */
  canReread(file: string): boolean {
    return this.#inputs.has(file);
  }

  /** Reads files again, each in another way. */
  async setWays(ways: ReadonlyMap<string, FileWay>): Promise<void> {
    const { source } = this;
    if (!source) return;
    const { sources, drop } = this.#inputs.again(ways, source.files);
    if (sources.length > 0) await this.#reader.run({ source, sources, drop, edits: source.edits });
  }

  /** Reads a table by a mapping, which is remembered for tables with the same columns. */
  async useMapping(file: string, known: KnownMapping): Promise<void> {
    preferences.rememberMapping(known);
    await this.setWays(new Map([[file, { mapping: known.mapping }]]));
  }

  /** Compares the scores of a file anew, with these judges' lower ones being better. */
  async setLower(file: string, judges: readonly string[]): Promise<void> {
    const { source } = this;
    if (!source) return;
    const lowerIn = new Map([[file, judges]]);
    await this.#reader.run({ source, sources: [], drop: [], lowerIn, edits: source.edits });
  }

  async remove(file: string): Promise<void> {
    const { source } = this;
    if (!source) return;
    if (source.files.length === 1) {
      if (source === this.#reader.unranked) this.#reader.clear();
      else await this.#leaveEmpty();
      return;
    }
    await this.#reader.run({ source, sources: [], drop: [file], edits: source.edits });
  }

  async edit(edits: DataEdits): Promise<void> {
    const { source } = this;
    if (source) await this.#reader.run({ source, sources: [], drop: [], edits });
  }

  /** Has the judgments of a file count in the ranking, or not. */
  async count(file: string, counts: boolean): Promise<void> {
    const { source } = this;
    if (!source) return;
    const others = (source.edits.excludedFiles ?? []).filter((name) => name !== file);
    const excludedFiles = counts ? others : [...others, file];
    await this.edit({ ...source.edits, excludedFiles });
  }

  /** Keeps the texts of the files shown, as far as the files are still at hand. */
  keepTexts(): void {
    this.#reader.keepTexts(this.#inputs.all, this.source?.files ?? []);
  }

  /** Puts what a run of judging or asking has made in the place of what it had made before. */
  async takeSession(session: string, files: readonly NewSource[]): Promise<boolean> {
    const { source } = openProject;
    const before = source?.files.filter((file) => file.session === session) ?? [];
    const drop = before.map(({ file }) => file);
    if (drop.length + files.length === 0) return true;
    if (source !== null && files.length === 0 && drop.length === source.files.length) {
      await this.#leaveEmpty();
      return true;
    }
    const others = source?.files.filter(({ file }) => !drop.includes(file)) ?? [];
    const sources = this.#inputs.add(files, others).map((input) => ({ ...input, session }));
    const edits = renamedFiles(source?.edits ?? NO_EDITS, drop, sources);
    return this.#reader.run({ source, sources, drop, edits, isQuiet: true });
  }

  /** Whether nothing is being read. */
  get isIdle(): boolean {
    return this.#reader.isIdle;
  }

  /** Settles when nothing is being read. */
  idle(): Promise<void> {
    return this.#reader.idle();
  }

  /** The open project is without files; its fits stay. */
  async #leaveEmpty(): Promise<void> {
    this.#reader.clear();
    session.close();
    await openProject.setSource(null);
  }

  stop(): void {
    this.#reader.stop();
  }

  dismiss(): void {
    this.#reader.dismiss();
  }
}

export const importing = new Importing();

/** What was switched off stays so under its new names. */
function renamedFiles(
  edits: DataEdits,
  before: readonly string[],
  after: readonly { readonly name: string }[],
): DataEdits {
  const { excludedFiles = [] } = edits;
  if (!excludedFiles.some((file) => before.includes(file))) return edits;
  const others = excludedFiles.filter((file) => !before.includes(file));
  return { ...edits, excludedFiles: [...others, ...after.map(({ name }) => name)] };
}
