import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { DataEdits, Removed } from '../core/data-edits.ts';
import { CaravanError } from '../core/failure.ts';
import type { StorageClosed } from '../core/failure.ts';
import type { FileReport } from '../core/formats/report.ts';
import type { JudgedQuestion, JudgeReply, JudgingSetup } from '../core/judge/setup.ts';
import type { ReadingRule } from '../core/judge/verdict.ts';
import type { PairCounts } from '../core/judgments.ts';
import type { ModelSettings } from '../core/model/settings.ts';
import type { DataOutline } from '../core/outline.ts';
import type { Draws } from '../core/posterior/draws.ts';
import type { FitSummary } from '../core/posterior/summary.ts';
import type { SamplerSettings } from '../core/sampler/settings.ts';
import type { KeptParts, TextKind } from '../core/texts/keep-texts.ts';
import { upgrade } from './migrations.ts';
import { closedBy } from './storage-closed.ts';

/**
 * Files as they were read, before any choice of the user, in Blobs, which neither threads nor
 * the database copy.
 */
export interface SourceRecord {
  readonly id: string;
  /** A JudgmentTable, see core/table-bytes.ts. */
  readonly table: Blob;
  /** A Benchmark as JSON: questions, answers, prompts and rankings, with the places of texts. */
  readonly benchmark: Blob;
  /** The files, by which texts are stored. */
  readonly files: readonly Pick<FileReport, 'key' | 'file'>[];
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What the model eats of a source, once the user's edits are made. */
export interface DataRecord {
  /** SHA-256 of the models and counts, hexadecimal. */
  readonly hash: string;
  readonly name: string;
  /** Where the page ships the data and knows more about its models. */
  readonly sample: 'rakuda-2023-07-14' | null;
  readonly counts: PairCounts;
  /** Null where only counts exist (the sample). */
  readonly source: DataSource | null;
}

export interface DataSource {
  /** Key of the SourceRecord. */
  readonly id: string;
  readonly files: readonly FileReport[];
  /** Rows that repeat another. */
  readonly duplicates: number;
  readonly edits: DataEdits;
  readonly removed: Removed;
  readonly outline: DataOutline;
}

/** Data and the settings for a fit of them. */
interface FitRecord {
  readonly id: string;
  readonly name: string;
  readonly dataHash: string;
  readonly dataName: string;
  readonly judgments: number;
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

/**
 * One finished fit; its draws lie in a store of their own. Its id is the hash of data, settings
 * and seed: the same fit again is the same run.
 */
export interface RunRecord extends FitRecord {
  readonly summary: FitSummary;
  /** Wall-clock milliseconds from start to summary. */
  readonly elapsed: number;
  /** Milliseconds since 1970. */
  readonly finishedAt: number;
  /** Of draws by CmdStan the names of its files, which are part of the id. */
  readonly stanFiles?: readonly string[];
  /** Of the summary and of the draws; runs that were stored before there were any have none. */
  readonly summaryHash?: string;
  readonly drawsHash?: string;
}

/**
 * Data without a finished fit, kept from their import on. Its id is the hash of the data, so they
 * have one at the most; their first fit that ends takes its place.
 */
export interface UnfittedRecord extends FitRecord {
  readonly summary: null;
  readonly models: number;
  /** Whether the user stopped the fit, which then does not start by itself. */
  readonly isStopped: boolean;
  /** Milliseconds since 1970. */
  readonly importedAt: number;
}

/** A piece of the texts of one file, packed; see core/texts/keep-texts.ts. */
export interface StoredChunk {
  readonly bytes: Uint8Array;
}

/** What is kept of the texts of one file. */
export interface TextsAbout {
  readonly texts: number;
  /** Bytes of the packed chunks. */
  readonly size: number;
  readonly parts: KeptParts;
  /** Whether it was read to its end. */
  readonly isWhole: boolean;
}

/**
 * The file by its report's key and name, the kind of text and the number of the chunk's first
 * item; under the kind `about` stand the facts.
 */
export type TextKey = [key: string, file: string, kind: TextKind | 'about', first: number];

/** All chunks of one file: an array sorts behind every string and number. */
export function chunksOf(key: string, file: string): IDBKeyRange {
  return IDBKeyRange.bound([key, file], [key, file, []]);
}

/** All keys that begin with this: the chunks of a source's files, the replies of a run. */
export function keysUnder(first: string): IDBKeyRange {
  return IDBKeyRange.bound([first], [first, []]);
}

/** What `keysUnder` gives, behind one of its keys. */
export function keysAfter(key: readonly [first: string, ...rest: number[]]): IDBKeyRange {
  return IDBKeyRange.bound(key, [key[0], []], true);
}

/** The one record under a key. */
export function onlyAt(key: IDBValidKey): IDBKeyRange {
  return IDBKeyRange.only(key);
}

/** All records behind a key. */
export function allAfter(key: IDBValidKey): IDBKeyRange {
  return IDBKeyRange.lowerBound(key, true);
}

/** Chunks of a kind that begin at an item or before it; the last is the one that may hold it. */
export function chunksUpTo([key, file, kind, item]: TextKey): IDBKeyRange {
  return IDBKeyRange.bound([key, file, kind, 0], [key, file, kind, item]);
}

/** One run of judging; its questions and replies lie in stores of their own. */
export interface JudgingRecord {
  readonly id: string;
  readonly name: string;
  readonly setup: JudgingSetup;
  /** Of each judge the hash of all that it is but its name; see judging-identity.ts. */
  readonly identities: readonly string[];
  /** Judgments that the plan asks for at the most, by all judges together. */
  readonly most: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly openedAt: number;
  /** US dollars for calls that may have been charged although their reply was lost; see `calls`. */
  readonly lost: number;
  /** Why no more judgments are wanted; null as long as some are. */
  readonly end: JudgingEnd | null;
  /** Of each judge the rule that was accepted in an audit; null where its convention holds. */
  readonly rules: readonly (ReadingRule | null)[];
}

export type JudgingEnd = 'all-judged' | 'goal-reached' | 'budget-spent' | 'called-off';

/** Positions in the run's judges, questions and models: a task is stored once. */
export type ReplyKey = [run: string, judge: number, question: number, left: number, right: number];

/** An API key, encrypted; see keys.ts. */
export interface StoredKey {
  /** The base URL that the key is for; the encryption is bound to it. */
  readonly baseUrl: string;
  /** What opens it: a passphrase that nobody stores, or a key that scripts can't read out. */
  readonly lock:
    | {
        readonly kind: 'passphrase';
        readonly salt: Uint8Array<ArrayBuffer>;
        readonly rounds: number;
      }
    | { readonly kind: 'device'; readonly key: CryptoKey };
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly encrypted: ArrayBuffer;
}

interface Schema extends DBSchema {
  runs: { key: string; value: RunRecord | UnfittedRecord };
  draws: { key: string; value: Draws };
  data: { key: string; value: DataRecord };
  sources: { key: string; value: SourceRecord };
  texts: { key: TextKey; value: StoredChunk | TextsAbout };
  judging: { key: string; value: JudgingRecord };
  judgingQuestions: { key: [run: string, question: number]; value: JudgedQuestion };
  replies: { key: ReplyKey; value: JudgeReply };
  /** Calls under way: US dollars that each may cost at the most; see judging-calls.ts. */
  calls: { key: ReplyKey; value: number };
  keys: { key: string; value: StoredKey };
}

export type Database = IDBPDatabase<Schema>;
/** While the database is opened in an earlier version. */
export type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** Raised by one with every change of a record; each step in migrations.ts leads to the next. */
export const VERSION = 5;

let opened: Promise<Database> | null = null;
let tell: (closed: StorageClosed | null) => void = () => undefined;

/** Whoever watches learns why the database can't be opened, or that it is open (null). */
export function watchDatabase(watcher: typeof tell): void {
  tell = watcher;
}

/**
 * Opens the database once; every later call shares the connection. While another tab blocks that,
 * calls fail; once it gives way, they succeed.
 * @throws CaravanError `storage-closed`
 */
export function database(): Promise<Database> {
  opened ??= new Promise((resolve, reject) => {
    const close = (closed: StorageClosed) => {
      reject(new CaravanError(closed));
      tell(closed);
    };
    open(() => {
      close({ kind: 'storage-closed', reason: 'other-tab', message: '' });
    }).then(
      (db) => {
        opened = Promise.resolve(db);
        resolve(db);
        tell(null);
      },
      (error: unknown) => {
        opened = null;
        close(closedBy(error));
      },
    );
  });
  return opened;
}

/** Waits for other tabs to give way. */
// Async, because a browser without storage throws at once.
async function open(blocked: () => void): Promise<Database> {
  return openDB<Schema>('caravan', VERSION, {
    blocked,
    upgrade(db, from, _to, tx) {
      upgrade(db, from, tx);
    },
    blocking(_current, _blocked, event) {
      // Another tab wants a newer version: give way, and see at once what that leads to.
      (event.target as IDBDatabase).close();
      opened = null;
      database().catch(() => undefined);
    },
    terminated() {
      opened = null;
    },
  });
}

/** The same for records of any form: those that are damaged, and those of a backup. */
export async function rawDatabase(): Promise<IDBPDatabase> {
  // Without a schema the library lets every store take and give anything.
  return (await database()) as unknown as IDBPDatabase;
}

/** Does some work; what goes wrong in the database is thrown as a CaravanError. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CaravanError) throw error;
    if (error instanceof DOMException && error.name === 'QuotaExceededError')
      throw new CaravanError({ kind: 'quota-exceeded' });
    throw new CaravanError({ kind: 'storage', message: String(error) });
  }
}

/** Does some work in one transaction that is on the disk once this resolves, or undone whole. */
export async function inOne<Stores extends StoreNames<Schema>[], T>(
  stores: Stores,
  work: (tx: IDBPTransaction<Schema, Stores, 'readwrite'>) => Promise<T>,
): Promise<T> {
  return guarded(async () => {
    const tx = (await database()).transaction(stores, 'readwrite', { durability: 'strict' });
    const over = tx.done.catch(() => undefined);
    try {
      const result = await work(tx);
      await tx.done;
      return result;
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // It was undone already.
      }
      await over;
      // The transaction knows why it was undone, its requests may only know that it was.
      if (tx.error) throw tx.error;
      throw error;
    }
  });
}
