import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matrixLayout } from '../../src/charts/match-matrix.ts';
import {
  shadeCellAt,
  shadeOf,
  shadePaths,
  shadeStrength,
  shadesOfScale,
} from '../../src/charts/shade-grid.ts';

const layoutOf = (size: number) =>
  matrixLayout(
    Array.from({ length: size }, (_, m) => String(m)),
    16,
  );
const cells = (path: string) => path.match(/M/g)?.length ?? 0;

it('shades grow with the share, and nothing is drawn for next to nothing', () => {
  expect([0, 0.004, 0.005, 0.1, 0.11, 0.95, 1].map((p) => shadeOf(p, 'share'))).toEqual([
    0, 0, 1, 1, 2, 10, 10,
  ]);
  expect([0, 0.09, 0.5, 0.49, 0.61, 1].map((p) => shadeOf(p, 'versus'))).toEqual([
    -5, -4, 0, 0, 1, 5,
  ]);
  expect(Object.is(shadeOf(0.49, 'versus'), 0)).toBe(true);
  for (const scale of ['share', 'versus'] as const) {
    const strengths = shadesOfScale(scale)
      .filter((step) => step > 0)
      .map((step) => shadeStrength(step, scale));
    expect(strengths.toSorted((a, b) => a - b)).toEqual(strengths);
    expect(strengths.at(-1)).toBeCloseTo(1, 9);
  }
});

it('one side is the mirror of the other', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
      expect(Math.abs(shadeOf(p, 'versus') + shadeOf(1 - p, 'versus'))).toBeLessThanOrEqual(1);
      expect(shadeStrength(3, 'versus')).toBe(shadeStrength(-3, 'versus'));
    }),
  );
});

it('130 models take a few paths, with every cell in one of them', () => {
  const share = (row: number, column: number) =>
    row === column ? null : 1 / (1 + Math.exp((row - column) / 9));
  const paths = shadePaths(share, layoutOf(130), 'versus');
  expect(paths.length).toBeLessThanOrEqual(11);
  expect(paths.reduce((sum, { path }) => sum + cells(path), 0)).toBe(130 * 129);
});

it('a cell is found under its middle, an empty one and the outside are not', () => {
  const layout = layoutOf(5);
  const share = (row: number, column: number) => (row === column ? null : 0.3);
  const at = (row: number, column: number) =>
    shadeCellAt(
      share,
      layout,
      layout.left + (column + 0.5) * layout.cellWidth,
      layout.top + (row + 0.5) * layout.cellHeight,
    );
  expect(at(1, 3)).toEqual({ row: 1, column: 3 });
  expect([at(2, 2), at(-1, 0), at(0, 5), at(5, 0)]).toEqual([null, null, null, null]);
});
