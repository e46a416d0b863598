import type { NameIndex } from '../../table/name-index.ts';
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

/** A row whose values are known by numbers, without being made. The next one takes its place. */
export abstract class CodedRow implements Row {
  abstract get(field: string): unknown;
  abstract fields(): readonly string[];
  abstract text(): string;

  /** The place of a field's value, below the number of places; −1 where there is none. */
  abstract placeOf(field: string): number;

  /** A number for the value of a place, the same for the same value there; −1 where it has none. */
  abstract codeAt(place: number): number;

  /**
   * The index that a value of a place has among names, where it is a name as it stands in its
   * bytes; −1 where it is not, or only its value can tell.
   */
  abstract nameAt(place: number, names: NameIndex): number;
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
