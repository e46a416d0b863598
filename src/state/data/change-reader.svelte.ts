/* eslint-disable svelte/prefer-svelte-reactivity -- a map that is only handed over, a set that nothing on the screen follows */
import type { Failure } from '../../core/failure.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import type { SourceInput } from '../../remote/source-input.ts';
import type { DataRecord, DataSource } from '../../storage/records.ts';
import { session } from '../fit/session.svelte.ts';
import { router } from '../page/router.svelte.ts';
import type { Page } from '../page/router.svelte.ts';
import { usedMappings } from '../preferences/used-mappings.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { projectList } from '../project/project-list.svelte.ts';
import { failureOf } from '../work/failure.ts';
import { Newest } from '../work/newest.ts';
import type { Progress } from '../work/progress.ts';
import { importedData } from './data-records.ts';
import { nameOfFiles } from './data-set.ts';
import { isEdit, isEmptying } from './import-life.ts';
import type { Change, ChangeOf, Import } from './import-life.ts';
import { readChange } from './read-change.ts';
import type { ReadChange } from './read-change.ts';
import type { SourceInputs } from './source-inputs.svelte.ts';
import { sourceRecords } from './source-records.ts';
import { WaitingFiles } from './waiting-files.svelte.ts';

/** How it stands when a change begins. */
interface Taking {
  /** Whether something newer was asked for, or another project is open. */
  readonly isOver: () => boolean;
  /** Throws once it is. */
  readonly check: () => void;
  /** Shows a page to whoever still waits where the files were opened. */
  readonly lead: (page: Page) => void;
  /** The files of the project when that began. */
  readonly before: DataSource | null;
  /** Whether it is made of these, or of an earlier state of them: then it takes their place. */
  readonly isOfProject: boolean;
  /** Whether of these, which it can be made of again as they stand then. */
  readonly isOfThese: boolean;
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
  run(changeOf: ChangeOf, source: DataSource | null): Promise<boolean> {
    const running = this.#run(changeOf, source).finally(() => this.#running.delete(running));
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

  async #run(changeOf: ChangeOf, source: DataSource | null): Promise<boolean> {
    const change = changeOf(source);
    if (change === null && this.#state.stage === 'reading') this.dismiss();
    if (change === null) return true;
    const name = change.sources.at(0)?.name ?? change.source?.files[0].file ?? '';
    const signal = this.#newest.begin();
    const taking = beginning(change, signal, this.#waiting);
    const onProgress = (progress: Progress | null): void => {
      if (!change.isQuiet) this.#state = { stage: 'reading', name, progress };
    };
    onProgress(null);
    try {
      if (isEmptying(change)) {
        const isLeft = await leaveEmpty(taking);
        if (isLeft) this.clear();
        if (isLeft) return true;
      } else {
        const read = await readChange(change, this.#inputs.ways, { signal, onProgress });
        taking.check();
        if (await this.#take(read, change, taking)) return true;
      }
      // Another page has changed the files that this was to change.
      return await this.#run(changeOf, openProject.source);
    } catch (error) {
      const isOver = taking.isOver();
      if (!signal.aborted) this.#state = endOf(error, isOver);
      return !isOver;
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
    const ways = new Map(this.#inputs.ways);
    const order = { sources, files, ways, mappings: usedMappings() };
    // The first picture does without it.
    void import('./keeping.svelte.ts').then(({ keeping }) => keeping.start(order));
  }

  /**
   * Takes up what was read, unless it is stopped: a set to rank, or files that wait.
   * @returns false where the project has other files than those that it was made of
   */
  async #take(
    { source, counts, failure, record }: ReadChange,
    change: Change,
    { check, lead, before, isOfProject, isOfThese }: Taking,
  ): Promise<boolean> {
    // Texts are found by way of their source.
    const isKept = record === null || (await sourceRecords.keep(record));
    const data = await importedData('', source, counts);
    check();
    if (failure && !isMaterial(failure)) {
      if (isKept) this.keepTexts(change.sources, source.files);
      this.#waiting.put(source, isOfProject);
      this.#state = { stage: 'refused', failure };
      lead('data');
      return true;
    }
    const dataHash = failure ? null : data.hash;
    const isJoined = isOfProject && (await joinProject(source, before, dataHash));
    if (!isJoined && isOfThese) return false;
    if (isKept) this.keepTexts(change.sources, source.files);
    // From here on at once: while more is stored, another project may be opened, or this one edited.
    check();
    const shown = session.opened;
    const begun = isJoined
      ? null
      : projectList.create(nameOfFiles(source.files), { source, dataHash });
    this.clear();
    showRead(failure ? null : { ...data, name: openProject.name }, change, shown, lead);
    await begun;
    return true;
  }
}

/** How an import stands that failed, or that is over because another project is open. */
function endOf(error: unknown, isOver: boolean): Import {
  return isOver ? { stage: 'idle' } : { stage: 'failed', failure: failureOf(error) };
}

function beginning(
  { source, isQuiet, isReturn }: Change,
  signal: AbortSignal,
  waiting: WaitingFiles,
): Taking {
  const openedOn = router.page;
  const { id, source: before, isEmpty } = openProject;
  const isOver = () => signal.aborted || openProject.id !== id;
  const check = (): void => {
    if (isOver()) throw new DOMException('', 'AbortError');
  };
  // Who has gone to another page meanwhile is left there; notices are on every page.
  const lead = (page: Page): void => {
    if (router.page === openedOn && !isQuiet) router.go(page);
  };
  const isOfThese = isReturn === true || (source === null ? isEmpty : source.id === before?.id);
  const isOfProject = isReturn === true || isEmpty || waiting.isOfProject(source);
  return { isOver, check, lead, before, isOfProject, isOfThese };
}

/**
 * Files are those of the open project from then on; its first ones give it their name.
 * @returns false where it has others by now than before
 */
async function joinProject(
  source: DataSource,
  before: DataSource | null,
  dataHash: string | null,
): Promise<boolean> {
  const { isEmpty, isUnnamed, record } = openProject;
  const isOfRuns = source.files.every(({ session }) => session !== undefined);
  const isNamed = isEmpty && isUnnamed && record.sample === null && !isOfRuns;
  if (!isNamed) return openProject.setSource(source, before, dataHash);
  const isJoined = await openProject.setSource(source, before, dataHash, nameOfFiles(source.files));
  void projectList.refresh();
  return isJoined;
}

/** The open project is without files; its fits stay. @returns as `joinProject` */
async function leaveEmpty({ before, check }: Taking): Promise<boolean> {
  const isLeft = await openProject.setSource(null, before, null);
  check();
  if (isLeft) session.close();
  return isLeft;
}

/** @param data null where there is nothing to rank */
function showRead(
  data: DataRecord | null,
  change: Change,
  shown: DataRecord | null,
  lead: Taking['lead'],
): void {
  if (data === null) {
    session.close();
    lead('data');
    return;
  }
  const replaced = change.source !== null && change.source.id === shown?.source?.id ? shown : null;
  const isSame = isEdit(change) || change.lowerIn !== undefined || change.isQuiet;
  // The same files, read as before: the page and the settings stay.
  if (isSame && shown !== null) session.replaceData(data, replaced);
  else {
    session.open(data, replaced);
    const isSound = data.source?.files.every((file) => !file.failure && file.rejected === 0);
    // Who takes a file away stays among the others.
    if (change.sources.length > 0) lead(isSound ? 'leaderboard' : 'data');
  }
}

/** Whether it is why questions and answers, by themselves, make no ranking. */
function isMaterial(failure: Failure): boolean {
  return failure.kind === 'nothing-judged' && failure.questions + failure.answers > 0;
}
