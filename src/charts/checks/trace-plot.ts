import type { Trace } from '../../core/posterior/diagnostics/chain-plots.ts';
import { axisOf, extentOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';

/** One chain's course, in a strip of its own. */
export interface TraceStrip {
  /** Upper and lower edge, in pixels. */
  readonly top: number;
  readonly bottom: number;
  /** All that lies between the lowest and the highest value of each piece. */
  readonly path: string;
  /** Marks at draws that diverged, along the lower edge; '' without any. */
  readonly divergent: string;
  readonly y: Axis;
}

export interface TracePicture {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly height: number;
  readonly strips: readonly TraceStrip[];
  readonly x: Axis;
}

const LEFT = 64;
const TOP = 34;
const GAP = 20;
const FOOT = 40;

/**
 * The courses of all chains, one below the other on the same scale, so that a chain that is
 * elsewhere, or stands still, shows.
 * @param divergent per chain the numbers of the draws that diverged
 */
export function tracePicture(
  traces: readonly Trace[],
  divergent: readonly ArrayLike<number>[],
  width: number,
  write: WriteValue,
): TracePicture {
  const strip = traces.length > 8 ? 24 : 48;
  const right = width - 28;
  const [low] = extentOf(traces.flatMap((trace) => [...trace.low]));
  const [, high] = extentOf(traces.flatMap((trace) => [...trace.high]));
  const draws = Math.max(1, ...traces.map(({ starts }) => starts.at(-1) ?? 1));
  const x = axisOf({ from: 0, to: draws, start: LEFT, end: right }, width < 480 ? 3 : 6, write);
  const strips = traces.map((trace, chain): TraceStrip => {
    const top = TOP + chain * (strip + GAP);
    const bottom = top + strip;
    const y = axisOf({ from: low, to: high, start: bottom - 1, end: top + 1 }, 3, write);
    const marks = Array.from(
      divergent[chain] ?? [],
      (draw) => `M${pixel(x.at(draw))},${bottom}v-7`,
    );
    return { top, bottom, path: outline(trace, x, y), divergent: marks.join(''), y };
  });
  const bottom = strips.at(-1)?.bottom ?? TOP;
  return { left: LEFT, right, bottom, height: bottom + FOOT, strips, x };
}

/** Along the highest values to the right and back along the lowest. */
function outline({ low, high, starts }: Trace, x: Axis, y: Axis): string {
  const place = (piece: number): string => pixel(x.at((starts[piece] + starts[piece + 1]) / 2));
  const there: string[] = [];
  const back: string[] = [];
  for (let piece = 0; piece < low.length; piece++) {
    there.push(`${place(piece)},${pixel(y.at(high[piece]))}`);
    back.push(`${place(piece)},${pixel(y.at(low[piece]))}`);
  }
  return there.length === 0 ? '' : `M${there.join('L')}L${back.reverse().join('L')}Z`;
}
