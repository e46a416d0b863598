import type { Mapping } from './mapping.ts';
import type { FormatId } from './format-id.ts';

/**
 * What becomes of strong verdicts (≫): they are kept as such, for models of graded verdicts; count as
 * any other; or as often as the ranking that the format was made for has it, three times for Arena-Hard.
 */
export type Grades = 'ordinal' | 'collapse' | 'as-published';

export const GRADES = ['ordinal', 'collapse', 'as-published'] as const satisfies readonly Grades[];

/**
 * What becomes of the best of several, and of rankings: each is one observation (a choice, or one
 * after another), or every pair of it is, as if it had been judged by itself.
 */
export type Choices = 'plackett-luce' | 'pairs';

export const CHOICES = ['plackett-luce', 'pairs'] as const satisfies readonly Choices[];

/** How to read one file where its content alone does not settle it. */
export interface FileWay {
  readonly format?: FormatId;
  /** How to read it as a table, instead of a format. */
  readonly mapping?: Mapping;
  /** The model that others were compared with, for Arena-Hard files, which do not name it. */
  readonly baseline?: string;
  /** How many games each pair played, for files of win rates, which do not say. */
  readonly games?: number;
  readonly grades?: Grades;
  readonly choices?: Choices;
  /** `unknown`: nothing says who was shown first, whatever the file seems to say. */
  readonly sides?: 'shown' | 'unknown';
}

/** What is said of a file besides how its columns are read. */
const BESIDES: readonly string[] = [
  'sides',
  'games',
  'grades',
  'choices',
] satisfies (keyof FileWay)[];

/** A way after another was asked for: what stands beside the columns, or the rest, which leaves the sides. */
export function nextWay(before: FileWay, asked: FileWay): FileWay {
  const asks = Object.keys(asked);
  if (asks.length > 0 && asks.every((key) => BESIDES.includes(key))) return { ...before, ...asked };
  return { ...(before.sides && { sides: before.sides }), ...asked };
}

/** A mapping that was used before, for the next table with the same columns. */
export interface KnownMapping {
  readonly fields: readonly string[];
  readonly mapping: Mapping;
}
