import { axisOf, extentOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';
import { cutMiddle, textWidth } from '../sheet/text-width.ts';

/** One line: an interval with its middle, and what was observed. */
export interface DotRow {
  readonly name: string;
  readonly middle: number;
  readonly lower: number;
  readonly upper: number;
  /** Ends of a narrower interval, drawn thick. */
  readonly inner?: readonly [lower: number, upper: number];
  readonly observed?: number;
  /** Drawn so that it stands out. */
  readonly isMarked?: boolean;
}

export interface DotRowsPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: Axis;
  /** As much of each name as fits, with its place. */
  readonly labels: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  /** Middles of the rows from top to bottom. */
  readonly rows: readonly number[];
  readonly rowHeight: number;
  readonly intervals: string;
  readonly inner: string;
  readonly middles: string;
  /** Lines of next to no length, to be stroked as dots with round ends. */
  readonly observed: string;
  /** Diamonds, for those that stand out. */
  readonly marked: string;
}

const FONT = 12;
const TOP = 16;
const FOOT = 40;
/** On a page narrower than this a name stands above its interval. */
const NARROW = 460;

/**
 * @param include values that the axis must reach, such as 0
 */
export function dotRowsPicture(
  rows: readonly DotRow[],
  include: readonly number[],
  width: number,
  write: WriteValue,
): DotRowsPicture {
  const isStacked = width < NARROW;
  const rowHeight = isStacked ? 36 : rows.length > 40 ? 18 : 24;
  const widest = Math.max(0, ...rows.map(({ name }) => textWidth(name, FONT)));
  const names = isStacked ? width - 8 : Math.min(Math.ceil(widest) + 4, width * 0.42);
  const left = isStacked ? 8 : names + 12;
  const right = width - 16;
  const bottom = TOP + rows.length * rowHeight;
  const [low, high] = extentOf([
    ...include,
    ...rows.flatMap(({ lower, upper, middle, observed = middle }) => [
      lower,
      upper,
      middle,
      observed,
    ]),
  ]);
  const pad = 0.03 * (high - low);
  const range = { from: low - pad, to: high + pad, start: left, end: right };
  const x = axisOf(range, width < NARROW ? 4 : 6, write);
  const y = (at: number): number => TOP + (at + (isStacked ? 0.72 : 0.5)) * rowHeight;
  const place = (value: number, at: number): string => `${pixel(x.at(value))},${pixel(y(at))}`;
  const line = (from: number, to: number, at: number): string =>
    `M${place(from, at)}H${pixel(x.at(to))}`;
  const dots = (isMarked: boolean, draw: (value: number, at: number) => string): string =>
    rows
      .map(({ observed, isMarked: isSpecial = false }, at) =>
        observed === undefined || isSpecial !== isMarked ? '' : draw(observed, at),
      )
      .join('');
  return {
    ...{ left, right, top: TOP, bottom, height: bottom + FOOT, x, rowHeight },
    labels: rows.map(({ name }, at) => ({
      text: cutMiddle(name, FONT, names),
      x: isStacked ? left : left - 10,
      y: isStacked ? y(at) - 13 : y(at),
    })),
    rows: rows.map((_, at) => y(at)),
    intervals: rows.map(({ lower, upper }, at) => line(lower, upper, at)).join(''),
    inner: rows.map(({ inner }, at) => (inner ? line(inner[0], inner[1], at) : '')).join(''),
    middles: rows.map(({ middle }, at) => `M${place(middle, at)}m0,-4v8`).join(''),
    observed: dots(false, (value, at) => `M${place(value, at)}h.01`),
    marked: dots(true, (value, at) => `M${place(value, at)}m0,-5.5l5.5,5.5l-5.5,5.5l-5.5,-5.5z`),
  };
}
