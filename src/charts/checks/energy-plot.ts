import { axisOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';

export interface EnergyPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: Axis;
  /** Outlines of the two histograms, of one area each. */
  readonly marginal: string;
  readonly transition: string;
}

const LEFT = 16;
const TOP = 30;
const HEIGHT = 130;
const FOOT = 44;

/**
 * Energies of the draws, and of the steps between them, as two histograms over each other
 * (Betancourt 2016): where the steps are much narrower, the tails are reached too slowly.
 * @param edges ends of the bins, one more than there are counts
 */
export function energyPicture(
  edges: ArrayLike<number>,
  marginal: ArrayLike<number>,
  transition: ArrayLike<number>,
  width: number,
  write: WriteValue,
): EnergyPicture {
  const [right, bottom] = [width - 12, TOP + HEIGHT];
  const range = { from: edges[0], to: edges[edges.length - 1], start: LEFT, end: right };
  const x = axisOf(range, width < 480 ? 5 : 8, write);
  const densities = [marginal, transition].map((counts) => densityOf(edges, counts));
  const most = Math.max(Number.MIN_VALUE, ...densities.flat());
  const outline = (density: readonly number[]): string => {
    const steps = density.map((value, bin) => {
      const y = pixel(bottom - (value / most) * HEIGHT);
      return `V${y}H${pixel(x.at(edges[bin + 1]))}`;
    });
    return `M${pixel(x.at(edges[0]))},${bottom}${steps.join('')}V${bottom}`;
  };
  return {
    ...{ left: LEFT, right, top: TOP, bottom, height: bottom + FOOT, x },
    marginal: outline(densities[0]),
    transition: outline(densities[1]),
  };
}

function densityOf(edges: ArrayLike<number>, counts: ArrayLike<number>): number[] {
  let total = 0;
  for (let bin = 0; bin < counts.length; bin++) total += counts[bin];
  return Array.from(counts, (count, bin) =>
    total === 0 ? 0 : count / total / (edges[bin + 1] - edges[bin]),
  );
}
