import type { Mapping } from './mapping.ts';
import type { FormatId } from './report.ts';

/**
 * What a strong verdict (≫) counts: as much as any other, or as often as the ranking that the
 * format was made for has it, three times for Arena-Hard.
 */
export type Grades = 'collapse' | 'as-published';

export const GRADES: readonly Grades[] = ['collapse', 'as-published'];

/** How to read one file where its content alone does not settle it. */
export interface FileWay {
  readonly format?: FormatId;
  /** How to read it as a table, instead of a format. */
  readonly mapping?: Mapping;
  /** The model that others were compared with, for Arena-Hard files, which do not name it. */
  readonly baseline?: string;
  readonly grades?: Grades;
}

/** What is said last goes; what strong verdicts count, said alone, leaves the rest as it was. */
export function wayAfter(before: FileWay | undefined, way: FileWay): FileWay {
  return Object.keys(way).join() === 'grades' ? { ...before, ...way } : way;
}

/** A mapping that was used before, for the next table with the same columns. */
export interface KnownMapping {
  readonly fields: readonly string[];
  readonly mapping: Mapping;
}
