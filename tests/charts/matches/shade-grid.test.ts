import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matrixLayout } from '../../../src/charts/matches/match-matrix.ts';
import {
  shadeColour,
  shadeOf,
  shadePaths,
  shadeStrength,
  shadesOfScale,
} from '../../../src/charts/matches/shade-grid.ts';

const layoutOf = (size: number) =>
  matrixLayout(
    Array.from({ length: size }, (_, m) => String(m)),
    16,
  );
/** Of each cell the shades that are drawn over its middle, by row and column. */
function drawnOver(paths: ReturnType<typeof shadePaths>, size: number): number[][] {
  const { left, top, cellWidth, cellHeight } = layoutOf(size);
  const over: number[][] = Array.from({ length: size * size }, () => []);
  for (const { step, path } of paths)
    for (const found of path.matchAll(/M([\d.]+),([\d.]+)h([\d.]+)v([\d.]+)h-([\d.]+)z/g)) {
      const [x, y, width, height, back] = found.slice(1).map(Number);
      expect(back).toBe(width);
      const row = Math.floor((y + height / 2 - top) / cellHeight);
      for (let column = 0; column < size; column++) {
        const middle = left + (column + 0.5) * cellWidth;
        if (x < middle && middle < x + width) over[row * size + column].push(step);
      }
    }
  return over;
}

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

it('130 models take a few paths of a few rectangles a row, with every cell in one of them', () => {
  const share = (row: number, column: number) =>
    row === column ? null : 1 / (1 + Math.exp((row - column) / 9));
  const paths = shadePaths(share, layoutOf(130), 'versus');
  expect(paths.length).toBeLessThanOrEqual(11);
  expect(drawnOver(paths, 130).filter((steps) => steps.length === 1)).toHaveLength(130 * 129);
  expect(paths.reduce((sum, { path }) => sum + path.split('M').length - 1, 0)).toBeLessThan(
    130 * 13,
  );
});

it('every cell is drawn once in its own shade, and an empty one never', () => {
  const cell = fc.constantFrom(null, 0, 0.2, 0.5, 0.51, 1);
  const square = fc.integer({ min: 1, max: 60 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      cells: fc.array(cell, { minLength: size * size, maxLength: size * size }),
    }),
  );
  fc.assert(
    fc.property(square, fc.constantFrom('share', 'versus'), ({ size, cells }, scale) => {
      const share = (row: number, column: number) => cells[row * size + column];
      const drawn = drawnOver(shadePaths(share, layoutOf(size), scale), size);
      expect(drawn).toEqual(
        cells.map((value) => {
          const isEmpty = value === null || (scale === 'share' && value === 0);
          return isEmpty ? [] : [shadeOf(value, scale)];
        }),
      );
    }),
    { numRuns: 20 },
  );
});

/** Both halves of a token of the theme, as linear light per channel. */
function tokenOf(name: string): readonly (readonly number[])[] {
  const css = readFileSync(new URL('../../../src/ui/theme.css', import.meta.url), 'utf8');
  const found = new RegExp(`${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  if (found === null) throw new Error(`No token ${name}`);
  return found
    .slice(1)
    .map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255));
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: readonly number[]): number {
  const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

it('a figure over any shade is read at 4.5:1, by light and in the dark', () => {
  for (const scale of ['share', 'versus'] as const)
    for (const step of scale === 'share'
      ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
      : [-5, -4, -3, -2, -1, 0])
      for (const sign of [1, -1])
        for (const theme of [0, 1]) {
          const name = /--[\w-]+/.exec(shadeColour(sign * step, scale))?.[0] ?? '';
          if (scale === 'share' && sign < 0) continue;
          const strength = shadeStrength(sign * step, scale, true);
          const [shade, paper] = [tokenOf(name)[theme], tokenOf('--paper')[theme]];
          const behind = luminance(shade.map((c, i) => strength * c + (1 - strength) * paper[i]));
          const ink = luminance(tokenOf('--ink')[theme]);
          const [low, high] = [behind, ink].toSorted((a, b) => a - b);
          expect((high + 0.05) / (low + 0.05), `${scale} ${String(sign * step)}`).toBeGreaterThan(
            4.5,
          );
        }
});
