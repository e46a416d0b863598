import type { RowReason } from '../failure.ts';
import type { TableBuilder } from '../table-builder.ts';
import type { Row } from './containers/container.ts';
import type { FormatId } from './report.ts';

/** One kind of file with judgments: how its records are known, and what they say. */
export interface Format {
  readonly id: FormatId;
  /** Name of the array that holds the records, where the file is one JSON object. */
  readonly recordsIn?: string;
  /** Whether a record with these fields is of this format. */
  claims(has: (field: string) => boolean): boolean;
  /** Adds what a record says to the table; the reason where it can't be used, else null. */
  read(row: Row, table: TableBuilder): RowReason | null;
}
