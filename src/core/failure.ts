/**
 * Every expected failure, as plain data: a kind and its facts. The words are found in
 * src/ui/words. Throw a CaravanError to stop; return a RowRejection to carry on.
 */

import type { DuelMapping } from './formats/mapping.ts';
import type { Encoding } from './formats/report.ts';
import type { JudgeCallFailure } from './judge/call-failure.ts';
import type { LocalModelFailure } from './judge/local/model-failure.ts';
import type { NoMaximum } from './model/existence.ts';

/** Why one row of a file was not read; the rest of the file was. */
export type RowReason =
  | { readonly kind: 'not-json'; readonly message: string }
  | { readonly kind: 'not-an-object' }
  | { readonly kind: 'missing-field'; readonly field: string }
  | { readonly kind: 'bad-value'; readonly field: string; readonly value: string }
  | { readonly kind: 'same-model'; readonly model: string }
  | { readonly kind: 'column-count'; readonly expected: number; readonly found: number }
  | { readonly kind: 'unclosed-quote' }
  | { readonly kind: 'cut-off' }
  /** Brackets inside brackets, deeper than is read. */
  | { readonly kind: 'too-deep'; readonly most: number }
  /** In characters. */
  | { readonly kind: 'too-long'; readonly most: number }
  /** Some of its bytes are no text in the encoding of the file. */
  | { readonly kind: 'bad-bytes'; readonly encoding: Encoding }
  /** A judge's reply in a batch of another run. */
  | { readonly kind: 'other-run' }
  /** The same task as in a line before it. */
  | { readonly kind: 'repeated' };

export interface RowRejection {
  readonly file: string;
  /** 1-based line of the file (for one JSON document: the number of the record). */
  readonly line: number;
  readonly reason: RowReason;
  /** The start of the row as it stands in the file, at most 200 characters. */
  readonly excerpt: string;
}

/** What a file that can't be read as text shows itself to be. */
export type LooksLike =
  | 'PNG'
  | 'JPEG'
  | 'GIF'
  | 'WebP'
  | 'PDF'
  | 'ZIP'
  | 'gzip'
  | 'Zstandard'
  | 'Parquet'
  | 'SQLite'
  | 'HTML'
  | 'Excel'
  | 'another encoding'
  | 'binary';

/** Why something at an address could not be had. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly reason:
    /** What was typed in is no address of the web, or has a password in it. */
    | 'not-an-address'
    | 'offline'
    /** An http address of another machine, which pages may not ask. */
    | 'insecure'
    /** The server does not let pages of others read it, or could not be reached: no page can tell. */
    | 'cors-or-network'
    | 'needs-login'
    | 'too-many-requests'
    /** The server answered with the status below. */
    | 'status'
    /** A page for people came instead of data. */
    | 'web-page'
    /** A list of files was asked for and something else came. */
    | 'no-listing'
    /** The connection ended in the middle. */
    | 'broken-off'
    /** The site sent on to `to`: over http, or from the internet to the reader's own network. */
    | 'redirected';
  /** Who was asked; '' where nobody was. */
  readonly host: string;
  readonly status?: number;
  readonly to?: string;
}

/** What the browser's database is made of. */
export type StoreName =
  | 'runs'
  | 'draws'
  | 'data'
  | 'sources'
  | 'texts'
  | 'judging'
  | 'judgingQuestions'
  | 'replies'
  | 'calls'
  | 'keys';

/** What is wrong with a stored record. */
export type RecordFlaw =
  /** A field that is missing or holds what it can't; its path, '' for the record itself. */
  | { readonly kind: 'shape'; readonly field: string }
  /** A part that is not what it was when its hash was taken. */
  | {
      readonly kind: 'changed';
      readonly part: 'counts' | 'settings' | 'summary' | 'draws' | 'judges';
    }
  /** It lies under the key of another. */
  | { readonly kind: 'misplaced' }
  /** Texts that do not unpack, or not to what they should. */
  | { readonly kind: 'not-unpacked' }
  /** Records of this store that it needs are not there. */
  | { readonly kind: 'missing'; readonly store: 'data' | 'texts' | 'judgingQuestions' }
  /** Nothing is there that it belongs to. */
  | { readonly kind: 'orphan' };

/** A stored record that can't be used. */
export interface DamagedRecordFailure {
  readonly kind: 'damaged-record';
  readonly store: StoreName;
  /** What people call it; '' where it has no name, or none that can be read. */
  readonly name: string;
  readonly flaw: RecordFlaw;
}

/** Why values that could be read in more than one way were not read. */
export type UnclearValues =
  /** A mapped column of verdicts has numbers that were not said to mean anything: some of them. */
  | {
      readonly kind: 'undeclared-values';
      readonly field: string;
      readonly values: readonly string[];
    }
  /** Win rates, percentages or odds: only the number of games makes counts of them. */
  | { readonly kind: 'needs-games'; readonly cells: 'rates' | 'percent' | 'odds' }
  /** Fractions that are neither counts nor win rates: those of a pair don't add up to 1. */
  | { readonly kind: 'no-counts' };

/**
 * Judgments on answers by ids, `missing` of which are those of no answer in the files, or of
 * answers of several models.
 */
export interface NeedsAnswers {
  readonly kind: 'needs-answers';
  readonly missing: number;
  readonly of: number;
  readonly example: string;
}

/**
 * What is shown of a table that no format claims. `sample`: the first rows, at most 100, as text
 * by column in the order of `fields`; of at most 50 columns and then of `paths`, cells cut at 200
 * characters. `paths`: values nested in those columns. `records`: the array that the rows stand
 * in, of a JSON document. `guess`: what the columns may mean, where that can be made out.
 */
