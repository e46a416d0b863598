import { axisOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';

/** What pairs' figures, all of them shares from 0 to 1, are predicted to be and are. */
export interface PairPoints {
  readonly predicted: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** NaN of those that are not drawn. */
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

/** Predicted from left to right, observed from bottom to top, in a square. */
export function scatterPicture(
  { predicted, lower, upper, observed, judgments, numbers }: PairPoints,
  width: number,
  write: WriteValue,
): ScatterPicture {
  const side = Math.min(WIDEST, width - LEFT - 16);
  const [right, bottom] = [LEFT + side, TOP + side];
  const x = axisOf({ from: 0, to: 1, start: LEFT, end: right }, 5, write);
  const y = axisOf({ from: 0, to: 1, start: bottom, end: TOP }, 5, write);
  let [most, pairs] = [0, 0];
  for (let pair = 0; pair < observed.length; pair++) {
    if (Number.isNaN(observed[pair])) continue;
    pairs++;
    if (judgments[pair] > most) most = judgments[pair];
  }
  // Thousands of pairs share few places, and each is written once: a tenth of a pixel, or, of more
  // pairs than there are pixels, a pixel.
  const inPixel = pairs > side * side ? 1 : 10;
  const places = SIZES.map(() => new Places((right + 1) * inPixel, (bottom + 1) * inPixel));
  const isNumbered = new Uint8Array(predicted.length);
  for (const pair of numbers.keys()) isNumbered[pair] = 1;
  const misfits: ScatterPicture['misfits'][number][] = [];
  for (let pair = 0; pair < observed.length; pair++) {
    if (Number.isNaN(observed[pair])) continue;
    // As the axes have them: of half a million pairs each step counts.
    const across = LEFT + predicted[pair] * side;
    const up = bottom - observed[pair] * side;
    if (isNumbered[pair] === 0) {
      const level = judgments[pair] <= 0.1 * most ? 0 : judgments[pair] <= 0.4 * most ? 1 : 2;
      places[level].add((across * inPixel + 0.5) | 0, (up * inPixel + 0.5) | 0);
    } else {
      // The interval is of the observed at this prediction, and so upright.
      const interval = `M${pixel(across)},${pixel(y.at(lower[pair]))}V${pixel(y.at(upper[pair]))}`;
      misfits.push({ number: numbers.get(pair) ?? 0, x: across, y: up, interval });
    }
  }
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT, x, y, misfits },
    diagonal: `M${LEFT},${bottom}L${right},${TOP}`,
    points: places.flatMap((found, level) => {
      const path = found.path(inPixel);
      return path === '' ? [] : [{ size: SIZES[level], path }];
    }),
  };
}

/** Places of a grid, each once, in the order that they came. A set of them takes the picture half as long again. */
class Places {
  readonly #width: number;
  /** A bit for each. */
  readonly #isTaken: Uint8Array;
  readonly #taken: number[] = [];

  /** Both ends excluded; from 0. */
  constructor(width: number, height: number) {
    this.#width = width;
    this.#isTaken = new Uint8Array(Math.ceil((width * height) / 8));
  }

  add(x: number, y: number): void {
    const place = y * this.#width + x;
    const bit = 1 << (place & 7);
    if ((this.#isTaken[place >>> 3] & bit) !== 0) return;
    this.#isTaken[place >>> 3] |= bit;
    this.#taken.push(place);
  }

  /** Dots at them. @param inPixel how many of them a pixel has on either axis */
  path(inPixel: number): string {
    const dot = (place: number): string => {
      const x = place % this.#width;
      return `M${pixel(x / inPixel)},${pixel((place - x) / this.#width / inPixel)}h.01`;
    };
    return this.#taken.map(dot).join('');
  }
}
