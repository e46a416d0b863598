import { NO_EDITS } from '../../core/table/data-edits.ts';
import type { DataEdits } from '../../core/table/data-edits.ts';
import { isOfUse } from '../../core/formats/intake/answerable.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import type { FileWay, KnownMapping } from '../../core/formats/file/way.ts';
import type { SourceInput } from '../../remote/source-input.ts';
import type { DataSource } from '../../storage/records.ts';
import { opening } from '../fit/opening.ts';
import { session } from '../fit/session.svelte.ts';
import { router } from '../page/router.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { failureOf } from '../work/failure.ts';
import { Newest } from '../work/newest.ts';
import type { Progress } from '../work/progress.ts';
import { importedData } from './data-set.ts';
import { isEdit } from './import-life.ts';
import type { Change, Import } from './import-life.ts';
import { readChange } from './read-change.ts';
import type { ReadChange } from './read-change.ts';
import type { NewSource } from './named-sources.ts';
import { SourceInputs } from './source-inputs.svelte.ts';
import { sourceRecords } from './source-records.ts';

export type { DataSource, NewSource };

/** The files on the Data page, and what the user does with them. */
class Importing {
  #state = $state.raw<Import>({ stage: 'idle' });
  /** Files that were read and can't be ranked as they are: something may be added or settled. */
  #unranked = $state.raw<DataSource | null>(null);
  readonly #inputs = new SourceInputs();
  readonly #newest = new Newest();

  readonly state = $derived(this.#state);
  /** The files shown, or null where there are none (the sample). */
  readonly source = $derived(this.#unranked ?? session.data?.source ?? null);
  readonly isRanked = $derived(this.#unranked === null);
  /** Whether files were read that only others make a ranking of: new files join them. */
  readonly isWaiting = $derived(
    this.#unranked?.files.some(({ failure }) => isOfUse(failure)) ?? false,
  );

  /** Reads files or text in a worker and, where they can be ranked, opens them. */
  async read(given: readonly NewSource[], options: { add: boolean }): Promise<void> {
    if (given.length === 0) return;
    const source = options.add ? this.source : null;
    const sources = source ? this.#inputs.add(given, source.files) : this.#inputs.replace(given);
    await this.#run({ source, sources, drop: [], edits: source?.edits ?? NO_EDITS });
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
    if (sources.length > 0) await this.#run({ source, sources, drop, edits: source.edits });
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
    await this.#run({ source, sources: [], drop: [], lowerIn, edits: source.edits });
  }

  async remove(file: string): Promise<void> {
    const { source } = this;
    if (!source) return;
    if (source.files.length === 1) {
      if (session.data?.source === source) await this.openSample();
      this.#unranked = null;
      this.#state = { stage: 'idle' };
      return;
    }
    await this.#run({ source, sources: [], drop: [file], edits: source.edits });
  }

  async edit(edits: DataEdits): Promise<void> {
    const { source } = this;
    if (source) await this.#run({ source, sources: [], drop: [], edits });
  }

  /** Keeps the texts of the files shown, as far as the files are still at hand. */
  keepTexts(): void {
    this.#keepTextsOf(this.#inputs.all, this.source?.files ?? []);
  }

  async openSample(): Promise<void> {
    this.#unranked = null;
    this.#state = { stage: 'idle' };
    await opening.sample();
  }

  stop(): void {
    this.#newest.end();
    this.#state = { stage: 'stopped' };
  }

  dismiss(): void {
    this.#state = { stage: 'idle' };
  }

  async #run(change: Change): Promise<void> {
    const name = change.sources.at(0)?.name ?? change.source?.files[0].file ?? '';
    const signal = this.#newest.begin();
    this.#state = { stage: 'reading', name, progress: null };
    const onProgress = (progress: Progress): void => {
      this.#state = { stage: 'reading', name, progress };
    };
    try {
      const read = await readChange(change, this.#inputs.ways, { signal, onProgress });
      await this.#take(read, change, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#state = { stage: 'failed', failure: failureOf(error) };
    }
  }

  /** Takes up what was read, unless it is stopped: a set to rank, or files that wait. */
  async #take(read: ReadChange, change: Change, signal: AbortSignal): Promise<void> {
    const { source, counts, failure } = read;
    // Texts are found by way of their source.
    const isKept = read.record === null || (await sourceRecords.keep(read.record));
    signal.throwIfAborted();
    if (isKept) this.#keepTextsOf(change.sources, source.files);
    if (failure) {
      this.#unranked = source;
      this.#state = { stage: 'refused', failure };
      router.go('data');
      return;
    }
    const data = await importedData(source, counts);
    signal.throwIfAborted();
    this.#unranked = null;
    this.#state = { stage: 'idle' };
    const shown = session.data;
    const replaced =
      change.source !== null && change.source.id === shown?.source?.id ? shown : null;
    // The same files, read as before: the page and the settings stay.
    if (isEdit(change) || change.lowerIn !== undefined) session.replaceData(data, replaced);
    else {
      session.open(data, replaced);
      const isSound = source.files.every((file) => !file.failure && file.rejected === 0);
      router.go(isSound ? 'leaderboard' : 'data');
    }
  }

  #keepTextsOf(sources: readonly SourceInput[], files: readonly FileReport[]): void {
    const { mappings } = preferences;
    const order = { sources, files, ways: new Map(this.#inputs.ways), mappings };
    // The first picture does without it.
    void import('./keeping.svelte.ts').then(({ keeping }) => keeping.start(order));
  }
}

export const importing = new Importing();