export interface ShownTable {
  readonly fields: readonly string[];
  readonly paths?: readonly string[];
  readonly records?: string;
  readonly sample: readonly (readonly string[])[];
  readonly guess?: DuelMapping;
}

/** Why a whole file gave nothing. */
export type FileFailure =
  | Unreachable
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'empty-archive' }
  | { readonly kind: 'damaged-archive'; readonly message: string }
  /** What came out of the archive is not what was packed. */
  | { readonly kind: 'wrong-checksum' }
  | { readonly kind: 'encrypted-archive' }
  /** `bytes`: what had come out when it was given up. */
  | { readonly kind: 'unpacks-too-large'; readonly bytes: number }
  | { readonly kind: 'not-text'; readonly looksLike: LooksLike }
  | { readonly kind: 'broken-json'; readonly line: number; readonly message: string }
  /** `others`: further arrays of records in the same JSON document. */
  | ({
      readonly kind: 'unknown-format';
      readonly others?: readonly ShownTable[];
    } & ShownTable)
  | { readonly kind: 'one-column' }
  | UnclearValues
  /** A mapping names columns that the file does not have. */
  | {
      readonly kind: 'missing-columns';
      readonly columns: readonly string[];
      readonly fields: readonly string[];
    }
  /** Verdicts on single models against one that the file does not name; `model`: an example. */
  | { readonly kind: 'needs-baseline'; readonly model: string }
  | NeedsAnswers
  /** Git Large File Storage left this in the place of a file of so many bytes (null: it does not say). */
  | { readonly kind: 'git-lfs-pointer'; readonly size: number | null }
  /** Answers without scores or comparisons of them; `records`: how many. */
  | { readonly kind: 'no-comparisons'; readonly records: number }
  /**
   * It says which of two answers was better, but not which models gave them; `fields`: those that
   * would name the two models.
   */
  | { readonly kind: 'without-models'; readonly fields: readonly string[] }
  /** Sound records, but each is about one answer alone, or not judged yet. */
  | { readonly kind: 'nothing-compared'; readonly records: number }
  /** A summary of judgments that stand in another file of the same run. */
  | { readonly kind: 'repeats-annotations' }
  /** An SQLite database with other tables (at most 50 of them are named) than an arena has. */
  | { readonly kind: 'without-arena'; readonly tables: readonly string[] }
  /** Comparing all scores would give more judgments than fit. */
  | { readonly kind: 'too-many-pairs'; readonly most: number }
  /** It names too many different models for them to be models; the rest of it was not read. */
  | { readonly kind: 'too-many-models'; readonly most: number }
  | { readonly kind: 'no-usable-rows'; readonly rejected: number }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Why nothing can be kept in this browser; the page works without. */
export interface StorageClosed {
  readonly kind: 'storage-closed';
  readonly reason:
    /** Another tab holds an older version of the page, which does not give way. */
    | 'other-tab'
    /** A newer version of the page was here. */
    | 'newer'
    /** The browser lets this page store nothing, as some private windows do. */
    | 'denied'
    | 'no-room'
    /** What is stored can't be opened. */
    | 'broken';
  /** What the browser said of it. */
  readonly message: string;
}

/** Why a fit or an import as a whole can't go on. */
export type Failure =
  | Unreachable
  | NeedsAnswers
  | JudgeCallFailure
  | LocalModelFailure
  | DamagedRecordFailure
  | { readonly kind: 'no-judgments'; readonly unparsed: number; readonly rejected: number }
  /** There are no judgments yet, only so many of what stands around them. */
  | {
      readonly kind: 'nothing-judged';
      readonly questions: number;
      readonly answers: number;
      readonly rankings: number;
      readonly prompts: number;
    }
  /** The user's choices leave nothing; `rows`: judgments that they took out. */
  | { readonly kind: 'all-excluded'; readonly rows: number }
  /** Scores were read, but no two models are scored on one question by one judge. */
  | { readonly kind: 'no-pairs'; readonly scores: number; readonly models: readonly string[] }
  | { readonly kind: 'too-few-models'; readonly models: number }
  /** The files together name more different models than are ranked. */
  | { readonly kind: 'too-many-models'; readonly models: number; readonly most: number }
  | { readonly kind: 'bad-setting'; readonly setting: string; readonly value: string }
  /** More than one belief of the same model. */
  | { readonly kind: 'repeated-belief'; readonly model: string }
  | { readonly kind: 'not-finite'; readonly what: string }
  /** It began again and again, and the page ended before it did. */
  | { readonly kind: 'fit-broken-off' }
  | { readonly kind: 'no-maximum'; readonly reason: NoMaximum }
  /** The files of an earlier run are no longer kept. */
  | { readonly kind: 'source-gone' }
  /** A run was deleted, perhaps in another tab, while something was still to be done with it. */
  | { readonly kind: 'run-gone' }
  /** A kept API key does not open with what was typed in. */
  | { readonly kind: 'wrong-passphrase' }
  /** A worker was asked for something about draws that it does not hold (workers/held-draws.ts). */
  | { readonly kind: 'draws-not-held' }
  | { readonly kind: 'quota-exceeded' }
  /** A file that was to be restored is none of ours, cut off or changed; nothing was restored. */
  | { readonly kind: 'damaged-backup' }
  /** It was written by a later version of this page. */
  | { readonly kind: 'newer-backup' }
  /** More than one ZIP file can hold. */
  | { readonly kind: 'backup-too-large' }
  | { readonly kind: 'storage'; readonly message: string }
  | StorageClosed
  | { readonly kind: 'unexpected'; readonly message: string };

export class CaravanError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}
