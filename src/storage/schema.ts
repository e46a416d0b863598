import type { DBSchema, IDBPDatabase, IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import type {
  ProjectRecord,
  StoredData,
  StoredSource,
  TextKey,
  StoredChunk,
  TextsAbout,
  JudgingRecord,
  AskingRecord,
  AnswerKey,
  ReplyKey,
  StoredKey,
} from './records.ts';
import type { StoredDraws } from './large/draws.ts';
import type { RunInStore } from './large/summary.ts';
import type { AnswerTurn, AskedQuestion } from '../core/ask/setup.ts';
import type { JudgedQuestion, JudgeReply } from '../core/judge/setup.ts';

export interface Schema extends DBSchema {
  projects: { key: string; value: ProjectRecord };
  runs: { key: string; value: RunInStore };
  draws: { key: string; value: StoredDraws };
  data: { key: string; value: StoredData };
  sources: { key: string; value: StoredSource };
  texts: { key: TextKey; value: StoredChunk | TextsAbout };
  judging: { key: string; value: JudgingRecord };
  judgingQuestions: { key: [run: string, question: number]; value: JudgedQuestion };
  replies: { key: ReplyKey; value: JudgeReply };
  /** Calls under way: US dollars that each may cost at the most; see beside/calls-under-way.ts. */
  calls: { key: ReplyKey; value: number };
  asking: { key: string; value: AskingRecord };
  askedQuestions: { key: [run: string, question: number]; value: AskedQuestion };
  answers: { key: AnswerKey; value: AnswerTurn };
  /** As `calls`. */
  askCalls: { key: AnswerKey; value: number };
  keys: { key: string; value: StoredKey };
}

export type Database = IDBPDatabase<Schema>;

/** A transaction that writes to some stores, whatever others it is on as well. */
export type Writing<Stores extends StoreNames<Schema>> = Pick<
  IDBPTransaction<Schema, Stores[], 'readwrite'>,
  'objectStore'
>;

/** The runs in any transaction. */
export type RunStore = Pick<
  IDBPObjectStore<Schema, StoreNames<Schema>[], 'runs', 'readonly' | 'readwrite' | 'versionchange'>,
  'get' | 'getAllKeys'
>;

/** While the database is opened in an earlier version. */
export type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;
