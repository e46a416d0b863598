import { judgmentTotal } from '../../core/table/counts.ts';
import type { DataRecord, RunRecord, UnfittedRecord } from '../../storage/records.ts';
import type { StoredRun } from '../../storage/runs.ts';
import { tabs } from '../project/tabs.ts';
import { runs } from '../runs/runs.svelte.ts';
import type { Fitted } from './fit-life.ts';

/** Stores what the session makes: data before their fit, and the fit in their place. */
export class FitKeeping {
  #kept = $state.raw<{ readonly id: string; readonly result: Fitted } | null>(null);
  /** The last run, where it could not be stored. */
  #unsaved: StoredRun | null = null;
  /** Data that are being stored: of large ones that takes a while. */
  #storing: Promise<unknown> | null = null;

  /** The run that a fit is stored as; null where it is not, or not yet. */
  idOf(result: Fitted | null): string | null {
    return this.#kept !== null && this.#kept.result === result ? this.#kept.id : null;
  }

  /** What is shown is stored as this run. */
  take(id: string, result: Fitted): void {
    this.#kept = { id, result };
  }

  /**
   * Keeps data until a fit of them has ended; the sample comes with the page.
   * @param replaced what the data were made of
   */
  async keepData(
    data: DataRecord,
    {
      project,
      ...settings
    }: { readonly project: string } & Pick<
      UnfittedRecord,
      'model' | 'sampler' | 'isStopped' | 'brokenOff'
    >,
    replaced: DataRecord | null = null,
  ): Promise<void> {
    if (data.source === null) return;
    const now = Date.now();
    const models = data.counts.models.length;
    const times = { importedAt: now, openedAt: now };
    const own = { id: data.hash, projects: [project], summary: null, models, ...times };
    const run = { ...factsOf(data), ...settings, ...own };
    const storing = runs.saveUnfitted({ run, data }, replaced?.hash ?? null);
    this.#storing = storing;
    await storing;
    if (this.#storing === storing) this.#storing = null;
  }

  /** Notes what became of the first fit of data, though they may still be on their way. */
  async note(
    { hash }: DataRecord,
    part: Partial<Pick<UnfittedRecord, 'isStopped' | 'brokenOff'>>,
  ): Promise<void> {
    // At once where nothing is: the data may be deleted next, and are then brought back as noted.
    if (this.#storing) await this.#storing;
    await runs.changeUnfitted(hash, part);
  }

  async keepFit(
    data: DataRecord,
    {
      project,
      ...settings
    }: { readonly project: string } & Pick<RunRecord, 'model' | 'sampler' | 'stanFiles'>,
    result: Fitted,
  ): Promise<void> {
    const { draws, ...found } = result;
    const facts = { ...settings, ...found };
    const now = Date.now();
    const { fingerprintOfRun } = await import('../../storage/fingerprint.ts');
    const id = await fingerprintOfRun({ dataHash: data.hash, ...facts });
    this.take(id, result);
    const times = { finishedAt: now, openedAt: now };
    const own = { id, projects: [project], ...times, madeWith: __APP_VERSION__ };
    const run = { ...factsOf(data), ...facts, ...own };
    await this.#save({ run, data, draws });
  }

  /** Stores a fit that could not be stored; whether that is the one. */
  async retry(result: Fitted | null): Promise<boolean> {
    const run = this.#unsaved;
    if (run === null || run.draws !== result?.draws) return false;
    await this.#save(run);
    return true;
  }

  async #save(run: StoredRun): Promise<void> {
    this.#unsaved = run;
    const isSaved = await runs.save(run);
    if (isSaved && this.#unsaved === run) this.#unsaved = null;
    for (const project of run.run.projects) tabs.tell({ kind: 'fit', project });
  }
}

function factsOf({ name, hash, counts }: DataRecord) {
  return { name, dataHash: hash, dataName: name, judgments: judgmentTotal(counts) };
}
