import { judgmentTotal } from '../../core/counts.ts';
import type { Draws } from '../../core/posterior/draws.ts';
import type { DataRecord, RunRecord, UnfittedRecord } from '../../storage/records.ts';
import { fingerprintOfRun } from '../../storage/fingerprint.ts';
import type { StoredRun } from '../../storage/runs.ts';
import { runs } from '../runs/runs.svelte.ts';

/** Stores what the session makes: data before their fit, and the fit in their place. */
export class FitKeeping {
  /** The run on screen, where it could not be stored. */
  #unsaved: StoredRun | null = null;

  /** @param replaced what the data were made of */
  async keepData(
    data: DataRecord,
    settings: Pick<UnfittedRecord, 'model' | 'sampler' | 'isStopped' | 'brokenOff'>,
    replaced: DataRecord | null,
  ): Promise<void> {
    const now = Date.now();
    const models = data.counts.models.length;
    const own = { id: data.hash, summary: null, models, importedAt: now, openedAt: now };
    const run = { ...factsOf(data), ...settings, ...own };
    await runs.saveUnfitted({ run, data }, replaced?.hash ?? null);
  }

  /** @returns the id of the run */
  async keepFit(
    data: DataRecord,
    fit: Pick<RunRecord, 'model' | 'sampler' | 'elapsed' | 'summary' | 'stanFiles'> & {
      readonly draws: Draws;
    },
  ): Promise<string> {
    const { draws, ...facts } = fit;
    const now = Date.now();
    const id = await fingerprintOfRun({ dataHash: data.hash, ...facts });
    const run = { ...factsOf(data), ...facts, id, finishedAt: now, openedAt: now };
    await this.#save({ run, data, draws });
    return id;
  }

  /** Stores the run that could not be stored; whether there is one. */
  async retry(): Promise<boolean> {
    const run = this.#unsaved;
    if (run) await this.#save(run);
    return run !== null;
  }

  /** Another fit is on screen. */
  forget(): void {
    this.#unsaved = null;
  }

  async #save(run: StoredRun): Promise<void> {
    this.#unsaved = run;
    const isSaved = await runs.save(run);
    if (isSaved && this.#unsaved === run) this.#unsaved = null;
  }
}

function factsOf({ name, hash, counts }: DataRecord) {
  return { name, dataHash: hash, dataName: name, judgments: judgmentTotal(counts) };
}
