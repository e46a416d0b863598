import { fitAll } from '../../src/core/fit/fit.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';
import { RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import { isSummaryOf } from '../../src/core/posterior/ranking/summary-of.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import type { SamplerSettings } from '../../src/core/sampler/settings.ts';
import type { RunRecord, UnfittedRecord, DrawsCheck } from '../../src/storage/records.ts';
import { fingerprintOfCounts, fingerprintOfRun } from '../../src/storage/fingerprint.ts';
import { loadRun } from '../../src/storage/runs.ts';
import type { StoredRun, UnfittedData } from '../../src/storage/runs.ts';
import { PROJECT } from './in-project.ts';

/** Runs and data as the page stores them: small, and true to their hashes. */

function countsOf(wins: number): PairCounts {
  return {
    models: ['a', 'b'],
    left: Uint32Array.of(0),
    right: Uint32Array.of(1),
    leftWins: Float64Array.of(wins),
    rightWins: Float64Array.of(1),
    ties: Float64Array.of(0),
  };
}

async function dataOf(wins: number) {
  const counts = countsOf(wins);
  const hash = await fingerprintOfCounts(counts);
  return { hash, name: 'data', sample: null, counts, source: null };
}

/** Fits of the same data by their seeds; of other data by the wins in them. */
export async function fitted(
  seed: number,
  part: Partial<RunRecord> = {},
  wins = 2,
): Promise<StoredRun> {
  const data = await dataOf(wins);
  const sampler: SamplerSettings = { ...DEFAULT_SAMPLER, sampler: 'laplace', draws: 100, seed };
  const intervals = { narrow: 0.68, wide: 0.95 };
  const { draws, summary } = fitAll(data.counts, RAKUDA_MODEL, sampler, intervals);
  const about = { dataHash: data.hash, model: RAKUDA_MODEL, sampler, summary };
  const id = await fingerprintOfRun(about);
  const name = `run ${String(seed)}`;
  const times = { elapsed: 5, finishedAt: 1, openedAt: 1, projects: [PROJECT] };
  const run = { ...about, ...times, id, name, dataName: 'data', judgments: wins + 1, ...part };
  return { run, draws, data };
}

/** The same data without a fit. */
export async function unfitted(
  part: Partial<UnfittedRecord> = {},
  wins = 2,
): Promise<UnfittedData> {
  const data = await dataOf(wins);
  const { hash } = data;
  const facts = { id: hash, name: 'data', dataHash: hash, dataName: 'data', judgments: wins + 1 };
  const settings = { model: RAKUDA_MODEL, sampler: DEFAULT_SAMPLER };
  const state = { summary: null, models: 2, isStopped: false, importedAt: 1, openedAt: 1 };
  const projects = [PROJECT];
  return { run: { ...facts, ...settings, ...state, projects, ...part }, data };
}

export const agrees: DrawsCheck = ({ summary }, draws) =>
  Promise.resolve(isSummaryOf(summary, draws));

export const load = (id: string) => loadRun(id, agrees);
