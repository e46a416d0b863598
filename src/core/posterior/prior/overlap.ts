import type { Density } from '../ranking/summary.ts';

const POINTS = 400;

/**
 * How much two distributions overlap: the area under the lower of their densities (Weitzman 1970);
 * 0 where they have nothing in common, 1 where they are one.
 */
export function overlapOf(a: Density, b: Density): number {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  if (!(to > from)) return 0;
  const step = (to - from) / POINTS;
  let sum = 0;
  for (let i = 0; i <= POINTS; i++) {
    const x = from + i * step;
    const lower = Math.min(densityAt(a, x), densityAt(b, x));
    sum += i === 0 || i === POINTS ? lower / 2 : lower;
  }
  return Math.min(1, sum * step);
}

/** Below it, prior and likelihood are at odds. */
const AT_ODDS = 0.05;
/** Of prior and posterior: below it the data rule, above it they have added little. */
const TAUGHT = 0.35;
const LEARNED_LITTLE = 0.85;

/** Whether a prior and what the data say have next to nothing in common. */
export function areAtOdds(priorAndData: number): boolean {
  return priorAndData < AT_ODDS;
}

/**
 * What the data added to a prior; null for something in between.
 * @param areSilent whether the data alone say nothing: what narrows it then are other parameters
 */
export function learningOf(
  priorAndPosterior: number,
  areSilent: boolean,
): 'taught' | 'learnedLittle' | null {
  if (priorAndPosterior < TAUGHT) return areSilent ? null : 'taught';
  return priorAndPosterior > LEARNED_LITTLE ? 'learnedLittle' : null;
}

/** A density between its points; 0 outside. */
export function densityAt({ from, to, values }: Density, x: number): number {
  if (!(x >= from && x <= to) || values.length < 2) return 0;
  const place = ((x - from) / (to - from)) * (values.length - 1);
  const left = Math.min(Math.floor(place), values.length - 2);
  return values[left] + (place - left) * (values[left + 1] - values[left]);
}

/** The share of a density's area that lies below x. */
export function shareBelow({ from, to, values }: Density, x: number): number {
  const step = (to - from) / (values.length - 1);
  let [before, total] = [0, 0];
  for (let i = 0; i + 1 < values.length; i++) {
    const area = (values[i] + values[i + 1]) / 2;
    total += area;
    before += area * Math.min(1, Math.max(0, (x - (from + i * step)) / step));
  }
  return total > 0 ? before / total : x >= from ? 1 : 0;
}

/** Below this share of its top a density by draws is too rough to be divided by. */
const ROUGH = 0.02;

/** One density over another, on the grid of the first and of area 1: what took the one to the other. */
export function quotientOf(above: Density, below: Density): Density {
  const { from, to, values } = above;
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const step = (to - from) / (values.length - 1);
  const ratios = values.map((value, i) => {
    const before = densityAt(below, from + i * step);
    return value < ROUGH * most || before <= 0 ? 0 : value / before;
  });
  const area = ratios.reduce((sum, value) => sum + value * step, 0);
  return { from, to, values: ratios.map((value) => (area > 0 ? value / area : 0)) };
}
