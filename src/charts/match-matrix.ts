import type { ModelIndex, ModelRecord, PairCounts } from '../core/judgments.ts';
import { cutText, textWidth } from './text-width.ts';

/** Every model against every other, both orders together; entry r · size + c is row against column. */
export interface Matches {
  readonly size: number;
  readonly wins: Float64Array;
  readonly ties: Float64Array;
}

/** Counts of the models in the order given, as a square. */
export function matchesOf(counts: PairCounts, order: readonly ModelIndex[]): Matches {
  const size = order.length;
  const place = new Int32Array(counts.models.length).fill(-1);
  order.forEach((model, at) => (place[model] = at));
  const wins = new Float64Array(size * size);
  const ties = new Float64Array(size * size);
  for (let p = 0; p < counts.left.length; p++) {
    const row = place[counts.left[p]];
    const column = place[counts.right[p]];
    if (row < 0 || column < 0 || row === column) continue;
    wins[row * size + column] += counts.leftWins[p];
    wins[column * size + row] += counts.rightWins[p];
    ties[row * size + column] += counts.ties[p];
    ties[column * size + row] += counts.ties[p];
  }
  return { size, wins, ties };
}

/** The record of a row's model against a column's; null where the two never met. */
export function recordAt(
  { size, wins, ties }: Matches,
  row: number,
  column: number,
): ModelRecord | null {
  const record = {
    wins: wins[row * size + column],
    losses: wins[column * size + row],
    ties: ties[row * size + column],
  };
  return totalOf(record) > 0 ? record : null;
}

export function totalOf({ wins, losses, ties }: ModelRecord): number {
  return wins + losses + ties;
}

/** Most judgments of one cell. */
export function mostOf(matches: Matches): number {
  let most = 0;
  eachCell(matches, (record) => (most = Math.max(most, totalOf(record))));
  return most;
}

/** All that the drawing says. */
export interface MatrixWords {
  /** One sentence that stands for the picture where it is not seen. */
  readonly summary: string;
  readonly won: string;
  readonly tied: string;
  readonly lost: string;
  /** What an empty cell means. */
  readonly none: string;
  /** What the size of a mark means, such as: 40 judgments. */
  readonly judgments: (count: number) => string;
  /** The figures in a cell that has room for them. */
  readonly figures: (record: ModelRecord) => string;
}

/** The words of the table that says the same as the drawing. */
export interface MatchTableWords {
  /** What opens the table. */
  readonly title: string;
  /** Label of the choice of a model. */
  readonly model: string;
  readonly opponent: string;
  readonly won: string;
  readonly tied: string;
  readonly lost: string;
  readonly count: (count: number) => string;
}

/** Where the parts of the drawing lie, in pixels. */
export interface MatrixLayout {
  /** Bars with figures where there is room, else shades of the share won. */
  readonly style: 'bars' | 'shades';
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Upper left corner of the cells. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** Names as they fit. */
  readonly labels: readonly string[];
  /** Every which column is numbered. */
  readonly numbered: number;
}

/** Up to so many models are drawn as bars with figures. */
const MOST_BARS = 12;
const LONGEST_LABEL = 190;

/** @param above room over the columns' numbers, for a title */
export function matrixLayout(names: readonly string[], above = 0): MatrixLayout {
  const size = names.length;
  const isBars = size <= MOST_BARS;
  const side = size <= 24 ? 26 : size <= 48 ? 18 : 12;
  const [cellWidth, cellHeight] = isBars ? [64, 40] : [side, side];
  const fontSize = isBars || side >= 18 ? 12 : 9;
  const numbers = textWidth(`${String(size)} `, fontSize);
  const labels = names.map((name) => cutText(name, fontSize, LONGEST_LABEL));
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, fontSize)));
  const left = Math.ceil(numbers + widest + 12);
  const top = above + 22;
  return {
    ...{ style: isBars ? 'bars' : 'shades', cellWidth, cellHeight, left, top, fontSize, labels },
    width: left + size * cellWidth + 1,
    height: top + size * cellHeight + 1,
    numbered: side >= 18 || isBars ? 1 : 5,
  };
}

