import type { DataEdits, Removed } from '../core/table/data-edits.ts';
import type { FileReport } from '../core/formats/file/report.ts';
import type { AnswerTurn, AskedQuestion, AskSetup } from '../core/ask/setup.ts';
import type { JudgingSetup, JudgedQuestion, JudgeReply } from '../core/judge/setup.ts';
import type { ReadingRule } from '../core/judge/reading/verdict.ts';
import type { ModelIndex, PairCounts } from '../core/table/judgments.ts';
import type { ModelSettings } from '../core/model/settings.ts';
import type { DataOutline } from '../core/overview/outline.ts';
import type { FitSummary } from '../core/posterior/ranking/summary.ts';
import type { SamplerSettings } from '../core/sampler/settings.ts';
import type { KeptParts, TextKind } from '../core/texts/keep-texts.ts';
import type { Draws } from '../core/posterior/draws/draws.ts';

/**
 * What lies in the database, store by store. A change of any of it raises both versions in
 * version.ts and adds a step to migrations.ts; shapes/ says the same for records that are read.
 */

/**
 * Files as they were read, before any choice of the user, in Blobs, which neither threads nor
 * the database copy.
 */
export interface SourceRecord {
  readonly id: string;
  /** A JudgmentTable, see core/table/table-bytes.ts. */
  readonly table: Blob;
  /** A Benchmark as JSON: questions, answers, prompts and rankings, with the places of texts. */
  readonly benchmark: Blob;
  /** The files, by which texts are stored. */
  readonly files: readonly Pick<FileReport, 'key' | 'file'>[];
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** The same in the database: in buffers where that takes no Blobs, see platform/stored-blobs.ts. */
export interface StoredSource extends Omit<SourceRecord, 'table' | 'benchmark'> {
  readonly table: Blob | ArrayBuffer;
  readonly benchmark: Blob | ArrayBuffer;
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

/** The same in the database, see large/counts.ts. */
export type StoredData = DataRecord | PackedData;

/** Data whose counts are large. */
export interface PackedData extends Omit<DataRecord, 'counts'> {
  readonly counts: Pick<PairCounts, 'models'>;
  /** All else of the counts as packed.ts has it: JSON, and the columns, one after the other. */
  readonly columns: string;
  /** A buffer where the database takes no Blobs. */
  readonly bytes: Blob | ArrayBuffer;
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

/** One evaluation, to which everything belongs that is stored but keys; one is open at a time. */
export interface ProjectRecord {
  readonly id: string;
  readonly name: string;
  /** Where it is about one of the samples, which the page names itself. */
  readonly sample: 'rakuda-2023-07-14' | 'practice' | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly openedAt: number;
  /** Its files as they stand, also where nothing can be ranked yet; null where it has none. */
  readonly source: DataSource | null;
  /** Of what is counted of them; null where that can't be ranked, not there where it is not known. */
  readonly dataHash?: string | null;
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
  /**
   * The projects that have it, by their ids, in order: a fit that several share is one record. Where
   * none of them is there, it is listed in all.
   */
  readonly projects: readonly string[];
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
  /** The version of Caravan that made it; not there where that was not kept. */
  readonly madeWith?: string;
  /** Of draws by CmdStan the names of its files, which are part of the id. */
  readonly stanFiles?: readonly string[];
  /** Of the summary and of the draws; runs that were stored before there were any have none. */
  readonly summaryHash?: string;
  readonly drawsHash?: string;
}

/**
 * What lists show of a fit. The summary of two thousand models is 16 MB: who lists fits keeps none of
 * them whole.
 */
export interface RunHead extends Omit<RunRecord, 'summary'> {
  readonly summary: SummaryHead;
}

export interface SummaryHead extends Pick<
  FitSummary,
  'order' | 'diagnostics' | 'interval' | 'wideInterval'
> {
  /** The models, best first. */
  readonly ranked: readonly ModelIndex[];
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
  /**
   * Fits that began one after the other and of which no page saw an end: it was closed, or ended
   * by them. Not there in the earliest records.
   */
  readonly brokenOff?: number;
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

/** One run of judging; its questions and replies lie in stores of their own. */
export interface JudgingRecord {
  readonly id: string;
  /** The id of the project that has it; where that is not there, it is listed in all. */
  readonly project: string;
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
  /** Whether what was said has been taken back or changed since its project took it up last. */
  readonly isAhead?: true;
  /** Of each judge the rule that was accepted in an audit; null where its convention holds. */
  readonly rules: readonly (ReadingRule | null)[];
  /** Of a study, by rater: when the file was saved that was read last; null before the first. */
  readonly returned?: readonly (number | null)[];
}

export type JudgingEnd = 'all-judged' | 'goal-reached' | 'questions-too-few' | 'budget-spent';

/**
 * Positions in the run's judges, questions and models, and 1 where a pair is shown once more: a
 * task is stored once.
 */
export type ReplyKey =
  | [run: string, judge: number, question: number, left: number, right: number]
  | [run: string, judge: number, question: number, left: number, right: number, again: 1];

/** One run of asking; its questions and answers lie in stores of their own. */
export interface AskingRecord {
  readonly id: string;
  /** Id of the project that its answers are of. */
  readonly project: string;
  readonly name: string;
  readonly setup: AskSetup;
  /** Of each model the hash of all that it is but its name; see asking/identity.ts. */
  readonly identities: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly openedAt: number;
  /**
   * US dollars for calls that may have been charged although their answer was lost, and for
   * answers that others have taken the place of; see `askCalls`.
   */
  readonly lost: number;
  /** Why nothing more is asked; null as long as something is. */
  readonly end: AskingEnd | null;
  /** Whether answers have been replaced since its project took it up last. */
  readonly isAhead?: true;
}

export type AskingEnd = 'all-asked' | 'budget-spent';

/** Positions in the run's models and questions, the sample and the turn: a task is stored once. */
export type AnswerKey = [
  run: string,
  model: number,
  question: number,
  sample: number,
  turn: number,
];

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

/** A run with all that belongs to it. */
export interface WholeJudging {
  readonly record: JudgingRecord;
  /** By position. */
  readonly questions: readonly JudgedQuestion[];
  readonly replies: readonly JudgeReply[];
}

/** The same of a run of asking. */
export interface WholeAsking {
  readonly record: AskingRecord;
  /** By position. */
  readonly questions: readonly AskedQuestion[];
  readonly answers: readonly AnswerTurn[];
}

/** Whether draws say what the summary of a run says; the work of a worker. */
export type DrawsCheck = (run: RunRecord, draws: Draws) => Promise<boolean>;
