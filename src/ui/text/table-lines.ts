/** A table whose lines are written when they are shown. */
export interface TableLines {
  readonly headers: readonly { readonly text: string; readonly isNumber?: boolean }[];
  readonly count: number;
  /** The cells of a line; the first is its heading. */
  readonly line: (at: number) => readonly string[];
}
