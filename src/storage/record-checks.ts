import { judgmentTotal } from '../core/table/counts.ts';
import type { RecordFlaw } from '../core/failure.ts';
import { parameterCount } from '../core/posterior/draws/draws.ts';
import type { Draws } from '../core/posterior/draws/draws.ts';
import type { FitSummary } from '../core/posterior/ranking/summary.ts';
import { roundedSum } from '../core/numerics/weight-sum.ts';
import type { DataRecord, DrawsCheck, RunHead, RunRecord, UnfittedRecord } from './records.ts';
import { fingerprintOfCounts, fingerprintOfRun } from './fingerprint.ts';
import { identityOf as identityOfModel } from './asking/identity.ts';
import { identityOf } from './judging-identity.ts';
import { knowStoredData, openedData } from './large/counts.ts';
import { openedDraws } from './large/draws.ts';
import { openedRun } from './large/summary.ts';
import type { PackedRun, RunInStore } from './large/summary.ts';
import { fingerprintOfRecord } from './packed.ts';
import {
  askingFlaw,
  dataFlaw,
  drawsFlaw,
  isAsking,
  isData,
  isDraws,
  isJudging,
  isRun,
  isPackedDraws,
  isPackedRun,
  isUnfitted,
  isWholeData,
  judgingFlaw,
  runFlaw,
  wholeDataFlaw,
} from './shapes/flaws.ts';

/** All that a record has to be: its shape, then its hashes. Not for use in a transaction. */

/** Of a run or of data without a fit, as far as lists show it: what lies in Blobs is not read. */
export async function flawOfRun(stored: unknown): Promise<RecordFlaw | null> {
  if (isPackedRun(stored)) return flawOfSettings(stored);
  const read = await readRun(stored);
  return 'flaw' in read ? read.flaw : null;
}

/** What lists show of a run. */
export function headOf(run: RunInStore): RunHead | UnfittedRecord {
  if (run.summary === null) return run;
  const { rows, order, diagnostics, interval, wideInterval } = run.summary;
  const ranked = rows.map(({ model }) => model);
  return { ...run, summary: { order, diagnostics, interval, wideInterval, ranked } };
}

/** A run or data without a fit as they were before they were stored, or what is wrong with them. */
export async function readRun(
  stored: unknown,
): Promise<{ readonly run: RunRecord | UnfittedRecord } | { readonly flaw: RecordFlaw }> {
  if (isUnfitted(stored)) return { run: stored };
  const run = (isPackedRun(stored) ? await openedRun(stored) : null) ?? stored;
  if (!isRun(run)) return { flaw: runFlaw(run) ?? UNREADABLE };
  const flaw = await flawOfSettings(run);
  if (flaw) return { flaw };
  const { summary, summaryHash } = run;
  const isSame = summaryHash === undefined || (await fingerprintOfRecord(summary)) === summaryHash;
  return isSame ? { run } : { flaw: { kind: 'changed', part: 'summary' } };
}

async function flawOfSettings(run: RunRecord | PackedRun): Promise<RecordFlaw | null> {
  const { stanFiles, elapsed, id } = run;
  // Fits by CmdStan take no time here; of the first of them the names of files were not kept.
  const isKnown = stanFiles !== undefined || elapsed > 0;
  const isSame = !isKnown || (await fingerprintOfRun(run)) === id;
  return isSame ? null : { kind: 'changed', part: 'settings' };
}

/** Data with their counts as they were before they were stored, or what is wrong with them. */
export async function readData(
  stored: unknown,
): Promise<{ readonly data: DataRecord } | { readonly flaw: RecordFlaw }> {
  if (!isData(stored)) return { flaw: dataFlaw(stored) ?? UNREADABLE };
  const data = await openedData(stored);
  if (data === null) return { flaw: UNREADABLE };
  if (!isWholeData(data)) return { flaw: wholeDataFlaw(data) ?? UNREADABLE };
  const isSame = (await fingerprintOfCounts(data.counts)) === data.hash;
  if (!isSame) return { flaw: { kind: 'changed', part: 'counts' } };
  knowStoredData(data, stored);
  return { data };
}

const UNREADABLE = { kind: 'shape', field: 'bytes' } as const;

/**
 * The draws of a sound run as they were before they were stored, or what is wrong with them.
 * @param agrees whether draws say what a summary says: asked where no hash was stored
 */
export async function readDraws(
  run: RunRecord,
  stored: unknown,
  agrees: DrawsCheck,
): Promise<{ readonly draws: Draws } | { readonly flaw: RecordFlaw }> {
  const draws = (isPackedDraws(stored) ? await openedDraws(stored) : null) ?? stored;
  if (!isDraws(draws)) return { flaw: drawsFlaw(draws) ?? NO_VALUES };
  const isSame =
    run.drawsHash === undefined
      ? isOfSummary(run, draws) && (await agrees(run, draws))
      : (await fingerprintOfRecord(draws)) === run.drawsHash;
  return isSame ? { draws } : { flaw: { kind: 'changed', part: 'draws' } };
}

const NO_VALUES = { kind: 'shape', field: 'values' } as const;

/** Of a run of judging without what lies beside it. */
export async function flawOfJudging(record: unknown): Promise<RecordFlaw | null> {
  if (!isJudging(record)) return judgingFlaw(record);
  const identities = await Promise.all(record.setup.judges.map(identityOf));
  const isSame = identities.every((identity, at) => identity === record.identities[at]);
  return isSame ? null : { kind: 'changed', part: 'judges' };
}

/** Of a run of asking without what lies beside it. */
export async function flawOfAsking(record: unknown): Promise<RecordFlaw | null> {
  if (!isAsking(record)) return askingFlaw(record);
  const identities = await Promise.all(record.setup.models.map(identityOfModel));
  const isSame = identities.every((identity, at) => identity === record.identities[at]);
  return isSame ? null : { kind: 'changed', part: 'models' };
}

/** Whether draws are of the models and parameters that a summary is of. */
function isOfSummary({ summary }: RunRecord, draws: Draws): boolean {
  const { rows, order, tie, tau, omega = null } = summary;
  const others = [order, tie, tau, omega].filter((one) => one !== null).length;
  return draws.models === rows.length && parameterCount(draws) === rows.length + others;
}

/** Whether a run is of its data: of as many models and judgments. */
export function isOfData(
  run: RunRecord | UnfittedRecord,
  { counts }: Pick<DataRecord, 'counts'>,
): boolean {
  const models = run.summary === null ? run.models : run.summary.rows.length;
  return models === counts.models.length && roundedSum(run.judgments) === judgmentTotal(counts);
}

/** What is stored with a run, to know its results by. */
export async function hashesOf(summary: FitSummary, draws: Draws | null) {
  const summaryHash = await fingerprintOfRecord(summary);
  if (draws === null) return { summaryHash };
  return { summaryHash, drawsHash: await fingerprintOfRecord(draws) };
}
