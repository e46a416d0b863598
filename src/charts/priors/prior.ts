import { relativePriorDensity } from '../../core/model/prior-density.ts';
import type { StrengthPrior } from '../../core/model/settings.ts';
import { linear } from '../sheet/linear.ts';

/** A prior's density drawn in a box, with the models' medians as marks below it. */
export interface PriorShape {
  readonly path: string;
  /** Horizontal positions in the box. */
  readonly marks: readonly number[];
  readonly zero: number;
}

/**
 * @param prior on the log-odds scale
 * @param medians posterior medians in log-odds, marked where they fall inside the box
 * @param reach half of the log-odds that the box spans; the same reach keeps the axis still
 *   while a slider moves
 */
export function priorShape(
  prior: StrengthPrior,
  medians: readonly number[],
  reach: number,
  width: number,
  height: number,
): PriorShape {
  const x = linear(-reach, reach, 0, width);
  const marks = medians.filter((m) => Math.abs(m) <= reach).map((m) => x(m));
  return { path: outline(prior, x, reach, height), marks, zero: x(0) };
}

function outline(
  prior: StrengthPrior,
  x: (logOdds: number) => number,
  reach: number,
  height: number,
): string {
  if (prior.family === 'uniform') {
    const edge = Math.min(prior.bound, reach);
    const left = x(-edge).toFixed(1);
    const right = x(edge).toFixed(1);
    // Areas are not equal between families: a flat prior's height carries no information.
    return `M${left},${height}V${height * 0.25}H${right}V${height}Z`;
  }
  const points: string[] = [];
  for (let i = 0; i <= 80; i++) {
    const at = (i / 40 - 1) * reach;
    const relative = relativePriorDensity(prior, at);
    points.push(`${x(at).toFixed(1)},${(height - relative * height * 0.9).toFixed(1)}`);
  }
  return `M${x(-reach)},${height}L${points.join('L')}L${x(reach)},${height}Z`;
}
