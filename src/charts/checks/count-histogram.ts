import { axisOf, extentOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';

export interface HistogramPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: Axis;
  readonly bars: string;
  /** Where the observed lies. */
  readonly observed: number;
}

const LEFT = 16;
const TOP = 34;
const HEIGHT = 120;
const FOOT = 44;
const MAX_BINS = 40;

/**
 * How often each count came among replicates, and the count that was observed.
 * @param replicates whole numbers
 */
export function histogramPicture(
  replicates: ArrayLike<number>,
  observed: number,
  width: number,
  write: WriteValue,
): HistogramPicture {
  const [right, bottom] = [width - 12, TOP + HEIGHT];
  const values = Array.from(replicates);
  const [low, high] = extentOf([...values, observed]);
  const step = Math.max(1, Math.ceil((high - low + 1) / MAX_BINS));
  const bins = Math.ceil((high - low + 1) / step);
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.floor((value - low) / step)]++;
  const most = Math.max(1, ...counts);
  const range = { from: low - 0.5, to: low + bins * step - 0.5, start: LEFT, end: right };
  const x = axisOf(range, width < 480 ? 5 : 8, write);
  const wide = ((right - LEFT) / bins) * 0.92;
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT },
    // Between whole numbers there is nothing to mark.
    x: { at: x.at, ticks: x.ticks.filter(({ value }) => Number.isInteger(value)) },
    bars: counts
      .map((count, bin) =>
        count === 0
          ? ''
          : `M${pixel(x.at(low + bin * step - 0.5))},${bottom}v-${pixel((count / most) * HEIGHT)}h${pixel(wide)}V${bottom}z`,
      )
      .join(''),
    observed: x.at(step === 1 ? observed : Math.max(low, observed)),
  };
}
