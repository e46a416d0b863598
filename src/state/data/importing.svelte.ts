import { NO_EDITS } from '../../core/table/data-edits.ts';
import type { DataEdits } from '../../core/table/data-edits.ts';
import { isOfUse } from '../../core/formats/intake/answerable.ts';
import type { FileWay, KnownMapping } from '../../core/formats/file/way.ts';
import type { DataSource } from '../../storage/records.ts';
import { opening } from '../fit/opening.ts';
import { session } from '../fit/session.svelte.ts';
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
  readonly source = $derived(this.#reader.unranked ?? session.data?.source ?? null);
  readonly isRanked = $derived(this.#reader.unranked === null);
  /** Whether files were read that only others make a ranking of: new files join them. */
  readonly isWaiting = $derived(
    this.#reader.unranked?.files.some(({ failure }) => isOfUse(failure)) ?? false,
  );

  /** Reads files or text in a worker and, where they can be ranked, opens them. */
  async read(given: readonly NewSource[], options: { add: boolean }): Promise<void> {
    if (given.length === 0) return;
    const source = options.add ? this.source : null;
    const sources = source ? this.#inputs.add(given, source.files) : this.#inputs.replace(given);
    await this.#reader.run({ source, sources, drop: [], edits: source?.edits ?? NO_EDITS });
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
      if (session.data?.source === source) await this.openSample();
      this.#reader.clear();
      return;
    }
    await this.#reader.run({ source, sources: [], drop: [file], edits: source.edits });
  }

  async edit(edits: DataEdits): Promise<void> {
    const { source } = this;
    if (source) await this.#reader.run({ source, sources: [], drop: [], edits });
  }

  /** Keeps the texts of the files shown, as far as the files are still at hand. */
  keepTexts(): void {
    this.#reader.keepTexts(this.#inputs.all, this.source?.files ?? []);
  }

  async openSample(): Promise<void> {
    this.#reader.clear();
    await opening.sample();
  }

  stop(): void {
    this.#reader.stop();
  }

  dismiss(): void {
    this.#reader.dismiss();
  }
}

export const importing = new Importing();
