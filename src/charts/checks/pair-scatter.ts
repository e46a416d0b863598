import { axisOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';

/** What pairs' figures, all of them shares from 0 to 1, are predicted to be and are. */
export interface PairPoints {
  /** Those that are drawn: places in the columns. */
  readonly pairs: Uint32Array;
  readonly predicted: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly observed: Float64Array;
  readonly judgments: Float64Array;
  /** Numbers by which misfits are found in the list beside, by pair. */
  readonly numbers: ReadonlyMap<number, number>;
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

/** More than any place has on either axis. */
const PLACES = 1 << 14;

/** Predicted from left to right, observed from bottom to top, in a square. */
export function scatterPicture(
  { pairs, predicted, lower, upper, observed, judgments, numbers }: PairPoints,
  width: number,
  write: WriteValue,
): ScatterPicture {
  const side = Math.min(WIDEST, width - LEFT - 16);
  const [right, bottom] = [LEFT + side, TOP + side];
  const x = axisOf({ from: 0, to: 1, start: LEFT, end: right }, 5, write);
  const y = axisOf({ from: 0, to: 1, start: bottom, end: TOP }, 5, write);
  let most = 0;
  for (const pair of pairs) most = Math.max(most, judgments[pair]);
  // Thousands of pairs share few places, and each is written once: a tenth of a pixel, or, of more
  // pairs than there are pixels, a pixel.
  const inPixel = pairs.length > side * side ? 1 : 10;
  const places = SIZES.map(() => new Set<number>());
  const misfits: ScatterPicture['misfits'][number][] = [];
  for (const pair of pairs) {
    const at = { x: x.at(predicted[pair]), y: y.at(observed[pair]) };
    const number = numbers.get(pair);
    if (number === undefined) {
      const share = judgments[pair] / most;
      const level = share <= 0.1 ? 0 : share <= 0.4 ? 1 : 2;
      places[level].add(Math.round(at.x * inPixel) * PLACES + Math.round(at.y * inPixel));
    } else {
      // The interval is of the observed at this prediction, and so upright.
      const interval = `M${pixel(at.x)},${pixel(y.at(lower[pair]))}V${pixel(y.at(upper[pair]))}`;
      misfits.push({ number, ...at, interval });
    }
  }
  const dot = (place: number): string =>
    `M${pixel(Math.floor(place / PLACES) / inPixel)},${pixel((place % PLACES) / inPixel)}h.01`;
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT, x, y, misfits },
    diagonal: `M${LEFT},${bottom}L${right},${TOP}`,
    points: places.flatMap((found, level) =>
      found.size === 0 ? [] : [{ size: SIZES[level], path: Array.from(found, dot).join('') }],
    ),
  };
}
