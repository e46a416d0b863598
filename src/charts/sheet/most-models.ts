/**
 * The drawings of models against models hold so many, the first of their order, and say so: the
 * work grows with the square.
 */
export const MAX_IN_MATRIX = 150;
export const MAX_IN_GRAPH = 300;
/** Drawings of several marks for each model hold so many, and say so: a task builds no more. */
export const MAX_IN_ROWS = 150;

export interface PartWords {
  /** Said where not all models are shown. */
  readonly part: (shown: number, all: number) => string;
}
