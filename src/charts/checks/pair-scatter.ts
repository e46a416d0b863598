import { axisOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';

/** A pair's predicted and observed figure, both shares from 0 to 1. */
export interface PairPoint {
  readonly predicted: number;
  readonly lower: number;
  readonly upper: number;
  readonly observed: number;
  readonly judgments: number;
  /** Number by which a misfit is found in the list beside; null for all others. */
  readonly number: number | null;
}

export interface ScatterPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  /** Where the predicted is the observed. */
  readonly diagonal: string;
  /** Points by size, to be stroked with round ends. */
  readonly points: readonly { readonly size: number; readonly path: string }[];
  readonly misfits: readonly {
    readonly number: number;
    readonly x: number;
    readonly y: number;
    /** From the lower to the upper end of what is predicted. */
    readonly interval: string;
  }[];
}

const LEFT = 48;
const TOP = 28;
const FOOT = 44;
const WIDEST = 440;
/** Diameters, for up to a tenth, up to four tenths, and more of the most judgments of a pair. */
const SIZES = [3, 4.5, 6.5];

/** Predicted from left to right, observed from bottom to top, in a square. */
export function scatterPicture(
  points: readonly PairPoint[],
  width: number,
  write: WriteValue,
): ScatterPicture {
  const side = Math.min(WIDEST, width - LEFT - 16);
  const [right, bottom] = [LEFT + side, TOP + side];
  const x = axisOf({ from: 0, to: 1, start: LEFT, end: right }, 5, write);
  const y = axisOf({ from: 0, to: 1, start: bottom, end: TOP }, 5, write);
  const most = points.reduce((sum, { judgments }) => Math.max(sum, judgments), 0);
  // Thousands of pairs share few places: each place is written once.
  const places = SIZES.map(() => new Set<string>());
  const misfits: ScatterPicture['misfits'][number][] = [];
  for (const { predicted, observed, lower, upper, judgments, number } of points) {
    const at = { x: x.at(predicted), y: y.at(observed) };
    if (number === null) {
      const share = judgments / most;
      const level = share <= 0.1 ? 0 : share <= 0.4 ? 1 : 2;
      places[level].add(`M${pixel(at.x)},${pixel(at.y)}h.01`);
    } else {
      // The interval is of the observed at this prediction, and so upright.
      const interval = `M${pixel(at.x)},${pixel(y.at(lower))}V${pixel(y.at(upper))}`;
      misfits.push({ number, ...at, interval });
    }
  }
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT, x, y, misfits },
    diagonal: `M${LEFT},${bottom}L${right},${TOP}`,
    points: places.flatMap((found, level) =>
      found.size === 0 ? [] : [{ size: SIZES[level], path: [...found].join('') }],
    ),
  };
}