/** The cell at a place in the drawing; null beside the cells. */
export function cellAt(
  { left, top, cellWidth, cellHeight, labels }: MatrixLayout,
  x: number,
  y: number,
): { readonly row: number; readonly column: number } | null {
  const column = Math.floor((x - left) / cellWidth);
  const row = Math.floor((y - top) / cellHeight);
  const isInside = row >= 0 && column >= 0 && row < labels.length && column < labels.length;
  return isInside && row !== column ? { row, column } : null;
}

/** Steps of shade on each side of the middle. */
const STEPS = 5;

/** All cells of one shade as one path. */
export interface Shade {
  /** −5: lost nearly all, 0: about half, 5: won nearly all; a tie is half a win. */
  readonly step: number;
  readonly path: string;
}

/** Squares by shade, as large as the square root of the judgments, in four sizes. */
export function shadesOf(matches: Matches, layout: MatrixLayout): Shade[] {
  const most = mostOf(matches);
  const paths = new Map<number, string[]>();
  eachCell(matches, (record, row, column) => {
    const step = stepOf(record);
    const side = Math.round(layout.cellWidth * sizeOf(totalOf(record), most) * 10) / 10;
    const x = layout.left + (column + 0.5) * layout.cellWidth - side / 2;
    const y = layout.top + (row + 0.5) * layout.cellHeight - side / 2;
    const path = paths.get(step) ?? [];
    paths.set(step, path);
    path.push(square(x, y, side, side));
  });
  return [...paths]
    .map(([step, squares]) => ({ step, path: squares.join('') }))
    .sort((a, b) => a.step - b.step);
}

/** The shade of a record, −5 … 5. */
export function stepOf(record: ModelRecord): number {
  const share = (record.wins + record.ties / 2) / totalOf(record);
  // + 0 makes the −0 of a share just below half a 0.
  return Math.round((share - 0.5) * 2 * STEPS) + 0;
}

/** How strongly a shade is drawn in the colour of its side; the middle has a colour of its own. */
export function strengthOf(step: number): number {
  return step === 0 ? 1 : 0.25 + 0.15 * Math.abs(step);
}

/** Share of the cell's side that so many judgments fill: 0.4, 0.6, 0.8 or all but a gap. */
export function sizeOf(judgments: number, most: number): number {
  const level = Math.max(1, Math.ceil(4 * Math.sqrt(judgments / most) - 1e-9));
  return [0.4, 0.58, 0.76, 0.94][level - 1];
}

/** The three parts of all bars: won, tied, lost from left to right. */
export interface Bars {
  readonly wins: string;
  readonly ties: string;
  readonly losses: string;
}

/** Thickest and thinnest bar. */
const BAR = { most: 14, least: 3 };
/** From the upper edge of a cell to the middle of its bar, and from its sides to the bar. */
const BAR_AT = 28;
const BAR_INSET = 5;

/** Stacked bars, as thick as the square root of the judgments. */
export function barsOf(matches: Matches, layout: MatrixLayout): Bars {
  const most = mostOf(matches);
  const parts = { wins: '', ties: '', losses: '' };
  const full = layout.cellWidth - 2 * BAR_INSET;
  eachCell(matches, (record, row, column) => {
    const total = totalOf(record);
    const thick = Math.max(BAR.least, BAR.most * Math.sqrt(total / most));
    const y = layout.top + row * layout.cellHeight + BAR_AT - thick / 2;
    let x = layout.left + column * layout.cellWidth + BAR_INSET;
    for (const part of ['wins', 'ties', 'losses'] as const) {
      const wide = (record[part] / total) * full;
      if (wide > 0) parts[part] += square(x, y, wide, thick);
      x += wide;
    }
  });
  return parts;
}

function eachCell(
  matches: Matches,
  found: (record: ModelRecord, row: number, column: number) => void,
): void {
  for (let row = 0; row < matches.size; row++) {
    for (let column = 0; column < matches.size; column++) {
      const record = recordAt(matches, row, column);
      if (record !== null) found(record, row, column);
    }
  }
}

function square(x: number, y: number, width: number, height: number): string {
  const [left, top, wide, high] = [x, y, width, height].map((n) => String(Number(n.toFixed(1))));
  return `M${left},${top}h${wide}v${high}h-${wide}z`;
}
