import { axisOf, extentOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';

export interface KHatPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: Axis;
  readonly good: string;
  readonly bad: string;
  readonly threshold: number;
}

const LEFT = 16;
const TOP = 34;
const HEIGHT = 100;
const FOOT = 44;
const BIN = 0.05;

/**
 * How many judgments have which k-hat; a bar's height grows with the square root, so that single
 * judgments show beside thousands.
 * @param weight judgments that an entry of `k` stands for
 */
export function kHatPicture(
  k: ArrayLike<number>,
  weight: ArrayLike<number>,
  threshold: number,
  width: number,
  write: WriteValue,
): KHatPicture {
  const [right, bottom] = [width - 12, TOP + HEIGHT];
  const finite = Array.from(k, (value) => Math.min(Math.max(value, -0.5), 1.5));
  const [low, high] = extentOf([...finite, 0, 1]);
  const first = Math.floor(low / BIN + 1e-9);
  const bins = new Array<number>(Math.max(1, Math.ceil(high / BIN - 1e-9) - first)).fill(0);
  finite.forEach((value, at) => {
    const bin = Math.min(bins.length - 1, Math.max(0, Math.floor(value / BIN) - first));
    bins[bin] += weight[at];
  });
  const most = Math.max(1, ...bins);
  const range = { from: first * BIN, to: (first + bins.length) * BIN, start: LEFT, end: right };
  const x = axisOf(range, 6, write);
  const wide = pixel(x.at(BIN) - x.at(0) - 1);
  const bars = (isBad: boolean): string =>
    bins
      .map((count, bin) => {
        // A bin counts as bad where its middle is.
        const middle = (first + bin + 0.5) * BIN;
        if (count === 0 || middle > threshold !== isBad) return '';
        const tall = Math.max(1, HEIGHT * Math.sqrt(count / most));
        return `M${pixel(x.at((first + bin) * BIN))},${bottom}v-${pixel(tall)}h${wide}V${bottom}z`;
      })
      .join('');
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT, x },
    good: bars(false),
    bad: bars(true),
    threshold: x.at(threshold),
  };
}
