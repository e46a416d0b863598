import type { LogOdds } from '../../table/judgments.ts';

/** Strength on the scale shown to people. */
export type Rating = number;

/** How log-odds become ratings. */
export interface RatingScale {
  /** Rating of the average model, whose log-odds are 0. */
  readonly center: Rating;
  /** Points by which odds of ten to one stand apart. */
  readonly perTenfold: number;
}

/** The Elo scale that Rakuda and Chatbot Arena print: 1000 + 400·log₁₀ odds. */
export const DEFAULT_SCALE: RatingScale = { center: 1000, perTenfold: 400 };

export function logOddsToRating(strength: LogOdds, scale: RatingScale): Rating {
  return scale.center + widthToRating(strength, scale);
}

/** A difference or width in log-odds → the same in rating points. */
export function widthToRating(width: LogOdds, scale: RatingScale): number {
  return (width * scale.perTenfold) / Math.LN10;
}

export function ratingToLogOdds(rating: Rating, scale: RatingScale): LogOdds {
  return ratingToWidth(rating - scale.center, scale);
}

/** A difference or width in rating points → the same in log-odds. */
export function ratingToWidth(width: number, scale: RatingScale): LogOdds {
  return (width * Math.LN10) / scale.perTenfold;
}
