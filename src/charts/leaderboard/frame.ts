import { ticks } from 'd3';
import type { NumberWriter } from '../../ui/text/numbers.ts';
import type { Tick } from '../sheet/axis.ts';
import { labelledTicks } from '../sheet/axis.ts';
import { linear } from '../sheet/linear.ts';
import type { Density, FitSummary } from '../../core/posterior/ranking/summary.ts';

/** Width of the box that density paths are drawn in; stretched to the cell by the SVG. */
export const PATH_WIDTH = 1000;

/** The horizontal axis that all rows share. */
export interface Frame {
  /** Where a strength (natural log-odds) lies, 0 = left edge, 1 = right edge. */
  at(logOdds: number): number;
  readonly ticks: readonly { readonly at: number; readonly value: number }[];
  /** Lines at the ticks, as an SVG path in a box PATH_WIDTH wide and 1 high. */
  readonly grid: string;
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
  const placed = ticks(from, to, wanted).map((value) => ({ at: place(value), value }));
  return {
    at: (logOdds) => place(toShown(logOdds)),
    ticks: placed,
    grid: placed.map(({ at }) => `M${(at * PATH_WIDTH).toFixed(1)},0V1`).join(''),
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
export function densityPath(
  density: Density,
  frame: Pick<Frame, 'at'>,
  height: number,
  peak: number,
): string {
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
  for (const { density } of summary.rows) {
    const { values } = density;
    // Hundreds of thousands of values, of which iterators would make a long task.
    for (let i = 0; i < values.length; i++) if (values[i] > peak) peak = values[i];
  }
  return peak;
}
