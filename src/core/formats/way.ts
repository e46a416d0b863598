import type { Mapping } from './mapping.ts';
import type { FormatId } from './report.ts';

/** How to read one file where its content alone does not settle it. */
export interface FileWay {
  readonly format?: FormatId;
  /** How to read it as a table, instead of a format. */
  readonly mapping?: Mapping;
  /** The model that others were compared with, for Arena-Hard files, which do not name it. */
  readonly baseline?: string;
  /** `unknown`: nothing says who was shown first, whatever the file seems to say. */
  readonly sides?: 'shown' | 'unknown';
}

/** A way after another was asked for: of the sides alone, or of the rest, which leaves those. */
export function nextWay(before: FileWay, asked: FileWay): FileWay {
  const isOfSides = Object.keys(asked).join() === 'sides';
  if (isOfSides) return { ...before, ...asked };
  return { ...(before.sides && { sides: before.sides }), ...asked };
}

/** A mapping that was used before, for the next table with the same columns. */
export interface KnownMapping {
  readonly fields: readonly string[];
  readonly mapping: Mapping;
}
