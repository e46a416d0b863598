import type { RecordFlaw } from '../../core/failure.ts';
import { nameOf } from '../damage.ts';
import type { DamagedRecord } from '../damage.ts';
import type { DataRecord, RunRecord, UnfittedRecord, DrawsCheck } from '../records.ts';
import { isOfData, readData, readDraws, readRun } from '../record-checks.ts';
import type { RawRecord } from '../stores.ts';
import { ORPHAN, found } from './records.ts';
import type { RecordChecks } from './records.ts';

/** Data, runs and draws. Data that no run uses are no orphans: another tab may be storing both. */
export class FitChecks implements RecordChecks {
  readonly stores = ['data', 'runs', 'draws'] as const;
  /** Sources that data use; all are known only where no data are damaged. */
  readonly sources = new Set<string>();
  areDataSound = true;
  readonly #agrees: DrawsCheck;
  /** Null where they are damaged. */
  readonly #data = new Map<IDBValidKey, Pick<DataRecord, 'counts'> | null>();
  readonly #runs = new Map<IDBValidKey, RunRecord | UnfittedRecord | null>();

  constructor(agrees: DrawsCheck) {
    this.#agrees = agrees;
  }

  async look(record: RawRecord): Promise<readonly DamagedRecord[]> {
    if (record.store === 'data') return this.#dataFlaws(record);
    return record.store === 'runs' ? this.#runFlaws(record) : this.#drawsFlaws(record);
  }

  end(): readonly DamagedRecord[] {
    return [];
  }

  async #dataFlaws(record: RawRecord): Promise<readonly DamagedRecord[]> {
    const { key, value } = record;
    const read = await readData(value);
    if ('flaw' in read) {
      this.#data.set(key, null);
      this.areDataSound = false;
      return found(record, nameOf(value), read.flaw);
    }
    const { counts, source } = read.data;
    this.#data.set(key, { counts });
    if (source !== null) this.sources.add(source.id);
    return [];
  }

  async #runFlaws(record: RawRecord): Promise<readonly DamagedRecord[]> {
    const { key, value } = record;
    const read = await readRun(value);
    const flaw = 'flaw' in read ? read.flaw : this.#flawBesideData(read.run);
    this.#runs.set(key, 'flaw' in read || flaw ? null : read.run);
    return found(record, nameOf(value), flaw);
  }

  #flawBesideData(run: RunRecord | UnfittedRecord): RecordFlaw | null {
    const data = this.#data.get(run.dataHash);
    if (data === undefined) return { kind: 'missing', store: 'data' };
    return data === null || isOfData(run, data) ? null : { kind: 'changed', part: 'summary' };
  }

  async #drawsFlaws(record: RawRecord): Promise<readonly DamagedRecord[]> {
    const { key, value } = record;
    const run = this.#runs.get(key);
    if (run === undefined) return found(record, '', ORPHAN);
    if (run?.summary === null) return found(record, run.name, ORPHAN);
    if (run === null) return [];
    const read = await readDraws(run, value, this.#agrees);
    return found(record, run.name, 'flaw' in read ? read.flaw : null);
  }
}
