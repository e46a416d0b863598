import type { MatrixLayout } from './match-matrix.ts';

/** A cell of a square that can be looked at. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A square of cells, some of which may be empty. */
export interface Grid {
  readonly size: number;
  readonly has: (row: number, column: number) => boolean;
}

/** Where a cell leads to. */
export interface WalkLink {
  readonly href: string;
  readonly text: string;
}

function isInside(row: number, column: number, size: number): boolean {
  return row >= 0 && column >= 0 && row < size && column < size;
}

/** The cell at a place in the drawing; null beside the cells and where one is empty. */
export function cellAt(
  grid: Grid,
  { left, top, cellWidth, cellHeight }: MatrixLayout,
  x: number,
  y: number,
): Cell | null {
  const column = Math.floor((x - left) / cellWidth);
  const row = Math.floor((y - top) / cellHeight);
  return isInside(row, column, grid.size) && grid.has(row, column) ? { row, column } : null;
}

const STEPS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

export function isStep(key: string): boolean {
  return Object.hasOwn(STEPS, key);
}

/** The next cell in a direction; empty ones are stepped over, and the edge ends the way. */
export function stepFrom(grid: Grid, from: Cell, key: string): Cell {
  const [down, across] = STEPS[key];
  let { row, column } = from;
  do {
    row += down;
    column += across;
  } while (isInside(row, column, grid.size) && !grid.has(row, column));
  return isInside(row, column, grid.size) ? { row, column } : from;
}

/** Where a walk begins: the first cell of the first row. */
export function firstCell({ size, has }: Grid): Cell | null {
  for (let column = 0; column < size; column++) if (has(0, column)) return { row: 0, column };
  return null;
}
