import { nearBest } from '../core/posterior/ranking/near-best.ts';
import { ratingToWidth, widthToRating } from '../core/posterior/ranking/scale.ts';
import type { RatingScale } from '../core/posterior/ranking/scale.ts';
import type { Draws } from '../core/posterior/draws/draws.ts';
import type { FitSummary } from '../core/posterior/ranking/summary.ts';
import { ArgumentError } from './argument-error.ts';
import { numberOf } from './priors.ts';

/** Reads `--within N`. @throws ArgumentError */
export function marginOf(value: string): number {
  const number = numberOf(value);
  if (number !== null && number >= 0) return number;
  throw new ArgumentError(`--within ${value} is no margin; give a number, 0 or more.`);
}

export type Within = ReturnType<typeof withinOf>;

/**
 * What `--within` adds to the result: which models are that close to the best, best first.
 * @param margin on the scale that is shown, as the losses are
 */
export function withinOf(
  draws: Draws,
  { rows }: FitSummary,
  models: readonly string[],
  margin: number,
  scale: RatingScale | null,
) {
  const width = (x: number | null): number | null =>
    scale && x !== null ? widthToRating(x, scale) : x;
  return {
    margin,
    models: nearBest(draws, rows, scale ? ratingToWidth(margin, scale) : margin).map((near) => ({
      id: models[near.model],
      p: near.within,
      p_mcse: near.withinMcse,
      /** Null where the posterior has no mean; a warning says so. */
      expected_loss: width(near.loss),
      expected_loss_mcse: width(near.lossMcse),
    })),
  };
}

/** By how much the draws leave the two columns uncertain. */
export function withinText({ models }: Within, number: (x: number) => string): string {
  const p = Math.max(...models.map(({ p_mcse }) => p_mcse));
  const losses = models.flatMap(({ expected_loss_mcse: loss }) => loss ?? []);
  const ofLoss = losses.length > 0 ? `, of the expected losses ${number(Math.max(...losses))}` : '';
  return `Monte Carlo standard errors, the largest: of being within the margin ${(100 * p).toFixed(1)} percentage points${ofLoss}.`;
}
