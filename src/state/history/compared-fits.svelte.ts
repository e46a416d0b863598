import type { DataChange } from '../../core/history/data-change.ts';
import { comparedFit } from '../../core/history/fit-changes.ts';
import type { FitChanges } from '../../core/history/fit-changes.ts';
import { changedSettings } from '../../core/history/settings-change.ts';
import type { SettingName } from '../../core/history/settings-change.ts';
import { tableEdits } from '../../core/table/data-edits.ts';
import { run as runJob } from '../../jobs.ts';
import type { DataRecord, RunHead, RunRecord } from '../../storage/records.ts';
import { loadSource } from '../../storage/sources.ts';
import { WIDE_INTERVAL } from '../preferences/preferences.svelte.ts';
import type { Progress } from '../work/progress.ts';
import { Task } from '../work/task.svelte.ts';
import type { TaskOptions } from '../work/task.svelte.ts';
import { shownNames } from './shown-names.ts';
import { ChosenFit } from './chosen-fit.svelte.ts';
import { fitAnew, loadFit } from './stored-fit.ts';
import type { StoredFit } from './stored-fit.ts';

/** Two fits side by side, and what changed from the first to the second. */
export interface ComparedFits {
  readonly before: RunRecord;
  readonly after: RunRecord;
  readonly changes: FitChanges;
  /** How the models of both are shown, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Null where both are of the same judgments. */
  readonly data: DataChange | null;
  readonly settings: readonly SettingName[];
}

/** Two fits, of one project or two, that the reader compares. */
class FitComparison {
  readonly before = new ChosenFit((fits) => fits.at(1));
  readonly after = new ChosenFit((fits) => fits.at(0));
  readonly #task = new Task<ComparedFits>();

  readonly life = $derived(this.#task.life);

  /** Compares the two that are chosen. */
  async compare(): Promise<void> {
    const [before, after] = [this.before.fit, this.after.fit];
    if (before === null || after === null) return;
    await this.#task.begin((options) => compare(before, after, options));
  }

  stop(): void {
    this.#task.stop();
  }
}

export const fitComparison = new FitComparison();

async function compare(
  first: RunHead,
  second: RunHead,
  options: TaskOptions<Progress>,
): Promise<ComparedFits> {
  const { signal } = options;
  const before = await loadFit(first);
  const after = second.id === first.id ? before : await loadFit(second);
  signal.throwIfAborted();
  const fits = {
    before: await withDraws(before, options),
    after: await withDraws(after, options),
  };
  // They were read for this alone.
  const buffers = new Set([fits.before, fits.after].map(({ draws }) => draws.values.buffer));
  const transfer = [...buffers].filter((one) => one instanceof ArrayBuffer);
  const input = { ...fits, interval: WIDE_INTERVAL };
  const changes = await runJob('fitChanges', input, { signal, transfer });
  const isSame = before.data.hash === after.data.hash;
  const data = isSame ? null : await changedData(before.data, after.data, signal);
  const settings = changedSettings(before.run, after.run);
  const names = shownNames([before.data, after.data]);
  return { before: before.run, after: after.run, changes, names, data, settings };
}

/** Draws that were given up to save room are drawn anew, which gives the same ones. */
async function withDraws(stored: StoredFit, options: TaskOptions<Progress>) {
  const draws = stored.draws ?? (await fitAnew(stored, options)).draws;
  return comparedFit(stored.data.counts, draws, stored.run.summary);
}

async function changedData(
  before: DataRecord,
  after: DataRecord,
  signal: AbortSignal,
): Promise<DataChange> {
  const input = { before: await judgmentsOf(before), after: await judgmentsOf(after) };
  return runJob('dataChange', input, { signal });
}

/** The judgments as they were fitted; the counts alone where their files are no longer kept. */
async function judgmentsOf({ counts, source }: DataRecord) {
  const record = source && (await loadSource(source.id));
  if (!source || !record) return { counts, rows: null };
  return { counts, rows: { table: record.table, edits: tableEdits(source.edits, source.files) } };
}
