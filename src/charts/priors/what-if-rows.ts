import { ticks } from 'd3';
import { exp } from '../../core/numerics/elementary.ts';
import { labelledTicks, pixel } from '../sheet/axis.ts';
import type { Tick, WriteValue } from '../sheet/axis.ts';
import { linear } from '../sheet/linear.ts';
import type { MarkStyle } from '../sheet/marker.ts';
import { BOLD, textWidth } from '../sheet/text-width.ts';
import type { Belief } from '../../core/model/believe.ts';
import type { DriverSign } from '../../core/posterior/prior/sensitivity.ts';

/** The middle of a distribution and its two intervals, natural log-odds. */
export interface Ends {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly lowerWide: number;
  readonly upperWide: number;
}

/** One model before and after a change of settings. */
export interface WhatIfRow {
  readonly model: number;
  readonly name: string;
  readonly style: MarkStyle;
  readonly before: Ends;
  readonly rankBefore: number;
  /** Null while there is no answer. */
  readonly now: Ends | null;
  readonly rank: number;
  /** Its own prior; null where it uses the shared one. */
  readonly belief: Belief | null;
  /** What decides its strength, where that is known. */
  readonly driver: Driver | null;
}

export interface Driver {
  readonly sign: DriverSign;
  /** One word. */
  readonly text: string;
  /** What it means. */
  readonly note: string;
}

/** Where the parts of the rows stand, in pixels. */
export interface RowsLayout {
  readonly width: number;
  readonly isWide: boolean;
  /** Height of a row, and by how much the chosen one is higher. */
  readonly row: number;
  readonly extra: number;
  /** Ends of the axis. */
  readonly left: number;
  readonly right: number;
  readonly nameWidth: number;
  /** Right ends of the median and of its ±. */
  readonly median: number;
  readonly plusMinus: number;
  /** Left end of the driver's word. */
  readonly driver: number;
}

/** Of a name, which is bold. */
export const NAME_SIZE = 13 * BOLD;
const WIDE = 600;
export const HEAD = 28;
export const TICK_SIZE = 12;

/** Names are as wide as they need where the page has room for them. */
export function rowsLayout(width: number, names: readonly string[] = []): RowsLayout {
  const isWide = width >= WIDE;
  if (!isWide) {
    return {
      ...{ width, isWide, row: 60, extra: 36, left: 12, right: width - 12 },
      ...{ nameWidth: Math.max(60, width - 238), median: width - 126, plusMinus: width - 78 },
      driver: width - 72,
    };
  }
  const widest = Math.max(...names.map((name) => textWidth(name, NAME_SIZE)), 120);
  const nameWidth = Math.ceil(Math.min(widest, width * 0.34));
  const median = 46 + nameWidth + 54;
  return {
    ...{ width, isWide, row: 36, extra: 60, left: median + 68, right: width - 88 },
    ...{ nameWidth, median, plusMinus: median + 48, driver: width - 76 },
  };
}

/** Where row `at` begins; `chosen` is the place of the chosen row, or −1. */
export function topOf({ row, extra }: RowsLayout, at: number, chosen: number): number {
  return at * row + (chosen >= 0 && at > chosen ? extra : 0);
}

export function heightOf(layout: RowsLayout, rows: number, chosen: number): number {
  return topOf(layout, rows, chosen >= 0 && chosen < rows ? chosen : -1);
}

/** The row at a height, from 0; beyond the last it is the last. */
export function rowAt(layout: RowsLayout, y: number, rows: number, chosen: number): number {
  const { row, extra } = layout;
  const beyond = chosen >= 0 && y > (chosen + 1) * row + extra;
  const at = beyond ? (y - extra) / row : y / row;
  const isInside = chosen >= 0 && !beyond && y > chosen * row;
  return Math.max(0, Math.min(rows - 1, isInside ? chosen : Math.floor(at)));
}

/** Places of the intervals inside a row, from its top. */
export function lineOf({ isWide, row, extra }: RowsLayout, isChosen: boolean): number {
  return (isWide ? row / 2 : row - 16) + (isChosen ? extra : 0);
}

/** The horizontal axis of all rows, and the way back from a pixel. */
export interface RowsAxis {
  /** Natural log-odds → pixels. */
  readonly at: (logOdds: number) => number;
  readonly valueAt: (x: number) => number;
  readonly ticks: readonly Tick[];
  /** The ticks that have room for their text. */
  readonly labels: readonly Tick[];
}

/**
 * An axis that holds all intervals. Its ends are round, so that it stands still while a slider
 * moves, but for large moves.
 * @param toShown natural log-odds → the reader's scale: a straight line
 */
export function rowsAxis(
  rows: readonly WhatIfRow[],
  layout: RowsLayout,
  toShown: (logOdds: number) => number,
  write: WriteValue,
): RowsAxis {
  let [low, high] = [Infinity, -Infinity];
  for (const { before, now } of rows) {
    for (const ends of now ? [before, now] : [before]) {
      low = Math.min(low, ends.lowerWide);
      high = Math.max(high, ends.upperWide);
    }
  }
  if (!(high > low)) [low, high] = [low - 1, low + 1];
  const wanted = layout.right - layout.left < 300 ? 4 : 6;
  const rough = ticks(toShown(low), toShown(high), wanted);
  const step = rough.length > 1 ? rough[1] - rough[0] : toShown(high) - toShown(low);
  // Half a step is as far as an end moves at a time.
  const half = step / 2;
  const from = Math.floor(toShown(low) / half - 0.1) * half;
  const to = Math.ceil(toShown(high) / half + 0.1) * half;
  const place = linear(from, to, layout.left, layout.right);
  const [zero, unit] = [toShown(0), toShown(1) - toShown(0)];
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const marks = ticks(from, to, wanted).map((value) => ({
    value,
    at: place(value),
    text: write(value, decimals),
  }));
  const end = layout.isWide ? layout.driver - 8 : layout.width;
  return {
    at: (logOdds) => place(toShown(logOdds)),
    valueAt: (x) => (linear(layout.left, layout.right, from, to)(x) - zero) / unit,
    ticks: marks,
    labels: labelledTicks(marks, TICK_SIZE, layout.isWide ? layout.left - 12 : 0, end),
  };
}

/** How much of a bell is drawn, in standard deviations. */
const REACH = 3;
const BELL_POINTS = 24;

/** A bell standing on height `base`, `height` high, cut off at the ends of the axis. */
export function bellPath(
  { mean, scale }: Belief,
  axis: Pick<RowsAxis, 'at'>,
  { left, right }: Pick<RowsLayout, 'left' | 'right'>,
  base: number,
  height: number,
): string {
  const points: string[] = [];
  for (let i = -BELL_POINTS; i <= BELL_POINTS; i++) {
    const z = (i / BELL_POINTS) * REACH;
    const x = axis.at(mean + z * scale);
    if (x < left || x > right) continue;
    points.push(`${pixel(x)},${pixel(base - height * exp(-0.5 * z * z))}`);
  }
  return points.length < 2 ? '' : `M${points.join('L')}`;
}

/** How high the bell of a row is. */
export function bellHeight({ row, isWide }: RowsLayout, isChosen: boolean): number {
  if (isChosen) return isWide ? 52 : 44;
  return isWide ? row / 2 - 3 : 14;
}
