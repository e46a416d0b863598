import { rebaseCorrections } from './corrections/corrections.ts';
import type { Correction } from './corrections/corrections.ts';

/** What the user chose to change in a table that was read; plain data. */
export interface DataEdits {
  /** What becomes of rows that repeat another. */
  readonly duplicates: 'keep' | 'drop';
  /** Old name → new name; models that get one name become one. */
  readonly names: readonly (readonly [from: string, to: string])[];
  /** Models left out, by their names in the table. */
  readonly excluded: readonly string[];
  /** Judges left out, by their names in the table. */
  readonly excludedJudges: readonly string[];
  /** Files that are switched off, by the names in their reports; none where it is not there. */
  readonly excludedFiles?: readonly string[];
  /** What was set right, in the order it was made; none where it is not there. */
  readonly corrections?: readonly Correction[];
  /** Whether the judgments count as the files have them, whatever was set right. */
  readonly correctionsOff?: true;
}

/** Rows first … first + count − 1 of a table. */
export type RowRange = readonly [first: number, count: number];

/** Edits as they are made in a table, which knows rows and no files. */
export interface TableEdits extends DataEdits {
  readonly excludedRows?: readonly RowRange[];
  /** The rows of files of which a judgment was set right. */
  readonly correctedFiles?: readonly (readonly [file: string, rows: RowRange])[];
}

/** @param files whose rows the table holds */
export function tableEdits(
  edits: DataEdits,
  files: readonly {
    readonly file: string;
    readonly firstRow: number;
    readonly tableRows: number;
  }[],
): TableEdits {
  const off = new Set(edits.excludedFiles);
  const rowsOf = (wanted: ReadonlySet<string>) =>
    files
      .filter(({ file }) => wanted.has(file))
      .map(({ file, firstRow, tableRows }) => [file, [firstRow, tableRows]] as const);
  const excludedRows = rowsOf(off).map(([, rows]) => rows);
  const { corrections = [], correctionsOff } = edits;
  const corrected = correctionsOff
    ? []
    : corrections.flatMap((one) => (one.kind === 'judgment' ? one.file : []));
  const correctedFiles = rowsOf(new Set(corrected));
  if (excludedRows.length + correctedFiles.length === 0) return edits;
  return {
    ...edits,
    ...(excludedRows.length > 0 && { excludedRows }),
    ...(correctedFiles.length > 0 && { correctedFiles }),
  };
}

/** Whether a row is of a file that is switched off. */
export function isRowExcluded({ excludedRows = [] }: TableEdits): (row: number) => boolean {
  return (row) => excludedRows.some(([first, count]) => row >= first && row < first + count);
}

export const NO_EDITS: DataEdits = {
  duplicates: 'keep',
  names: [],
  excluded: [],
  excludedJudges: [],
};

/**
 * Edits that were made of some, made of others: what they add to or take out of `from` is added to
 * or taken out of `onto`.
 */
export function rebaseEdits(edits: DataEdits, from: DataEdits, onto: DataEdits): DataEdits {
  if (from === onto) return edits;
  const list = (of: (edits: DataEdits) => readonly string[]) => {
    const [own, old] = [of(edits), of(from)];
    const kept = of(onto).filter((name) => own.includes(name) || !old.includes(name));
    return [...kept, ...own.filter((name) => !old.includes(name) && !kept.includes(name))];
  };
  const [own, old] = [new Map(edits.names), new Map(from.names)];
  const names = new Map(onto.names);
  for (const model of new Set([...own.keys(), ...old.keys()])) {
    const name = own.get(model);
    if (name === old.get(model)) continue;
    if (name === undefined) names.delete(model);
    else names.set(model, name);
  }
  const isKept = edits.duplicates === from.duplicates;
  const excludedFiles = list((of) => of.excludedFiles ?? []);
  const corrections = rebaseCorrections(
    edits.corrections ?? [],
    from.corrections ?? [],
    onto.corrections ?? [],
  );
  const isAsOff = edits.correctionsOff === from.correctionsOff;
  const correctionsOff = (isAsOff ? onto : edits).correctionsOff;
  return {
    duplicates: isKept ? onto.duplicates : edits.duplicates,
    names: [...names],
    excluded: list(({ excluded }) => excluded),
    excludedJudges: list(({ excludedJudges }) => excludedJudges),
    ...(excludedFiles.length > 0 && { excludedFiles }),
    ...(corrections.length > 0 && { corrections }),
    ...(corrections.length > 0 && correctionsOff && { correctionsOff }),
  };
}

/** What the edits took out of the table, in rows. */
export interface Removed {
  readonly duplicates: number;
  /** Rows of a judge, of a model or of a file that is left out. */
  readonly excluded: number;
  /** Rows whose two models have become one. */
  readonly selfPlay: number;
  /** Not there where no corrections count. */
  readonly corrected?: {
    /** Of each correction the rows that it changes or leaves out, were there no other. */
    readonly touched: readonly number[];
    /** Rows that corrections leave out, of those that nothing else does. */
    readonly out: number;
  };
}
