import { ticks } from 'd3';
import type { NumberWriter } from '../../ui/text/numbers.ts';
import type { Tick } from '../sheet/axis.ts';
import { labelledTicks } from '../sheet/axis.ts';
import { linear } from '../sheet/linear.ts';
import type { Density, FitSummary, IndistinctRun } from '../../core/posterior/ranking/summary.ts';

/** Width of the box that density paths are drawn in; stretched to the cell by the SVG. */
export const PATH_WIDTH = 1000;

/** The horizontal axis that all rows share. */
export interface Frame {
  /** Where a strength (natural log-odds) lies, 0 = left edge, 1 = right edge. */
  at(logOdds: number): number;
  readonly ticks: readonly { readonly at: number; readonly value: number }[];
}

/**
 * Fits the axis to every wide interval.
 * @param toShown natural log-odds → the reader's scale, in which ticks are round
 * @param wanted about how many ticks
 */
export function frameOf(
  summary: FitSummary,
  toShown: (logOdds: number) => number,
  wanted = 6,
): Frame {
  const low = Math.min(...summary.rows.map((row) => row.lowerWide));
  const high = Math.max(...summary.rows.map((row) => row.upperWide));
  const pad = Math.max((high - low) * 0.06, 1e-3);
  const [from, to] = [toShown(low - pad), toShown(high + pad)];
  const place = linear(from, to, 0, 1);
  return {
    at: (logOdds) => place(toShown(logOdds)),
    ticks: ticks(from, to, wanted).map((value) => ({ at: place(value), value })),
  };
}

/** Font size of the axis' labels, in pixels. */
export const TICK_FONT = 13;

/**
 * The ticks that are labelled on an axis so many pixels wide.
 * @param margin how far a label may reach beyond either end
 */
export function frameLabels(
  { ticks }: Frame,
  width: number,
  margin: number,
  write: Pick<NumberWriter, 'fixed'>,
): readonly Tick[] {
  const decimals = ticks.every(({ value }) => Number.isInteger(value)) ? 0 : 1;
  const placed = ticks.map(({ at, value }) => ({
    value,
    at: at * width,
    text: write.fixed(value, decimals),
  }));
  return labelledTicks(placed, TICK_FONT, -margin, width + margin);
}

/**
 * Outline of a density as an SVG path in a box PATH_WIDTH wide and `height` high, standing on
 * its lower edge. All rows share `peak`, so that areas compare; sharp peaks are cut at the top.
 */
export function densityPath(density: Density, frame: Frame, height: number, peak: number): string {
  const { from, to, values } = density;
  if (values.length < 2 || !(to > from) || !(peak > 0)) return '';
  const step = (to - from) / (values.length - 1);
  const points = Array.from(values, (value, i) => {
    const x = frame.at(from + i * step) * PATH_WIDTH;
    const y = height - Math.min(1, value / peak) * height;
    return `${x.toFixed(1)},${y.toFixed(2)}`;
  });
  const left = (frame.at(from) * PATH_WIDTH).toFixed(1);
  const right = (frame.at(to) * PATH_WIDTH).toFixed(1);
  return `M${left},${height}L${points.join('L')}L${right},${height}Z`;
}

/** The highest point of all rows' densities. */
export function densityPeak(summary: FitSummary): number {
  let peak = 0;
  for (const row of summary.rows)
    for (const value of row.density.values) peak = Math.max(peak, value);
  return peak;
}

/** A piece of a bracket beside one row. */
export interface BracketPiece {
  readonly lane: number;
  /** Pixels to the right of the first lane. */
  readonly x: number;
  readonly part: 'first' | 'middle' | 'last';
}

/** Pixels between lanes, and between the first and the last of them. */
const LANE = 5;
const LANES = 15;

/**
 * Lays overlapping runs of indistinct rows into lanes, so that brackets don't cross; the more
 * lanes, the closer together. None is left out: rows without a common bracket are separated.
 * @returns for each row the pieces that pass it
 */
export function bracketPieces(
  runs: readonly IndistinctRun[],
  rows: number,
): readonly (readonly BracketPiece[])[] {
  const busyUntil: number[] = [];
  const laid = [...runs]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .map((run) => {
      const free = busyUntil.findIndex((end) => end < run.from);
      const lane = free < 0 ? busyUntil.length : free;
      busyUntil[lane] = run.to;
      return { ...run, lane };
    });
  const step = Math.min(LANE, LANES / Math.max(1, busyUntil.length - 1));
  const pieces: BracketPiece[][] = Array.from({ length: rows }, () => []);
  for (const { from, to, lane } of laid) {
    for (let row = from; row <= to; row++) {
      const part = row === from ? 'first' : row === to ? 'last' : 'middle';
      pieces[row].push({ lane, x: lane * step, part });
    }
  }
  return pieces;
}

/** The range of rows outside of which row `row` is separated from every one; null if from all. */
export function unseparatedRange(
  runs: readonly IndistinctRun[],
  row: number,
): IndistinctRun | null {
  const passing = runs.filter((run) => run.from <= row && row <= run.to);
  if (passing.length === 0) return null;
  return {
    from: Math.min(...passing.map((run) => run.from)),
    to: Math.max(...passing.map((run) => run.to)),
  };
}
