import { ticks } from 'd3';
import type { Curve } from '../../core/posterior/prior/curves.ts';
import type { Density } from '../../core/posterior/ranking/summary.ts';
import { pixel } from '../sheet/axis.ts';
import type { Tick, WriteValue } from '../sheet/axis.ts';
import { linear } from '../sheet/linear.ts';

export interface OverlayPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly at: (value: number) => number;
  readonly valueAt: (x: number) => number;
  readonly ticks: readonly Tick[];
  /** Outlines in the order of the curves; '' for one that lies outside. */
  readonly paths: readonly string[];
}

const TOP = 12;
/** Half of the widest text under a tick. */
const SIDE = 20;
const HEIGHT = 220;
const FOOT = 40;
/** How far a curve may rise above the posterior before it is cut off. */
const RISE = 1.6;
/** An unbounded likelihood is as high as this share of the picture. */
const OPEN = 0.6;

/**
 * Curves on one axis. It holds likelihood and posterior, and as much of a wider prior as they are
 * wide; its ends are round, so that it stands still while a slider moves.
 * @param toShown a straight line to the scale in which ticks are round
 */
export function overlayPicture(
  curves: readonly Curve[],
  width: number,
  toShown: (value: number) => number,
  write: WriteValue,
): OverlayPicture {
  const [left, right, bottom] = [SIDE, width - SIDE, TOP + HEIGHT];
  const [low, high] = endsOf(curves);
  const wanted = width < 480 ? 5 : 8;
  const rough = ticks(toShown(low), toShown(high), wanted);
  const step = rough.length > 1 ? rough[1] - rough[0] : toShown(high) - toShown(low);
  const from = Math.floor(toShown(low) / step) * step;
  const to = Math.ceil(toShown(high) / step) * step;
  const place = linear(from, to, left, right);
  const at = (value: number) => place(toShown(value));
  const [zero, unit] = [toShown(0), toShown(1) - toShown(0)];
  const peak = peakOf(curves);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return {
    ...{ left, right, top: TOP, bottom, height: bottom + FOOT, at },
    valueAt: (x) => (linear(left, right, from, to)(x) - zero) / unit,
    ticks: ticks(from, to, wanted).map((value) => ({
      value,
      at: place(value),
      text: write(value, decimals),
    })),
    paths: curves.map(({ density, isOpen }) =>
      outline(density, at, { left, right, bottom }, isOpen ? 1 / OPEN : peak),
    ),
  };
}

function endsOf(curves: readonly Curve[]): readonly [number, number] {
  const informed = curves.filter(({ name }) => name !== 'prior');
  const closed = informed.filter(({ isOpen }) => !isOpen);
  const held = closed.length > 0 ? closed : informed.length > 0 ? informed : curves;
  let low = Math.min(...held.map(({ density }) => density.from));
  let high = Math.max(...held.map(({ density }) => density.to));
  const span = high - low || 1;
  for (const { density } of curves) {
    low = Math.min(low, Math.max(density.from, low - span * 0.75));
    high = Math.max(high, Math.min(density.to, high + span * 0.75));
  }
  return [low, high];
}

function peakOf(curves: readonly Curve[]): number {
  let [prior, other] = [0, 0];
  for (const { name, density, isOpen } of curves) {
    if (isOpen) continue;
    const most = density.values.reduce((a, b) => Math.max(a, b), 0);
    if (name === 'prior') prior = most;
    else other = Math.max(other, most);
  }
  if (other === 0) return prior || 1;
  return Math.max(other, Math.min(prior, RISE * other)) * 1.05;
}

function outline(
  { from, to, values }: Density,
  at: (value: number) => number,
  box: { readonly left: number; readonly right: number; readonly bottom: number },
  peak: number,
): string {
  if (values.length < 2 || !(to > from)) return '';
  const step = (to - from) / (values.length - 1);
  const points: string[] = [];
  let [first, last] = [NaN, NaN];
  for (let i = 0; i < values.length; i++) {
    const x = at(from + i * step);
    // The first point beyond an edge is kept, at the edge.
    const isOutside =
      (x < box.left && at(from + (i + 1) * step) < box.left) ||
      (x > box.right && at(from + (i - 1) * step) > box.right);
    if (isOutside) continue;
    const within = Math.min(box.right, Math.max(box.left, x));
    const y = box.bottom - Math.min(1, values[i] / peak) * HEIGHT;
    points.push(`${pixel(within)},${pixel(y)}`);
    if (Number.isNaN(first)) first = within;
    last = within;
  }
  if (points.length < 2) return '';
  // Where a curve goes on beyond the picture it does not fall to the ground.
  const start = first > box.left ? `M${pixel(first)},${box.bottom}L` : 'M';
  const end = last < box.right ? `L${pixel(last)},${box.bottom}` : '';
  return `${start}${points.join('L')}${end}`;
}
