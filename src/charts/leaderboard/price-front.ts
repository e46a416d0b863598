import { axisOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';
import { logAxis } from '../sheet/log-axis.ts';
import type { MarkStyle } from '../sheet/marker.ts';
import { cutMiddle, textWidth } from '../sheet/text-width.ts';

/** A model at its price; strengths on the reader's scale. */
export interface PricePoint {
  readonly name: string;
  readonly style: MarkStyle;
  readonly price: number;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly lowerWide: number;
  readonly upperWide: number;
  /** Whether nothing that is as cheap or cheaper stands above it. */
  readonly isOnFront: boolean;
}

/** One model in the drawing. */
export interface PlacedPoint {
  readonly point: PricePoint;
  readonly x: number;
  readonly y: number;
  /** From the lower to the upper end. */
  readonly narrow: string;
  readonly wide: string;
  /** Its name where there is room for it; null where there is none. */
  readonly label: PlacedLabel | null;
}

export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

export interface PricePicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  /** The best that each price buys, as steps. */
  readonly front: string;
  readonly points: readonly PlacedPoint[];
}

const LEFT = 52;
const TOP = 28;
const SIDE = 24;
const FOOT = 44;
const HEIGHT = 320;
const FONT = 11;
const NAME_WIDTH = 150;
/** Between these ratios of prices equal ratios are equally long; beyond, a price is a mistake. */
const MANY_TIMES = 6;
const TOO_MANY_TIMES = 1e9;
const LEAST_PRICE = 1e-12;
const MARK = 7;

/** Price from left to right, strength from bottom to top. */
export function pricePicture(
  points: readonly PricePoint[],
  width: number,
  write: { readonly price: (value: number) => string; readonly strength: WriteValue },
): PricePicture {
  const right = Math.max(LEFT + 120, width - SIDE);
  const bottom = TOP + HEIGHT;
  const prices = points.map(({ price }) => price);
  const x = priceAxis(Math.min(...prices), Math.max(...prices), right, write.price);
  const low = Math.min(...points.map(({ lowerWide }) => lowerWide));
  const high = Math.max(...points.map(({ upperWide }) => upperWide));
  const pad = (high - low) * 0.05;
  const y = axisOf({ from: low - pad, to: high + pad, start: bottom, end: TOP }, 6, write.strength);
  const placed = points.map((point) => ({ point, x: x.at(point.price), y: y.at(point.median) }));
  const labels = labelsOf(placed, right);
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT, x, y },
    front: frontPath(placed, right),
    points: placed.map(({ point, ...at }, i) => ({
      ...{ point, ...at, label: labels[i] },
      narrow: `M${pixel(at.x)},${pixel(y.at(point.lower))}V${pixel(y.at(point.upper))}`,
      wide: `M${pixel(at.x)},${pixel(y.at(point.lowerWide))}V${pixel(y.at(point.upperWide))}`,
    })),
  };
}

function priceAxis(
  low: number,
  high: number,
  right: number,
  write: (price: number) => string,
): Axis {
  const [start, end] = [LEFT, right];
  const times = high / low;
  if (low >= LEAST_PRICE && times >= MANY_TIMES && times <= TOO_MANY_TIMES) {
    const room = times ** 0.06;
    return logAxis({ from: low / room, to: high * room, start, end }, FONT, write);
  }
  return axisOf({ from: 0, to: high > 0 ? high * 1.06 : 1, start, end }, 5, write);
}

interface Placed {
  readonly point: PricePoint;
  readonly x: number;
  readonly y: number;
}

/** Along the front from its cheapest model to its dearest, and on at that strength. */
function frontPath(placed: readonly Placed[], right: number): string {
  const front = placed.filter(({ point }) => point.isOnFront).sort((a, b) => a.x - b.x);
  if (front.length === 0) return '';
  const [first, ...others] = front;
  const steps = others.map(({ x, y }) => `H${pixel(x)}V${pixel(y)}`).join('');
  return `M${pixel(first.x)},${pixel(first.y)}${steps}H${pixel(right)}`;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Names beside their marks, those of the front first, where nothing lies in the way. */
function labelsOf(placed: readonly Placed[], right: number): readonly (PlacedLabel | null)[] {
  const taken: Box[] = placed.map(({ x, y }) => boxAround(x, y, MARK, MARK));
  const labels: (PlacedLabel | null)[] = placed.map(() => null);
  const order = placed
    .map((_, i) => i)
    .sort((a, b) => Number(placed[b].point.isOnFront) - Number(placed[a].point.isOnFront));
  for (const i of order) {
    const { point, x, y } = placed[i];
    const text = cutMiddle(point.name, FONT, NAME_WIDTH);
    const half = textWidth(text, FONT) / 2;
    const beside = MARK + 3;
    const choices = [
      { anchor: 'end', at: x - beside, middle: x - beside - half, y: y - 8 },
      { anchor: 'start', at: x + beside, middle: x + beside + half, y: y + 8 },
      { anchor: 'start', at: x + beside, middle: x + beside + half, y: y - 8 },
      { anchor: 'end', at: x - beside, middle: x - beside - half, y: y + 8 },
    ] as const;
    const own = choices.find(({ middle, y: at }) => {
      const box = boxAround(middle, at, half, FONT / 2 + 1);
      const isInside = box.left >= LEFT && box.right <= right + SIDE - 4;
      return isInside && taken.every((other) => !overlaps(box, other));
    });
    if (own === undefined) continue;
    taken.push(boxAround(own.middle, own.y, half, FONT / 2 + 1));
    labels[i] = { text, x: own.at, y: own.y, anchor: own.anchor };
  }
  return labels;
}

function boxAround(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
