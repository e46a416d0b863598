import { describe, expect, it } from 'vitest';
import { cellAt, firstCell, isStep, stepFrom } from '../../../src/charts/matches/grid-walk.ts';
import { matrixLayout } from '../../../src/charts/matches/match-matrix.ts';

const square = (size: number) => ({
  size,
  has: (row: number, column: number) => row !== column,
});

describe('cellAt', () => {
  it('finds the cell under a place, and none where one is empty or outside', () => {
    const layout = matrixLayout(['a', 'b', 'c', 'd'], 16);
    const at = (row: number, column: number) =>
      cellAt(
        square(4),
        layout,
        layout.left + (column + 0.5) * layout.cellWidth,
        layout.top + (row + 0.5) * layout.cellHeight,
      );
    expect(at(0, 3)).toEqual({ row: 0, column: 3 });
    expect(at(3, 0)).toEqual({ row: 3, column: 0 });
    expect([at(2, 2), at(-1, 2), at(2, -1), at(4, 2), at(2, 4)]).toEqual([
      ...[null, null, null, null, null],
    ]);
  });
});

describe('the way over the cells', () => {
  it('begins in the first row, where there is a cell', () => {
    expect(firstCell(square(3))).toEqual({ row: 0, column: 1 });
    expect(firstCell(square(1))).toBeNull();
  });

  it('goes in the direction of the key, over empty cells, and ends at the edge', () => {
    const from = { row: 1, column: 0 };
    expect(stepFrom(square(3), from, 'ArrowRight')).toEqual({ row: 1, column: 2 });
    expect(stepFrom(square(3), from, 'ArrowDown')).toEqual({ row: 2, column: 0 });
    expect(stepFrom(square(3), from, 'ArrowLeft')).toBe(from);
    // The corner is empty, and beyond it nothing comes.
    expect(stepFrom(square(3), from, 'ArrowUp')).toBe(from);
    expect(['ArrowUp', 'Home', 'constructor'].map(isStep)).toEqual([true, false, false]);
  });
});
