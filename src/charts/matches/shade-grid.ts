import type { MatrixLayout } from './match-matrix.ts';
import { pixel } from '../sheet/axis.ts';

/** A square of shares from 0 to 1, by row and column; null where a cell is empty. */
export type ShareAt = (row: number, column: number) => number | null;

/**
 * `share`: nothing at 0, full at 1. `versus`: two colours that meet at one half, for shares of
 * which the other side has the rest.
 */
export type ShadeScale = 'share' | 'versus';

/** Steps of shade; for `versus` on each side of the middle. */
const STEPS = { share: 10, versus: 5 } as const;

/** Shares below this are not drawn under `share`: the paper stands for them. */
export const MIN_SHARE = 0.005;

/** All cells of one shade as one path. */
export interface ShadePath {
  readonly step: number;
  readonly path: string;
}

/** The shade of a share: 0 (not drawn) … 10, or −5 … 5 with 0 about one half. */
export function shadeOf(share: number, scale: ShadeScale): number {
  if (scale === 'versus') return Math.round((share - 0.5) * 2 * STEPS.versus) + 0;
  return share < MIN_SHARE ? 0 : Math.max(1, Math.ceil(share * STEPS.share - 1e-9));
}

export function shadeColour(step: number, scale: ShadeScale): string {
  if (scale === 'share') return 'var(--commercial)';
  return step === 0 ? 'var(--fill)' : step > 0 ? 'var(--win)' : 'var(--loss)';
}

/** The most of a shade over which ink can be read in both themes (4.5:1). */
const UNDER_FIGURES = 0.48;

/**
 * How strongly a shade is drawn in its colour.
 * @param hasFigures whether figures are written over the cells, in ink
 */
export function shadeStrength(step: number, scale: ShadeScale, hasFigures = false): number {
  const most = hasFigures ? UNDER_FIGURES : 1;
  if (scale === 'share') return most * (0.06 + 0.94 * (step / STEPS.share));
  return step === 0 ? 1 : most * (0.25 + 0.15 * Math.abs(step));
}

/** The shades of a legend, from the least to the most. */
export function shadesOfScale(scale: ShadeScale): number[] {
  return scale === 'share' ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [-5, -3, -1, 0, 1, 3, 5];
}

/**
 * Every cell that is drawn, by shade: a few paths however many cells there are. Cells of one shade
 * that touch each other in a row are one rectangle.
 */
export function shadePaths(share: ShareAt, layout: MatrixLayout, scale: ShadeScale): ShadePath[] {
  const size = layout.labels.length;
  const paths = new Map<number, string[]>();
  const { left, top, cellWidth, cellHeight } = layout;
  // Without a gap at small cells, where lines of paper would be most of what is seen.
  const gap = cellWidth >= 18 ? 1 : 0;
  /** Null where the paper is seen. */
  const shadeAt = (row: number, column: number) => {
    const value = share(row, column);
    if (value === null) return null;
    const step = shadeOf(value, scale);
    return step === 0 && scale === 'share' ? null : step;
  };
  for (let row = 0; row < size; row++) {
    const y = pixel(top + row * cellHeight);
    let end = 0;
    for (let column = 0; column < size; column = end) {
      const step = shadeAt(row, column);
      end = column + 1;
      while (gap === 0 && end < size && shadeAt(row, end) === step) end++;
      if (step === null) continue;
      const path = paths.get(step) ?? [];
      const width = pixel((end - column) * cellWidth - gap);
      const shape = `h${width}v${pixel(cellHeight - gap)}h-${width}z`;
      path.push(`M${pixel(left + column * cellWidth)},${y}${shape}`);
      paths.set(step, path);
    }
  }
  return [...paths]
    .sort(([a], [b]) => a - b)
    .map(([step, path]) => ({ step, path: path.join('') }));
}
