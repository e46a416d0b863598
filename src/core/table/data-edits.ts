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
}

export const NO_EDITS: DataEdits = {
  duplicates: 'keep',
  names: [],
  excluded: [],
  excludedJudges: [],
};

/** What the edits took out of the table, in rows. */
export interface Removed {
  readonly duplicates: number;
  /** Rows of a judge or of a model that is left out. */
  readonly excluded: number;
  /** Rows whose two models have become one. */
  readonly selfPlay: number;
}
