/* eslint-disable svelte/prefer-svelte-reactivity -- a map that is only handed over */
import type { FileReport } from '../../core/formats/file/report.ts';
import type { SourceInput } from '../../remote/source-input.ts';
import type { DataSource } from '../../storage/records.ts';
import { session } from '../fit/session.svelte.ts';
import { router } from '../page/router.svelte.ts';
import type { Page } from '../page/router.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { failureOf } from '../work/failure.ts';
import { Newest } from '../work/newest.ts';
import type { Progress } from '../work/progress.ts';
import { importedData } from './data-set.ts';
import { isEdit } from './import-life.ts';
import type { Change, Import } from './import-life.ts';
import { readChange } from './read-change.ts';
import type { ReadChange } from './read-change.ts';
import type { SourceInputs } from './source-inputs.svelte.ts';
import { sourceRecords } from './source-records.ts';

interface Taking {
  readonly signal: AbortSignal;
  /** Shows a page to whoever still waits where the files were opened. */
  readonly lead: (page: Page) => void;
}

/** Reads changes of the files shown, and opens what comes of the newest. */
export class ChangeReader {
  #state = $state.raw<Import>({ stage: 'idle' });
  #unranked = $state.raw<DataSource | null>(null);
  readonly #inputs: SourceInputs;
  readonly #newest = new Newest();

  readonly state = $derived(this.#state);
  /** Files that were read and can't be ranked as they are: something may be added or settled. */
  readonly unranked = $derived(this.#unranked);

  constructor(inputs: SourceInputs) {
    this.#inputs = inputs;
  }

  async run(change: Change): Promise<void> {
    const name = change.sources.at(0)?.name ?? change.source?.files[0].file ?? '';
    const signal = this.#newest.begin();
    const openedOn = router.page;
    // Who has gone to another page meanwhile is left there; notices are on every page.
    const lead = (page: Page): void => {
      if (router.page === openedOn) router.go(page);
    };
    this.#state = { stage: 'reading', name, progress: null };
    const onProgress = (progress: Progress): void => {
      this.#state = { stage: 'reading', name, progress };
    };
    try {
      const read = await readChange(change, this.#inputs.ways, { signal, onProgress });
      await this.#take(read, change, { signal, lead });
    } catch (error) {
      if (signal.aborted) return;
      this.#state = { stage: 'failed', failure: failureOf(error) };
    }
  }

  stop(): void {
    this.#newest.end();
    this.#state = { stage: 'stopped' };
  }

  dismiss(): void {
    this.#state = { stage: 'idle' };
  }

  /** Lets go of files that wait for others. */
  clear(): void {
    this.#unranked = null;
    this.dismiss();
  }

  /** Keeps the texts of files in the background. */
  keepTexts(sources: readonly SourceInput[], files: readonly FileReport[]): void {
    const { mappings } = preferences;
    const order = { sources, files, ways: new Map(this.#inputs.ways), mappings };
    // The first picture does without it.
    void import('./keeping.svelte.ts').then(({ keeping }) => keeping.start(order));
  }

  /** Takes up what was read, unless it is stopped: a set to rank, or files that wait. */
  async #take(read: ReadChange, change: Change, { signal, lead }: Taking): Promise<void> {
    const { source, counts, failure } = read;
    // Texts are found by way of their source.
    const isKept = read.record === null || (await sourceRecords.keep(read.record));
    signal.throwIfAborted();
    if (isKept) this.keepTexts(change.sources, source.files);
    if (failure) {
      this.#unranked = source;
      this.#state = { stage: 'refused', failure };
      lead('data');
      return;
    }
    const data = await importedData(source, counts);
    signal.throwIfAborted();
    this.clear();
    const shown = session.data;
    const replaced =
      change.source !== null && change.source.id === shown?.source?.id ? shown : null;
    // The same files, read as before: the page and the settings stay.
    if (isEdit(change) || change.lowerIn !== undefined) session.replaceData(data, replaced);
    else {
      session.open(data, replaced);
      const isSound = source.files.every((file) => !file.failure && file.rejected === 0);
      lead(isSound ? 'leaderboard' : 'data');
    }
  }
}
