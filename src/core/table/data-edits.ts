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
}

/** Rows first … first + count − 1 of a table. */
export type RowRange = readonly [first: number, count: number];

/** Edits as they are made in a table, which knows rows and no files. */
export interface TableEdits extends DataEdits {
  readonly excludedRows?: readonly RowRange[];
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
  const excludedRows = files
    .filter(({ file }) => off.has(file))
    .map(({ firstRow, tableRows }): RowRange => [firstRow, tableRows]);
  return excludedRows.length === 0 ? edits : { ...edits, excludedRows };
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
  return {
    duplicates: isKept ? onto.duplicates : edits.duplicates,
    names: [...names],
    excluded: list(({ excluded }) => excluded),
    excludedJudges: list(({ excludedJudges }) => excludedJudges),
    ...(excludedFiles.length > 0 && { excludedFiles }),
  };
}

/** What the edits took out of the table, in rows. */
export interface Removed {
  readonly duplicates: number;
  /** Rows of a judge, of a model or of a file that is left out. */
  readonly excluded: number;
  /** Rows whose two models have become one. */
  readonly selfPlay: number;
}
