import type { ExtraColumn } from '../../state/board/board-query.ts';

/** A cell that a reader has added to a row. */
export interface ExtraCell {
  readonly column: ExtraColumn;
  readonly header: string;
  readonly text: string;
}
