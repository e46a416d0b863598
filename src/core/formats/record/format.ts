import type { FileFailure, RowReason } from '../file/file-failure.ts';
import type { Row } from '../containers/container.ts';
import type { RecordTexts } from '../../table/record-texts.ts';
import type { FileContent } from './content.ts';
import type { FormatId } from '../file/format-id.ts';
import type { Grades } from '../file/way.ts';
import type { VerdictFields } from './verdict-fields.ts';

/** What the readers know besides the record. */
export interface FileContext {
  /** The file's path or name: some files name their model and judge nowhere else. */
  readonly file: string;
  /** The model that all others were compared with, for files that do not name it; else null. */
  readonly baseline: string | null;
  /** How many games each pair played, for files of win rates, which do not say; else null. */
  readonly games?: number | null;
  /** Absent: keep. */
  readonly grades?: Grades;
}

/** Where a record's tags stand that are no plain values of a field, and what they say. */
export interface TagSource {
  readonly fields: readonly string[];
  of(row: Row): readonly (readonly [name: string, value: string])[];
}

/** One kind of file: how its records are known, and what they say. */
export interface Format {
  readonly id: FormatId;
  /** Name of the array that holds the records, where the file is one JSON object. */
  readonly recordsIn?: string;
  /** Set where what is read stands in nested columns, which Parquet is else read without. */
  readonly isNested?: true;
  /** The dotted path to that array, where a mapping names it. */
  readonly recordsAt?: string;
  /** Fields that are needed however long they are; Parquet leaves out long ones. */
  readonly reads?: readonly string[];
  /** Fields whose values say who won, where a mapping could say what they mean. */
  readonly verdicts?: readonly string[];
  /** Whether a record with these fields is of this format. */
  claims(has: (field: string) => boolean, row: Row): boolean;
  /** The records inside a record, where one JSON object holds them in a shape of its own. */
  records?(document: Row): Iterable<Row>;
  /** The reader for this file, where its first records settle how it reads; else null. */
  fitting?(first: readonly Row[], context: FileContext): Format | null;
  /** Why a file of this format can't be read, going by its first records, else null. */
  refuse?(first: readonly Row[], context: FileContext): FileFailure | null;
  /** Adds what a record says; the reason where it can't be used, else null. */
  read(row: Row, content: FileContent, context: FileContext): RowReason | null;
  /**
   * Given where a record says no more than one verdict in these fields, which go by the names of its
   * fields alone: rows of known parts are then added without being read anew.
   */
  readonly verdictFields?: (row: Row) => VerdictFields;
  /** Fields that hold tags whatever they are called, and the names of those. */
  readonly tagFields?: readonly (readonly [field: string, name: string])[];
  /** Fields that say something else than their names would have one think. */
  readonly untagged?: readonly string[];
  /** Tags that stand in a record otherwise, in any of these fields. */
  readonly tagsIn?: TagSource;
  /**
   * The texts of the rows that `read` added for this record, in their order; the last stands for
   * those that follow it. Called only where texts are kept.
   */
  texts?(row: Row): readonly RecordTexts[];
}
