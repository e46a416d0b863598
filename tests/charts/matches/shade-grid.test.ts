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
