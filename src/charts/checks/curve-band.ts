import { axisOf, pixel } from '../sheet/axis.ts';
import type { Axis, Tick, WriteValue } from '../sheet/axis.ts';
import { textWidth } from '../sheet/text-width.ts';

/** A share that grows with a number, with the band around it. */
export interface BandPoint {
  /** Not negative. */
  readonly x: number;
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
}

export interface CurvePicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  /** Ticks at points of the curve, as many as have room. */
  readonly x: Axis;
  readonly y: Axis;
  readonly band: string;
  readonly line: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const LEFT = 48;
const TOP = 30;
const HEIGHT = 200;
const FOOT = 44;

/**
 * A curve over numbers that double from point to point, and may begin with 0: each doubling is
 * equally wide.
 * @param points ascending by x; shares from 0 to 1
 */
export function curvePicture(
  points: readonly BandPoint[],
  width: number,
  write: { readonly x: (value: number) => string; readonly y: WriteValue },
): CurvePicture {
  const [right, bottom] = [width - 32, TOP + HEIGHT];
  const unit = points.find(({ x }) => x > 0)?.x ?? 1;
  const doublings = (value: number): number => Math.log2(1 + value / unit);
  const last = doublings(points.at(-1)?.x ?? unit);
  const range = { from: 0, to: last, start: LEFT, end: right };
  const { at } = axisOf(range, 2, String);
  const place = (value: number): number => at(doublings(value));
  const y = axisOf({ from: 0, to: 1, start: bottom, end: TOP }, 5, write.y);
  const along = (of: (point: BandPoint) => number): string[] =>
    points.map((point) => `${pixel(place(point.x))},${pixel(y.at(of(point)))}`);
  const upper = along((point) => point.upper);
  const lower = along((point) => point.lower).reverse();
  const ticks = points.map(({ x }) => ({ value: x, at: place(x), text: write.x(x) }));
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT, y },
    x: { at: place, ticks: withRoom(ticks) },
    band: points.length === 0 ? '' : `M${[...upper, ...lower].join('L')}Z`,
    line: points.length === 0 ? '' : `M${along((point) => point.y).join('L')}`,
    points: points.map((point) => ({ x: place(point.x), y: y.at(point.y) })),
  };
}

/** Ticks from the last to the first, without those whose text would touch the one kept before. */
function withRoom(ticks: readonly Tick[]): Tick[] {
  const kept: Tick[] = [];
  let edge = Infinity;
  for (const tick of [...ticks].reverse()) {
    const half = textWidth(tick.text, 11) / 2;
    if (tick.at + half + 6 > edge) continue;
    kept.push(tick);
    edge = tick.at - half;
  }
  return kept.reverse();
}
