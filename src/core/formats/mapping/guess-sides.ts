import { ATTRIBUTES, CONTESTANTS, SIDES, VERDICTS, WINNERS, sidesBy } from './header-words.ts';
import type { Column } from './table-column.ts';
import { sharedValues } from './table-column.ts';
import { isCode, meaningOf } from '../record/vocabulary.ts';
import { MAX_SAME_SHARE, MIN_ROWS_TO_REPEAT } from '../../limits.ts';

/** Two columns that may hold the contestants. */
export interface SidePair {
  readonly left: Column;
  readonly right: Column;
  /** Whether the headers say that the left one won. */
  readonly isWon: boolean;
  /** The words that distinguish the two headers; null where none do. */
  readonly sides: readonly [left: string, right: string] | null;
  /** How likely they are the contestants. */
  readonly score: number;
}

/** Positions that contestants take, and are not. */
const ROLES: ReadonlySet<string> = new Set([
  ...['pro', 'con', 'for', 'against', 'affirmative', 'negative', 'aff', 'neg', 'support', 'oppose'],
  ...['white', 'black', 'red', 'blue', 'winner', 'loser', 'good', 'bad', 'human', 'ai'],
  ...['賛成', '反対', '肯定', '否定'],
]);

/** Pairs of columns that may be the contestants, the likeliest first. */
export function guessSides(columns: readonly Column[]): SidePair[] {
  const names = columns.filter(mayBeNames);
  return names
    .flatMap((left, at) =>
      names.flatMap((right, other) =>
        at === other ? [] : pairOf(left, right, at < other, columns),
      ),
    )
    .sort((x, y) => y.score - x.score);
}

/** Whether a column's header and values allow that it names contestants. */
function mayBeNames({ words, isOfNames, distinct, given, values }: Column): boolean {
  if (!isOfNames || 2 * given < values.length) return false;
  if (words.some((word) => ATTRIBUTES.has(word))) return false;
  // Single letters are names as often as they are codes.
  const isRole = (value: string) =>
    ROLES.has(value.toLowerCase()) || (value.length > 1 && isCode(value));
  return ![...distinct].every(isRole);
}

function pairOf(
  left: Column,
  right: Column,
  isInOrder: boolean,
  columns: readonly Column[],
): SidePair[] {
  const won = sidesBy(left.words, right.words, WINNERS);
  const sides = sidesBy(left.words, right.words, SIDES);
  const isVerdict = [left, right].some(({ words }) => words.some((word) => VERDICTS.has(word)));
  // Such as winner1 and winner2, who won together.
  if (won === null && isVerdict) return [];
  if (won !== null && isOneOfMany(left, columns)) return [];
  if (won === null && sides === null && !isInOrder) return [];
  if (meetsItself(left, right)) return [];
  const shared = sharedValues(left, right);
  const isShared = 2 * shared >= Math.min(left.distinct.size, right.distinct.size);
  const rows = left.values.length;
  const isNamed = [left, right].every(({ words }) => words.some((word) => CONTESTANTS.has(word)));
  if (won === null && sides === null && !isNamed && (shared < 2 || !isShared)) return [];
  if (areWords(left, right)) return [];
  if (rows >= MIN_ROWS_TO_REPEAT && !isNamed) {
    if (left.distinct.size === 1 && right.distinct.size === 1) return [];
    // The header alone says enough where it has nothing but the side.
    const isBare = left.words.length === 1 && won?.[1] !== 'rejected' && !areSentences(left);
    const areUnique = left.distinct.size === left.given && right.distinct.size === right.given;
    if (areUnique && shared === 0 && !isBare) return [];
  }
  const overlap = shared / Math.max(1, Math.min(left.distinct.size, right.distinct.size));
  const repeats = 1 - (left.distinct.size + right.distinct.size) / (left.given + right.given);
  const variety = Math.log2(1 + Math.max(left.distinct.size, right.distinct.size)) / 4;
  const byHeader = (won ? 4 : sides ? 3 : 0) + (isNamed ? 2 : 0) - left.words.length / 2;
  const score = byHeader + 2 * overlap + Math.max(0, repeats) + variety;
  return [{ left, right, isWon: won !== null, sides: won ?? sides, score }];
}

function meetsItself(left: Column, right: Column): boolean {
  const same = left.values.filter((value, row) => value !== null && value === right.values[row]);
  return same.length > MAX_SAME_SHARE * left.values.length;
}

/** Whether there is a winner by the same header with another number: a team, whose members won. */
function isOneOfMany({ field, words }: Column, columns: readonly Column[]): boolean {
  const plain = words.filter((word) => !/^\p{N}+$/u.test(word));
  if (plain.length === words.length) return false;
  return columns.some(
    (other) =>
      other.field !== field &&
      other.words.length === words.length &&
      plain.every((word) => other.words.includes(word)),
  );
}

/** Whether most values are words for outcomes, as in columns of two verdicts; letters may be names. */
function areWords(left: Column, right: Column): boolean {
  const values = [...left.distinct, ...right.distinct];
  const words = values.filter((value) => value.length > 1 && meaningOf(value) !== null);
  return 2 * words.length > values.length;
}

function areSentences({ distinct }: Column): boolean {
  const long = [...distinct].filter((value) => value.split(/\s+/).length > 4);
  return 2 * long.length > distinct.size;
}
