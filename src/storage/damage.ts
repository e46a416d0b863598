import { judgmentTotal } from '../core/counts.ts';
import { CaravanError } from '../core/failure.ts';
import type { DamagedRecordFailure, RecordFlaw, StoreName } from '../core/failure.ts';
import { parameterCount } from '../core/posterior/draws.ts';
import type { Draws } from '../core/posterior/draws.ts';
import type { DataRecord, RunRecord } from './database.ts';
import { fingerprintOfCounts, fingerprintOfRecord, fingerprintOfRun } from './fingerprint.ts';
import { identityOf } from './judging-identity.ts';
import type * as Flaws from './shapes/flaws.ts';

/**
 * Whether records can be used: everything that reads them asks here, shapes first, then hashes.
 * Neither is asked in a transaction but for shapes, which `loadFlaws` has to bring before it.
 */

/** A record that can't be used, and where it lies. */
export interface DamagedRecord extends Omit<DamagedRecordFailure, 'kind'> {
  readonly key: IDBValidKey;
}

/** What a list holds: the records that can be used, and those that can't. */
export interface Listing<T, D = DamagedRecord> {
  readonly sound: readonly T[];
  readonly damaged: readonly D[];
}

/** Whether draws say what the summary of a run says; the work of a worker. */
export type DrawsCheck = (run: RunRecord, draws: Draws) => Promise<boolean>;

/** Whether a run is of its data: of as many models and judgments. */
export function isOfData(run: RunRecord, { counts }: Pick<DataRecord, 'counts'>): boolean {
  return (
    run.summary.rows.length === counts.models.length && run.judgments === judgmentTotal(counts)
  );
}

/** The checks of shapes, loaded once. */
export function loadFlaws(): Promise<typeof Flaws> {
  return import('./shapes/flaws.ts');
}

/** @throws CaravanError damaged-record, where there is a flaw */
export function requireSound(store: StoreName, record: unknown, flaw: RecordFlaw | null): void {
  if (flaw) throw new CaravanError(damagedFailure(store, record, flaw));
}

export function damagedFailure(
  store: StoreName,
  record: unknown,
  flaw: RecordFlaw | null,
): DamagedRecordFailure {
  const found = flaw ?? { kind: 'shape', field: '' };
  return { kind: 'damaged-record', store, name: nameOf(record), flaw: found };
}

/** What a record is called; '' where it has no name, or none that can be read. */
export function nameOf(record: unknown): string {
  if (typeof record !== 'object' || record === null) return '';
  if ('name' in record && typeof record.name === 'string') return record.name;
  return 'baseUrl' in record && typeof record.baseUrl === 'string' ? record.baseUrl : '';
}

/** Of a run without its draws. */
export async function flawOfRun(run: unknown): Promise<RecordFlaw | null> {
  const { isRun, runFlaw } = await loadFlaws();
  if (!isRun(run)) return runFlaw(run);
  const { summary, summaryHash, stanFiles, elapsed } = run;
  // Fits by CmdStan take no time here; of the first of them the names of files were not kept.
  const isKnown = stanFiles !== undefined || elapsed > 0;
  if (isKnown && (await fingerprintOfRun(run)) !== run.id)
    return { kind: 'changed', part: 'settings' };
  if (summaryHash !== undefined && (await fingerprintOfRecord(summary)) !== summaryHash)
    return { kind: 'changed', part: 'summary' };
  return null;
}

export async function flawOfData(data: unknown): Promise<RecordFlaw | null> {
  const { dataFlaw, isData } = await loadFlaws();
  if (!isData(data)) return dataFlaw(data);
  const isSame = (await fingerprintOfCounts(data.counts)) === data.hash;
  return isSame ? null : { kind: 'changed', part: 'counts' };
}

/**
 * Of the draws of a sound run.
 * @param agrees whether draws say what a summary says: asked where no hash was stored
 */
export async function flawOfDraws(
  run: RunRecord,
  draws: unknown,
  agrees: DrawsCheck,
): Promise<RecordFlaw | null> {
  const { drawsFlaw, isDraws } = await loadFlaws();
  if (!isDraws(draws)) return drawsFlaw(draws);
  const isSame =
    run.drawsHash === undefined
      ? isOfSummary(run, draws) && (await agrees(run, draws))
      : (await fingerprintOfRecord(draws)) === run.drawsHash;
  return isSame ? null : { kind: 'changed', part: 'draws' };
}

/** Of a run of judging without what lies beside it. */
export async function flawOfJudging(record: unknown): Promise<RecordFlaw | null> {
  const { isJudging, judgingFlaw } = await loadFlaws();
  if (!isJudging(record)) return judgingFlaw(record);
  const identities = await Promise.all(record.setup.judges.map(identityOf));
  const isSame = identities.every((identity, at) => identity === record.identities[at]);
  return isSame ? null : { kind: 'changed', part: 'judges' };
}

/** Whether draws are of the models and parameters that a summary is of. */
function isOfSummary({ summary }: RunRecord, draws: Draws): boolean {
  const { rows, order, tie, tau } = summary;
  const others = [order, tie, tau].filter((one) => one !== null).length;
  return draws.models === rows.length && parameterCount(draws) === rows.length + others;
}
