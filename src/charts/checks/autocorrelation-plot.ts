import { axisOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';

export interface AutocorrelationPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  /** A line for each chain. */
  readonly chains: readonly string[];
  /** From zero to the mean of the chains, lag by lag. */
  readonly mean: string;
  /** Within this of zero independent draws stay with 95%, per lag and chain. */
  readonly noise: number;
}

const LEFT = 44;
const TOP = 28;
const HEIGHT = 130;
const FOOT = 40;

/**
 * How like draws are to those before them.
 * @param chains per chain the autocorrelation at lags 0, 1, …, all equally long
 * @param perChain draws per chain
 */
export function autocorrelationPicture(
  chains: readonly Float64Array[],
  perChain: number,
  width: number,
  write: WriteValue,
): AutocorrelationPicture {
  const [right, bottom] = [width - 12, TOP + HEIGHT];
  const lags = Math.max(1, ...chains.map((chain) => chain.length - 1));
  const noise = 1.96 / Math.sqrt(perChain);
  const lowest = Math.min(-0.1, -1.2 * noise, ...chains.map((chain) => Math.min(...chain)));
  const x = axisOf({ from: 0, to: lags, start: LEFT + 6, end: right }, 6, write);
  const y = axisOf({ from: lowest, to: 1, start: bottom, end: TOP }, 4, write);
  const mean = Array.from({ length: lags + 1 }, (_, lag) => {
    const value = chains.reduce((sum, chain) => sum + (chain[lag] ?? 0) / chains.length, 0);
    return `M${pixel(x.at(lag))},${pixel(y.at(0))}V${pixel(y.at(value))}`;
  });
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT, x, y, noise },
    chains: chains.map(
      (chain) =>
        `M${Array.from(chain, (value, lag) => `${pixel(x.at(lag))},${pixel(y.at(value))}`).join('L')}`,
    ),
    mean: mean.join(''),
  };
}
