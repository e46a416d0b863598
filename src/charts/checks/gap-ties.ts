import { axisOf, extentOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';

/** How often pairs tie whose models lie so far apart. */
export interface TiesAtGap {
  /** Ends of the gap, in the reader's scale. */
  readonly from: number;
  readonly to: number;
  /** Shares, 0 … 1. */
  readonly observed: number;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

export interface GapTiesPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  /** Boxes as wide as their gaps, over what is predicted. */
  readonly boxes: string;
  readonly medians: string;
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly isOutside: boolean;
  }[];
}

const LEFT = 48;
const TOP = 28;
const HEIGHT = 190;
const FOOT = 44;

/** Share of ties from bottom to top, gap between the two models from left to right. */
export function gapTiesPicture(
  groups: readonly TiesAtGap[],
  width: number,
  write: { readonly gap: WriteValue; readonly share: WriteValue },
): GapTiesPicture {
  const [right, bottom] = [width - 12, TOP + HEIGHT];
  const [, most] = extentOf(groups.flatMap(({ upper, observed }) => [upper, observed]));
  const [, furthest] = extentOf(groups.map(({ to }) => to));
  const x = axisOf({ from: 0, to: furthest, start: LEFT, end: right }, 6, write.gap);
  const y = axisOf(
    { from: 0, to: Math.max(0.01, most * 1.08), start: bottom, end: TOP },
    4,
    write.share,
  );
  const span = ({ from, to }: TiesAtGap): { at: number; wide: number } => {
    const wide = Math.max(3, x.at(to) - x.at(from) - 1);
    return { at: x.at(from), wide };
  };
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT, x, y },
    boxes: groups
      .map((group) => {
        const { at, wide } = span(group);
        const [low, high] = [y.at(group.lower), y.at(group.upper)];
        return `M${pixel(at)},${pixel(high)}h${pixel(wide)}v${pixel(Math.max(1, low - high))}h-${pixel(wide)}z`;
      })
      .join(''),
    medians: groups
      .map((group) => {
        const { at, wide } = span(group);
        return `M${pixel(at)},${pixel(y.at(group.median))}h${pixel(wide)}`;
      })
      .join(''),
    points: groups.map((group) => {
      const { at, wide } = span(group);
      return {
        x: at + wide / 2,
        y: y.at(group.observed),
        isOutside: group.observed < group.lower || group.observed > group.upper,
      };
    }),
  };
}
