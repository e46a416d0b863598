import { exp, log } from '../numerics/elementary.ts';
import type { WinRate } from '../posterior/ranking/win-rates.ts';
import { DEFAULT_SCALE, logOddsToRating } from '../posterior/ranking/scale.ts';

/**
 * What a published number may be: a rating (1000 + 400·log₁₀ odds, whatever model stands at 1000),
 * natural log-odds, odds, the percentage or share that a model wins against one of them (Arena-Hard's
 * score), or of all its judgments (AlpacaEval's win rate); or how many it won.
 */
export type Measure =
  | { readonly kind: 'rating' | 'log-odds' | 'odds' | 'wins' }
  | { readonly kind: 'against'; readonly model: number; readonly top: 1 | 100 }
  | { readonly kind: 'win-rate'; readonly top: 1 | 100 };

/** Strengths put as published numbers are. */
export interface Reading {
  readonly measure: Measure;
  /** By model, in the published unit; NaN for one that has none. */
  readonly values: readonly number[];
  /** From our average model to the published zero, in the published unit; odds: a factor. */
  readonly shift: number | null;
  /** Takes a strength, in log-odds, to the published unit. */
  readonly of: (strength: number) => number;
}

/** One model's published number, and which of ours it is. */
export interface Published {
  readonly model: number;
  readonly value: number;
}

/**
 * All that these strengths can be read as. What has no zero, and ratings have none, is put where
 * the differences from the published numbers have a mean of 0.
 * @param strengths by model, natural log-odds; NaN for a model without any
 * @param published of at least two models
 */
export function readings(strengths: readonly number[], published: readonly Published[]): Reading[] {
  const put = (measure: Measure, shift: number | null, of: Reading['of']): Reading => ({
    ...{ measure, shift, of },
    values: strengths.map((strength) => (Number.isFinite(strength) ? of(strength) : NaN)),
  });
  const found: Reading[] = [];
  const known = published.filter(({ model }) => Number.isFinite(strengths[model]));
  const shiftOf = (inUnit: (strength: number) => number, to = (value: number) => value) =>
    mean(known.map(({ model, value }) => to(value) - inUnit(strengths[model])));

  const rating = (strength: number) => logOddsToRating(strength, DEFAULT_SCALE);
  const up = shiftOf(rating);
  found.push(put({ kind: 'rating' }, up, (strength) => rating(strength) + up));
  const along = shiftOf((strength) => strength);
  found.push(put({ kind: 'log-odds' }, along, (strength) => strength + along));
  if (known.every(({ value }) => value > 0)) {
    const by = shiftOf((strength) => strength, log);
    found.push(put({ kind: 'odds' }, exp(by), (strength) => exp(strength + by)));
  }
  const top = topOf(published);
  if (top === null) return found;
  // Whom the others were compared with has a half, or is not listed.
  const listed = new Map(published.map(({ model, value }) => [model, value]));
  for (const [model, base] of strengths.entries()) {
    const own = listed.get(model);
    if (!Number.isFinite(base) || (own !== undefined && Math.abs(own / top - 0.5) > 0.005))
      continue;
    const of = (strength: number) => top / (1 + exp(base - strength));
    found.push(put({ kind: 'against', model, top }, null, of));
  }
  return found;
}

/** The same of plain win rates, which have a scale of their own. */
export function rateReadings(
  rates: readonly Pick<WinRate, 'rate' | 'judgments'>[],
  published: readonly Published[],
): Reading[] {
  const wins = rates.map(({ rate, judgments }) => (rate === null ? NaN : rate * judgments));
  const counted = { measure: { kind: 'wins' }, shift: null, values: wins } as const;
  const found: Reading[] = [{ ...counted, of: (won) => won }];
  const top = topOf(published);
  if (top === null) return found;
  const values = rates.map(({ rate }) => (rate === null ? NaN : rate * top));
  found.push({ measure: { kind: 'win-rate', top }, shift: null, values, of: (rate) => rate * top });
  return found;
}

/** Whether numbers can be shares, or percentages; null where they are neither. */
function topOf(published: readonly Published[]): 1 | 100 | null {
  if (published.some(({ value }) => value < 0 || value > 100)) return null;
  return published.every(({ value }) => value <= 1) ? 1 : 100;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
