import type { FileFailure } from '../file/file-failure.ts';
import type { FileContent } from './content.ts';
import { saysNothing } from './vocabulary.ts';
import { SHARE_ROUNDING, ODDS_ROUNDING } from '../../limits.ts';

/** What numbers of wins are that are no counts. */
export type RateKind = 'rates' | 'percent' | 'odds';

/** A number as it stands in a table of wins. */
export interface WinCell {
  readonly number: number;
  /** Whether a % stands behind it. */
  readonly isPercent: boolean;
}

/** A number from 0 on; null where the cell is empty or a dash; undefined where it is neither. */
export function winCell(value: unknown): WinCell | null | undefined {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value.trim() : value;
  const number = typeof text === 'string' && text !== '' ? Number(text) : text;
  if (isAmount(number)) return { number, isPercent: false };
  if (typeof text !== 'string') return undefined;
  if (/^[-–—]$/.test(text) || saysNothing(text)) return null;
  const share = /[%％]$/.test(text) ? Number(text.replace(/\s*[%％]$/, '')) : NaN;
  return isAmount(share) ? { number: share, isPercent: true } : undefined;
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}

/**
 * What the numbers are, going by what is certain: fractions of 1 that are no counts, shares that
 * add up to 100 in every pair, odds that are each other's inverse. Null where they may be counts,
 * which need not be whole (a tie is half a win for either, judgments may have weights);
 * 'fractions' where they are neither counts nor shares of anything.
 * @param cells all of them, those of a model against itself left out
 * @param totals what the shares of each pair add up to, where all of them are known
 * @param products of the two numbers of each pair
 * @param areShares whether whole numbers are shares as well, since somebody says of how many games
 */
export function rateKind(
  cells: readonly WinCell[],
  totals: readonly number[],
  products: readonly number[],
  areShares = false,
): RateKind | 'fractions' | null {
  if (cells.some(({ isPercent }) => isPercent)) return 'percent';
  const hasFraction = cells.some(({ number }) => !Number.isInteger(number));
  if ((hasFraction || areShares) && cells.every(({ number }) => number <= 1)) {
    if (totals.every((total) => total <= 1 + SHARE_ROUNDING)) return 'rates';
    if (hasFraction) return 'fractions';
  }
  const isHundred = (total: number): boolean => Math.abs(total / 100 - 1) <= SHARE_ROUNDING;
  if (totals.length > 0 && totals.every(isHundred)) return 'percent';
  const isInverse = (product: number): boolean => Math.abs(product - 1) <= ODDS_ROUNDING;
  return hasFraction && products.length > 0 && products.every(isInverse) ? 'odds' : null;
}

/** Which part of the games a number says were won. */
export function shareWon(number: number, kind: RateKind): number {
  if (kind === 'odds') return number / (1 + number);
  return kind === 'percent' ? number / 100 : number;
}

/**
 * Whether a row of fractions shows that the rows above were win rates as well: in none of them was
 * more than one game won, and 1 and 0 are both.
 * @param most games of a pair that the row shows to have been won
 */
export function showsRates(
  numbers: readonly number[],
  most: number,
  { notes }: Pick<FileContent, 'notes'>,
): boolean {
  if (most > 1 + SHARE_ROUNDING) notes.set('counts', 'more than one game');
  return !notes.has('counts') && !numbers.every(Number.isInteger);
}

/** Why a table with such numbers can't be read, else null. */
export function refusalOf(
  kind: RateKind | 'fractions' | null,
  games: number | null | undefined,
): FileFailure | null {
  if (kind === 'fractions') return { kind: 'no-counts' };
  return kind === null || typeof games === 'number' ? null : { kind: 'needs-games', cells: kind };
}
