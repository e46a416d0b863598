import type { FileFailure, RowReason } from '../file/file-failure.ts';

/** Characters of a record; longer ones are refused. Engines have no strings above 2²⁹ or so. */
export const MAX_RECORD = 1 << 28;

/** One record, whatever its container. */
export interface Row {
  /** Value of a field; undefined where the record has no such field. */
  get(field: string): unknown;
  fields(): readonly string[];
  /** The record as it stands in the file, or nearly. */
  text(): string;
}

/** Takes what a container finds. Lines count from 1; in one JSON document records do. */
export interface RowSink {
  /** Whether it is done with each row before the next, which may then be the same object. */
  readonly isStreaming?: boolean;
  row(row: Row, line: number): void;
  reject(reason: RowReason, line: number, text: string): void;
}

/** Cuts text that arrives in pieces into records. */
export interface Container {
  push(text: string): void;
  /** The text has ended; what was wrong where it gave no record at all, else null. */
  end(): FileFailure | null;
}
