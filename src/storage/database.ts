import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { FileReport } from '../core/formats/report.ts';
import type { JudgmentTable, PairCounts } from '../core/judgments.ts';
import type { ModelSettings } from '../core/model/settings.ts';
import type { Draws } from '../core/posterior/draws.ts';
import type { FitSummary } from '../core/posterior/summary.ts';
import type { SamplerSettings } from '../core/sampler/settings.ts';

/** A set of judgments as it was read, stored once however many runs use it. */
export interface DataRecord {
  /** SHA-256 of the models and counts, hexadecimal. */
  readonly hash: string;
  readonly name: string;
  /** Where the page ships the data and knows more about its models. */
  readonly sample: 'rakuda-2023-07-14' | null;
  readonly counts: PairCounts;
  /** Null where only counts exist (the sample). */
  readonly table: JudgmentTable | null;
  readonly files: readonly FileReport[];
  readonly duplicates: number;
}

/** One finished fit; its draws lie in a store of their own. */
export interface RunRecord {
  /** Hash of data, settings and seed: the same fit again is the same run. */
  readonly id: string;
  readonly name: string;
  readonly dataHash: string;
  readonly dataName: string;
  readonly judgments: number;
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
  readonly summary: FitSummary;
  /** Wall-clock milliseconds from start to summary. */
  readonly elapsed: number;
  /** Milliseconds since 1970. */
  readonly finishedAt: number;
  readonly openedAt: number;
}

interface Schema extends DBSchema {
  runs: { key: string; value: RunRecord };
  draws: { key: string; value: Draws };
  data: { key: string; value: DataRecord };
}

export type Database = IDBPDatabase<Schema>;

/** Raised by one with every change of a record; each step of `upgrade` leads to the next. */
const VERSION = 1;

let opened: Promise<Database> | null = null;

/** Opens the database once; every later call shares the connection. */
export function database(): Promise<Database> {
  opened ??= openDB<Schema>('caravan', VERSION, {
    upgrade(db) {
      db.createObjectStore('runs', { keyPath: 'id' });
      db.createObjectStore('draws');
      db.createObjectStore('data', { keyPath: 'hash' });
    },
    blocking(_current, _blocked, event) {
      // Another tab wants a newer version: give way, and open again when next asked.
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}
