import type { FileFailure, RowRejection } from '../failure.ts';
import type { JudgmentTable } from '../judgments.ts';

/** Names of the formats that are read; stable, scripts use them (`--format`). */
export type FormatId =
  'rakuda-v1-tournament' | 'rakuda-v1-review' | 'rakuda-v2-pair' | 'arena' | 'evalica' | 'counts';

/** What became of one file. */
export interface FileReport {
  readonly file: string;
  readonly bytes: number;
  /** Null where no format claimed the file. */
  readonly format: FormatId | null;
  /** Data rows seen: judgment rows, or pairs in a file of counts. */
  readonly rows: number;
  /** Judgments with an outcome, and judgments without a readable one (kept, not used). */
  readonly judgments: number;
  readonly unparsed: number;
  /** How many rows were rejected in all; `rejections` holds the first 1,000 of them. */
  readonly rejected: number;
  readonly rejections: readonly RowRejection[];
  /** Set where the file as a whole gave nothing. */
  readonly failure: FileFailure | null;
  /** Where the file's rows are in the table: firstRow … firstRow + tableRows − 1. */
  readonly firstRow: number;
  /** A pair in a file of counts makes up to three rows: wins, losses and ties. */
  readonly tableRows: number;
}

export interface ImportResult {
  readonly table: JudgmentTable;
  readonly files: readonly FileReport[];
  /** Rows that repeat question, pair, order, judge and turn of an earlier row; kept. */
  readonly duplicates: number;
}

/** A file as the readers take it: a name for messages, and its bytes in pieces. */
export interface ByteSource {
  readonly file: string;
  readonly bytes: number;
  chunks(): AsyncIterable<Uint8Array>;
}
