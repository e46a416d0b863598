/**
 * The drawings of models against models hold so many, the first of their order, and say so: the
 * work grows with the square.
 */
export const MAX_IN_MATRIX = 150;
export const MAX_IN_GRAPH = 300;

export interface PartWords {
  /** Said where not all models are shown. */
  readonly part: (shown: number, all: number) => string;
}
