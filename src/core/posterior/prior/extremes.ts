import type { InformativePrior, ModelSettings } from '../../model/settings.ts';
import { shareBelow } from './overlap.ts';
import type { FitSummary } from '../ranking/summary.ts';

/** Something about settings that a reader should know before trusting them. */
export type Extreme =
  | { readonly kind: 'narrow'; readonly width: number }
  | { readonly kind: 'wide' }
  | { readonly kind: 'cauchy' }
  /** Of this model so many of the fit's draws lie beyond the limits. */
  | { readonly kind: 'cut'; readonly model: number; readonly share: number }
  | { readonly kind: 'cut-all' }
  /** What is believed of a model and what the fit found disagree widely. */
  | { readonly kind: 'belief'; readonly model: number };

/** Widths in log-odds, below and above which a prior is out of the ordinary. */
const NARROW = 0.1;
const WIDE = 15;
/** Degrees of freedom up to which a Student-t has no mean. */
const CAUCHY = 1;
const CUT = 0.025;
/** So many standard deviations apart, belief and fit disagree. */
const APART = 3;
/** So many standard deviations from a limit, what a fit says of a model leans on the limit. */
const AT_LIMIT = 2;
/** A density leaves out its outermost parts: so much of a model's draws beyond is all of them. */
const ALL = 0.995;

/**
 * What in settings is out of the ordinary, by what a fit found.
 * @param settings tried
 * @param fitted settings of the fit, whose beliefs the fit has already
 * @param models names, in the order of `PairCounts.models`
 */
export function extremesOf(
  settings: ModelSettings,
  fitted: ModelSettings,
  summary: FitSummary,
  models: readonly string[],
): Extreme[] {
  const { strength, informative } = settings;
  const found: Extreme[] = [];
  const width = strength.family === 'uniform' ? strength.bound : strength.scale;
  if (width <= NARROW) found.push({ kind: 'narrow', width });
  if (width >= WIDE) found.push({ kind: 'wide' });
  if (strength.family === 'student-t' && strength.df <= CAUCHY) found.push({ kind: 'cauchy' });
  if (strength.family === 'uniform') {
    const { bound } = strength;
    const outside = summary.rows.map(({ model, density }) => ({
      model,
      share: 1 - shareBelow(density, bound) + shareBelow(density, -bound),
    }));
    const most = outside.reduce((a, b) => (b.share > a.share ? b : a));
    if (most.share > ALL) found.push({ kind: 'cut-all' });
    else if (most.share > CUT) found.push({ kind: 'cut', ...most });
  }
  for (const belief of informative) {
    if (fitted.informative.some((one) => isSameBelief(one, belief))) continue;
    const row = summary.rows.find(({ model }) => models[model] === belief.model);
    if (!row) continue;
    const sd = Math.sqrt(belief.scale ** 2 + row.sd ** 2);
    if (Math.abs(row.median - belief.mean) > APART * sd) {
      found.push({ kind: 'belief', model: row.model });
    }
  }
  return found;
}

/** The model nearest to the limit of a flat prior, and how far from it in its posterior sds. */
export function nearestLimit(
  bound: number,
  rows: FitSummary['rows'],
): { readonly model: number; readonly sds: number; readonly isAtLimit: boolean } {
  const { model, median, sd } = rows.reduce((a, b) =>
    Math.abs(b.median) > Math.abs(a.median) ? b : a,
  );
  const sds = (bound - Math.abs(median)) / sd;
  return { model, sds, isAtLimit: sds < AT_LIMIT };
}

function isSameBelief(a: InformativePrior, b: InformativePrior): boolean {
  return a.model === b.model && a.mean === b.mean && a.scale === b.scale;
}
