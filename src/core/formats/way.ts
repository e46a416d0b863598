import type { Mapping } from './mapping.ts';
import type { FormatId } from './report.ts';

/** How to read one file where its content alone does not settle it. */
export interface FileWay {
  readonly format?: FormatId;
  /** How to read it as a table, instead of a format. */
  readonly mapping?: Mapping;
  /** The model that others were compared with, for Arena-Hard files, which do not name it. */
  readonly baseline?: string;
  /** How many games each pair played, for files of win rates, which do not say. */
  readonly games?: number;
}

/** A mapping that was used before, for the next table with the same columns. */
export interface KnownMapping {
  readonly fields: readonly string[];
  readonly mapping: Mapping;
}
