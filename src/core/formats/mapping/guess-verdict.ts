import type { SidePair } from './guess-sides.ts';
import { NO_VERDICTS, PARTS, PLACES, SCORES, SIDES, VERDICTS, sidesBy } from './header-words.ts';
import type { MappedVerdict } from '../file/mapping.ts';
import type { Column } from './table-column.ts';
import { isCode, meaningOf, meaningsOf, wordKey } from '../record/vocabulary.ts';
import type { Meaning } from '../record/vocabulary.ts';
import {
  MIN_KNOWN_SHARE,
  MAX_GUESSED_SCORE,
  MAX_GUESSED_PLACE,
  MIN_ROWS_TO_REPEAT,
} from '../../limits.ts';

/** What may say who won, with how likely that is. */
export interface GuessedVerdict {
  readonly verdict: MappedVerdict;
  readonly score: number;
}

/** The likeliest verdict on the two; null where no column fits. */
export function guessVerdict(pair: SidePair, columns: readonly Column[]): GuessedVerdict | null {
  const isTied = columns.some(namesTies);
  // Which of two is then called the winner, only the other column says.
  if (pair.isWon) return isTied ? null : { verdict: { kind: 'left-wins' }, score: 5 };
  const others = columns.filter((column) => column !== pair.left && column !== pair.right);
  const found = [...others.flatMap((column) => outcomeIn(column, pair)), ...scoresIn(others, pair)];
  return found.reduce<GuessedVerdict | null>(
    (best, one) => (best === null || one.score > best.score ? one : best),
    null,
  );
}

/** Whether a column says of some rows that nobody won. */
function namesTies({ words, distinct }: Column): boolean {
  if (words.some((word) => meaningOf(word) === 'tie')) return true;
  return isVerdictHeader(words) && [...distinct].some((value) => meaningOf(value) === 'tie');
}

/** Whether a header says that the column holds verdicts on the whole. */
export function isVerdictHeader(words: readonly string[]): boolean {
  return words.some((word) => VERDICTS.has(word)) && !words.some((word) => NO_VERDICTS.has(word));
}

function outcomeIn(column: Column, pair: SidePair): GuessedVerdict[] {
  const { left, right } = pair;
  const isNumbered = saysNumbers(column, pair);
  if (column.isNumeric && !isNumbered) return [];
  if (column.words.some((word) => NO_VERDICTS.has(word))) return [];
  if (2 * column.given < column.values.length) return [];
  const isName = (value: string, row: number) =>
    value === left.values[row] || value === right.values[row];
  const words = column.values.filter((value, row) => value !== null && !isName(value, row));
  const meanings = meaningsOf(words.filter((value) => value !== null));
  const meaningIn = (value: string) =>
    sideNamed(value, pair, isNumbered) ?? meanings.get(value) ?? null;
  const outcomes = column.values.flatMap((value, row): (Meaning | null)[] => {
    if (value === null) return [];
    if (value === left.values[row]) return ['left'];
    if (value === right.values[row]) return ['right'];
    return [meaningIn(value)];
  });
  const known = outcomes.filter((outcome) => outcome !== null);
  const met = new Set(known);
  if (known.length < MIN_KNOWN_SHARE * outcomes.length || !(met.has('left') || met.has('right'))) {
    return [];
  }
  if (met.size < 2 && column.values.length >= MIN_ROWS_TO_REPEAT) return [];
  // A code is met that nobody has declared.
  if (words.some((value) => value !== null && isCode(value) && meaningIn(value) === null)) {
    return [];
  }
  const isNamed = isVerdictHeader(column.words);
  // Without a header that says so, sides alone may be hands, halves or groups.
  const isClear = met.has('left') && met.has('right') && met.has('tie');
  if (!isNamed && !isClear) return [];
  const share = known.length / outcomes.length;
  const values = (wanted: Meaning) =>
    unique(
      words.flatMap((value) => (value !== null && meaningIn(value) === wanted ? [value] : [])),
    );
  const verdict = {
    kind: 'outcome',
    field: column.field,
    leftValues: values('left'),
    rightValues: values('right'),
    tieValues: values('tie'),
  } as const;
  return [{ verdict, score: (isNamed ? 4 : 2) + share - column.words.length / 8 }];
}

/**
 * Whether a column of verdicts has two numbers, and they are those that tell the two columns apart:
 * beside model_1 and model_2 the winners 1 and 2 are these; 0, 1 and 2 may be anything.
 */
function saysNumbers({ words, distinct }: Column, { sides }: SidePair): boolean {
  const codes = [...distinct].filter(isCode);
  return (
    sides !== null &&
    isVerdictHeader(words) &&
    codes.length === sides.length &&
    sides.every((side) => codes.includes(side))
  );
}

/** The side that a value names by its column, or by the word that distinguishes it, as white does. */
function sideNamed(
  value: string,
  { left, right, sides }: SidePair,
  isNumbered: boolean,
): Meaning | null {
  const key = wordKey(value);
  if (isCode(key) && !isNumbered) return null;
  if (key === wordKey(left.field) || key === sides?.[0]) return 'left';
  return key === wordKey(right.field) || key === sides?.[1] ? 'right' : null;
}

/** Each value once, whatever its case. */
function unique(values: readonly string[]): string[] {
  return [...new Map(values.map((value) => [value.toLowerCase(), value])).values()];
}

/** Two columns of numbers with headers like those of the contestants. */
function scoresIn(columns: readonly Column[], pair: SidePair): GuessedVerdict[] {
  const numbers = columns.filter(({ isNumeric }) => isNumeric);
  return numbers.flatMap((left) =>
    numbers.flatMap((right): GuessedVerdict[] => {
      const sides = sidesBy(left.words, right.words, SIDES);
      if (sides === null || !areDistinct(left, right)) return [];
      if (left.words.some((word) => PARTS.has(word))) return [];
      const isPlace = left.words.some((word) => PLACES.has(word));
      if (!isPlace && !left.words.some((word) => SCORES.has(word))) return [];
      const highest = Math.max(...[...left.distinct, ...right.distinct].map(Number));
      if (highest > (isPlace ? MAX_GUESSED_PLACE : MAX_GUESSED_SCORE)) return [];
      const [first, second] = [left.field, right.field];
      const better = isPlace ? 'lower' : 'higher';
      const score = 3 + (sides === pair.sides ? 1 : 0) - left.words.length / 8;
      return [{ verdict: { kind: 'scores', left: first, right: second, better }, score }];
    }),
  );
}

function areDistinct(left: Column, right: Column): boolean {
  const rows = left.values.length;
  if (2 * left.given < rows || 2 * right.given < rows) return false;
  const isSame = left.values.every((value, row) => value === right.values[row]);
  const isConstant = left.distinct.size === 1 && right.distinct.size === 1;
  return !isSame && !(isConstant && rows >= MIN_ROWS_TO_REPEAT);
}
