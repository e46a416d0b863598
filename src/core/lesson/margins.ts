import { exp } from '../numerics/elementary.ts';
import type { LogDensity } from '../model/density.ts';
import type { Density } from '../posterior/ranking/summary.ts';
import type { LogOdds } from '../table/judgments.ts';

/** A density in figures. */
export interface Moments {
  readonly mean: LogOdds;
  readonly sd: LogOdds;
}

/** What a density of three strengths is for each of them alone. */
export interface Margins {
  readonly densities: readonly Density[];
  /** By model: the share in which it is the strongest. */
  readonly best: readonly number[];
}

/**
 * The strengths of three models add up to 0, so that two of them make a grid, and the third lies on
 * the same steps. Sums on an even grid are exact to many digits for smooth densities that vanish at
 * its edges (Trefethen & Weideman 2014, SIAM Review 56, 385–458).
 * @param edge the first two strengths are looked at from −edge to edge
 * @param half steps from 0 to there
 */
export function marginsOf(density: LogDensity, edge: LogOdds, half: number): Margins {
  const size = 2 * half + 1;
  const step = edge / half;
  const logs = new Float64Array(size * size);
  const point = new Float64Array(density.parameters);
  const gradient = new Float64Array(density.parameters);
  let top = -Infinity;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      point[0] = (i - half) * step;
      point[1] = (j - half) * step;
      point[2] = -point[0] - point[1];
      logs[i * size + j] = density.evaluate(point, gradient);
      top = Math.max(top, logs[i * size + j]);
    }
  }
  const margins = [size, size, 2 * size - 1].map((length) => new Float64Array(length));
  const best = [0, 0, 0];
  let total = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const weight = exp(logs[i * size + j] - top);
      // The third strength's steps are counted from −2·edge.
      const places = [i, j, 4 * half - i - j];
      total += weight;
      places.forEach((place, k) => (margins[k][place] += weight));
      const values = [i - half, j - half, 2 * half - i - j];
      const most = Math.max(...values);
      // Equal strengths on the grid share the place.
      const first = values.filter((value) => value === most).length;
      values.forEach((value, k) => (best[k] += value === most ? weight / first : 0));
    }
  }
  return {
    densities: margins.map((sums, k) => {
      const reach = k < 2 ? edge : 2 * edge;
      const values = Float32Array.from(sums, (sum) => sum / total / step);
      return { from: -reach, to: reach, values };
    }),
    best: best.map((sum) => sum / total),
  };
}

/** Mean and standard deviation of a density on an even grid. */
export function momentsOf({ from, to, values }: Density): Moments {
  const step = (to - from) / (values.length - 1);
  let [total, first, second] = [0, 0, 0];
  values.forEach((value, at) => {
    const x = from + at * step;
    total += value;
    first += value * x;
    second += value * x * x;
  });
  const mean = first / total;
  return { mean, sd: Math.sqrt(Math.max(0, second / total - mean * mean)) };
}
