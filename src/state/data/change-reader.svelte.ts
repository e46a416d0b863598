/* eslint-disable svelte/prefer-svelte-reactivity -- a map that is only handed over, a set that nothing on the screen follows */
import type { Failure } from '../../core/failure.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import type { SourceInput } from '../../remote/source-input.ts';
import type { DataRecord, DataSource } from '../../storage/records.ts';
import { session } from '../fit/session.svelte.ts';
import { router } from '../page/router.svelte.ts';
import type { Page } from '../page/router.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { projectList } from '../project/project-list.svelte.ts';
import { failureOf } from '../work/failure.ts';
import { Newest } from '../work/newest.ts';
import type { Progress } from '../work/progress.ts';
import { importedData, nameOfFiles } from './data-set.ts';
import { isEdit } from './import-life.ts';
import type { Change, Import } from './import-life.ts';
import { readChange } from './read-change.ts';
import type { ReadChange } from './read-change.ts';
import type { SourceInputs } from './source-inputs.svelte.ts';
import { sourceRecords } from './source-records.ts';
import { WaitingFiles } from './waiting-files.svelte.ts';

interface Taking {
  /** Throws once something newer was asked for, or another project is open. */
  readonly check: () => void;
  /** Shows a page to whoever still waits where the files were opened. */
  readonly lead: (page: Page) => void;
}

/** Reads changes of the files shown, and opens what comes of the newest. */
export class ChangeReader {
  #state = $state.raw<Import>({ stage: 'idle' });
  readonly #waiting = new WaitingFiles();
  readonly #inputs: SourceInputs;
  readonly #newest = new Newest();
  readonly #running = new Set<Promise<boolean>>();

  readonly state = $derived(this.#state);
  /** Files that were read and are of no use as they are: something may be settled. */
  readonly unranked = $derived(this.#waiting.source);

  constructor(inputs: SourceInputs) {
    this.#inputs = inputs;
  }

  /** @returns whether it came to its end, and nothing newer was asked for */
  run(change: Change): Promise<boolean> {
    const running = this.#run(change).finally(() => this.#running.delete(running));
    this.#running.add(running);
    return running;
  }

  get isIdle(): boolean {
    return this.#running.size === 0;
  }

  /** Settles when nothing is being read. */
  async idle(): Promise<void> {
    while (!this.isIdle) await Promise.all(this.#running);
  }

  async #run(change: Change): Promise<boolean> {
    const name = change.sources.at(0)?.name ?? change.source?.files[0].file ?? '';
    const signal = this.#newest.begin();
    const openedOn = router.page;
    const { id: project } = openProject;
    const isOver = () => signal.aborted || openProject.id !== project;
    // Who has gone to another page meanwhile is left there; notices are on every page.
    const lead = (page: Page): void => {
      if (router.page === openedOn && !change.isQuiet) router.go(page);
    };
    const onProgress = (progress: Progress | null): void => {
      if (!change.isQuiet) this.#state = { stage: 'reading', name, progress };
    };
    onProgress(null);
    try {
      const read = await readChange(change, this.#inputs.ways, { signal, onProgress });
      const check = (): void => {
        if (isOver()) throw new DOMException('', 'AbortError');
      };
      check();
      await this.#take(read, change, { check, lead });
      return true;
    } catch (error) {
      if (isOver()) return false;
      this.#state = { stage: 'failed', failure: failureOf(error) };
      return true;
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
    this.#waiting.clear();
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
  async #take(read: ReadChange, change: Change, { check, lead }: Taking): Promise<void> {
    const { source, counts, failure } = read;
    // Texts are found by way of their source.
    const isKept = read.record === null || (await sourceRecords.keep(read.record));
    check();
    if (isKept) this.keepTexts(change.sources, source.files);
    if (failure && !isMaterial(failure)) {
      this.#waiting.put(source, change.source);
      this.#state = { stage: 'refused', failure };
      lead('data');
      return;
    }
    const shown = session.data;
    await giveProject(source, this.#waiting.isOfProject(change.source));
    this.clear();
    if (failure) {
      session.close();
      lead('data');
      return;
    }
    const { id, name } = openProject;
    const data = await importedData(name, source, counts);
    if (openProject.id === id) showRead(data, change, shown, lead);
  }
}

/** Files that begin anew make a project, unless the open one waits for its first. */
async function giveProject(source: DataSource, isOfProject: boolean): Promise<void> {
  const name = nameOfFiles(source.files);
  const { isEmpty, isUnnamed, id, record } = openProject;
  if (!isEmpty && !isOfProject) return projectList.create(name, source);
  await openProject.setSource(source);
  const isOfRuns = source.files.every(({ session }) => session !== undefined);
  if (isEmpty && isUnnamed && record.sample === null && !isOfRuns)
    await projectList.rename(id, name);
}

function showRead(
  data: DataRecord,
  change: Change,
  shown: DataRecord | null,
  lead: Taking['lead'],
): void {
  const replaced = change.source !== null && change.source.id === shown?.source?.id ? shown : null;
  const isSame = isEdit(change) || change.lowerIn !== undefined || change.isQuiet;
  // The same files, read as before: the page and the settings stay.
  if (isSame && shown !== null) session.replaceData(data, replaced);
  else {
    session.open(data, replaced);
    const isSound = data.source?.files.every((file) => !file.failure && file.rejected === 0);
    lead(isSound ? 'leaderboard' : 'data');
  }
}

/** Whether it is why questions and answers, by themselves, make no ranking. */
function isMaterial(failure: Failure): boolean {
  return failure.kind === 'nothing-judged' && failure.questions + failure.answers > 0;
}
