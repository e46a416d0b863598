import { ticks } from 'd3';
import { linear } from './linear.ts';

/** A round value on an axis: where it lies, in pixels, and how it is written. */
export interface Tick {
  readonly value: number;
  readonly at: number;
  readonly text: string;
}

export interface Axis {
  /** A value's place in pixels. */
  readonly at: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/** Ends of an axis, as values and in pixels; `end` may lie before `start`. */
export interface AxisRange {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Writes a value with so many decimals. */
export type WriteValue = (value: number, decimals: number) => string;

/**
 * A straight axis with about `wanted` round ticks. One that spans nothing is widened around its
 * only value, so that this lies in the middle.
 */
export function axisOf(range: AxisRange, wanted: number, write: WriteValue): Axis {
  const [from, to] = widened(range);
  const at = linear(from, to, range.start, range.end);
  const values = ticks(from, to, wanted);
  const decimals = decimalsOf(values.length > 1 ? values[1] - values[0] : to - from);
  return {
    at,
    ticks: values.map((value) => ({ value, at: at(value), text: write(value, decimals) })),
  };
}

/** Pixels between two labels at the least. */
const LABEL_GAP = 8;
/** How wide a character of a number is at the most, in ems. */
const DIGIT = 0.64;

/**
 * Every tick of an evenly spaced axis, or every second, third … round one: as many as can be
 * labelled so that no label touches its neighbour or leaves the room.
 * @param from where labels may begin, in the pixels of the ticks
 * @param to where they must end
 */
export function labelledTicks(
  ticks: readonly Tick[],
  fontSize: number,
  from = -Infinity,
  to = Infinity,
): readonly Tick[] {
  if (ticks.length === 0) return ticks;
  const step = ticks.length > 1 ? ticks[1].value - ticks[0].value : 1;
  const half = ({ text }: Tick) => (text.length * DIGIT * fontSize) / 2;
  const inside = ticks.filter((tick) => tick.at - half(tick) >= from && tick.at + half(tick) <= to);
  for (let every = 1; every <= inside.length; every++) {
    const kept = inside.filter(({ value }) => Math.round(value / step) % every === 0);
    const isClear = kept.every(
      (tick, i) =>
        i === 0 || tick.at - half(tick) - kept[i - 1].at - half(kept[i - 1]) >= LABEL_GAP,
    );
    if (isClear && kept.length > 0) return kept;
  }
  return inside.slice(0, 1);
}

function widened({ from, to }: AxisRange): readonly [number, number] {
  if (to > from) return [from, to];
  const half = from === 0 ? 1 : Math.abs(from) / 10;
  return [from - half, from + half];
}

/** So many decimals that neighbouring ticks differ. */
function decimalsOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

/** The ends of many values; 0 and 1 where there are none that can be drawn. */
export function extentOf(values: Iterable<number>): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}

/** To a tenth of a pixel, as short as it can be written. */
export function pixel(value: number): string {
  return String(Math.round(value * 10) / 10);
}
