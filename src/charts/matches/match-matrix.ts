import type { ModelIndex, ModelRecord, PairCounts } from '../../core/table/judgments.ts';
import { MAX_IN_MATRIX } from '../sheet/most-models.ts';
import type { PartWords } from '../sheet/most-models.ts';
import { cutMiddle, textWidth } from '../sheet/text-width.ts';
import { placesIn } from './places-in.ts';

/** Where the judgments between two models lead to; of all or of those that came out so for the first. */
export type MatchHref = (
  row: ModelIndex,
  column: ModelIndex,
  outcome: 'left' | 'tie' | 'right' | null,
) => string | null;

/** Every model against every other, both orders together; entry r · size + c is row against column. */
export interface Matches {
  readonly size: number;
  readonly wins: Float64Array;
  readonly ties: Float64Array;
}

/** Counts of the models in the order given, as a square. */
export function matchesOf(counts: PairCounts, order: readonly ModelIndex[]): Matches {
  const { left, right, leftWins, rightWins } = counts;
  const size = order.length;
  const place = placesIn(counts, order);
  const wins = new Float64Array(size * size);
  const ties = new Float64Array(size * size);
  for (let p = 0; p < left.length; p++) {
    const row = place[left[p]];
    const column = place[right[p]];
    if (row < 0 || column < 0 || row === column) continue;
    wins[row * size + column] += leftWins[p];
    wins[column * size + row] += rightWins[p];
    ties[row * size + column] += counts.ties[p];
    ties[column * size + row] += counts.ties[p];
  }
  return { size, wins, ties };
}

/** Of as many as a drawing holds, the first of the order. */
export function firstMatches(counts: PairCounts, order: readonly ModelIndex[]): Matches {
  return matchesOf(counts, order.slice(0, MAX_IN_MATRIX));
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

function totalOf({ wins, losses, ties }: ModelRecord): number {
  return wins + losses + ties;
}

/** Most judgments of one cell. */
export function mostOf(matches: Matches): number {
  let most = 0;
  eachCell(matches, (wins, ties, losses) => (most = Math.max(most, wins + ties + losses)));
  return most;
}

/** All that the drawing says. */
export interface MatrixWords extends PartWords {
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

/** Up to so many models are drawn as bars with figures, where there is room for them. */
const MAX_BARS = 12;
const BAR_CELL = [64, 40] as const;
/** How much of its side a cell keeps at the least where that makes all of them fit. */
const SHRUNK = 0.75;
/** On a page narrower than this, names give way to cells. */
const NARROW = 500;

/**
 * @param above room over the columns' numbers, for a title
 * @param room width of the page, which the drawing keeps to as far as it can
 */
export function matrixLayout(names: readonly string[], above = 0, room = Infinity): MatrixLayout {
  const size = names.length;
  const side = size <= 24 ? 26 : size <= 48 ? 18 : 12;
  const fontSize = side >= 18 ? 12 : 9;
  const longest = room < NARROW ? 84 : 190;
  const labels = names.map((name) => cutMiddle(name, fontSize, longest));
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, fontSize)));
  const left = Math.ceil(textWidth(`${String(size)} `, fontSize) + widest + 12);
  const top = above + 22;
  const isBars = size <= MAX_BARS && left + size * BAR_CELL[0] < room;
  // A few pixels less are better than a last column that has to be scrolled to.
  const fitting = Math.floor((room - 1 - left) / size);
  const own = fitting < SHRUNK * side ? side : Math.min(side, fitting);
  const [cellWidth, cellHeight] = isBars ? BAR_CELL : [own, own];
  return {
    ...{ style: isBars ? 'bars' : 'shades', cellWidth, cellHeight, left, top, fontSize, labels },
    width: left + size * cellWidth + 1,
    height: top + size * cellHeight + 1,
    numbered: side >= 18 ? 1 : 5,
  };
}

/** Steps of shade on each side of the middle. */
const STEPS = 5;

/** All cells of one shade and size as one path. */
export interface Shade {
  /** −5: lost nearly all, 0: about half, 5: won nearly all; a tie is half a win. */
  readonly step: number;
  /** Share of the cell's side. */
  readonly size: number;
  /**
   * Points on a grid where the middle of a cell is its column and row: lines of next to no length,
   * to be stroked as thick as `size` with square ends. Thousands of cells are short to write so.
   */
  readonly path: string;
}

/** Squares by shade, as large as the square root of the judgments, in four sizes. */
export function shadesOf(matches: Matches): Shade[] {
  const most = mostOf(matches);
  const paths = Array.from({ length: (2 * STEPS + 1) * SIZES.length }, (): string[] => []);
  eachCell(matches, (wins, ties, losses, row, column) => {
    const step = stepOf({ wins, ties, losses }) + STEPS;
    const level = levelOf(wins + ties + losses, most);
    paths[step * SIZES.length + level].push(`M${String(column)},${String(row)}h.01`);
  });
  return paths.flatMap((path, at) => {
    if (path.length === 0) return [];
    const step = Math.floor(at / SIZES.length) - STEPS;
    return { step, size: SIZES[at % SIZES.length], path: path.join('') };
  });
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

/** Shares of the cell's side, all but a gap at most. */
const SIZES = [0.4, 0.58, 0.76, 0.94];

function levelOf(judgments: number, most: number): number {
  return Math.max(1, Math.ceil(4 * Math.sqrt(judgments / most) - 1e-9)) - 1;
}

/** Share of the cell's side that so many judgments fill. */
export function sizeOf(judgments: number, most: number): number {
  return SIZES[levelOf(judgments, most)];
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

const PARTS = ['wins', 'ties', 'losses'] as const;

/** Stacked bars, as thick as the square root of the judgments. */
export function barsOf(matches: Matches, layout: MatrixLayout): Bars {
  const most = mostOf(matches);
  const parts = { wins: '', ties: '', losses: '' };
  const full = layout.cellWidth - 2 * BAR_INSET;
  eachCell(matches, (wins, ties, losses, row, column) => {
    const record = { wins, ties, losses };
    const total = totalOf(record);
    const thick = Math.max(BAR.least, BAR.most * Math.sqrt(total / most));
    const y = layout.top + row * layout.cellHeight + BAR_AT - thick / 2;
    let x = layout.left + column * layout.cellWidth + BAR_INSET;
    for (const part of PARTS) {
      const wide = (record[part] / total) * full;
      if (wide > 0) parts[part] += square(x, y, wide, thick);
      x += wide;
    }
  });
  return parts;
}

/** Calls back with every cell of models that met. */
function eachCell(
  { size, wins, ties }: Matches,
  found: (wins: number, ties: number, losses: number, row: number, column: number) => void,
): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const own = row * size + column;
      const lost = wins[column * size + row];
      if (wins[own] + ties[own] + lost > 0) found(wins[own], ties[own], lost, row, column);
    }
  }
}

function square(x: number, y: number, width: number, height: number): string {
  const wide = round(width);
  return `M${round(x)},${round(y)}h${wide}v${round(height)}h-${wide}z`;
}

/** To a tenth of a pixel. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
