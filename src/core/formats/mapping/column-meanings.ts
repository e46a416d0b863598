import { headerWords, SIDES } from './header-words.ts';
import { isLetter, letterMeanings, meaningOf, wordKey } from '../record/vocabulary.ts';
import type { Meaning } from '../record/vocabulary.ts';

/** The headers of the two columns of contestants. */
export interface SideColumns {
  readonly left: string;
  readonly right: string;
}

/** Words that say how it ended for the left one, not which of the two they mean. */
const ENDINGS: ReadonlySet<string> = new Set([
  ...['win', 'wins', 'won', 'loss', 'lose', 'lost', '勝ち', '勝', '負け', '負'],
]);

/**
 * What the values of a column of verdicts say, given the headers of the contestants and the letters
 * that stand in it. A word that names a side goes by what the columns are called: where the left
 * one is called away, home is the right one, and first or A may be either.
 */
export class ColumnMeanings {
  readonly #distinct: readonly [left: string, right: string];
  readonly #isTurned: boolean;
  /** Letters met so far, with what was said to be their meaning. */
  readonly #letters = new Map<string, Meaning | null>();
  /** Those letters as they are written. */
  readonly letters: string[] = [];
  /** Whether words for sides and endings were declared to mean something else than usual. */
  readonly #isOwn: boolean;
  #meanings: ReadonlyMap<string, Meaning> = new Map();

  /** @param declared what was said of values */
  constructor(columns: SideColumns, declared: ReadonlyMap<string, Meaning> = new Map()) {
    this.#distinct = distinctWords(columns);
    this.#isTurned = areTurned(this.#distinct);
    this.#isOwn = [...declared].some(([value, meaning]) => {
      const usual = this.#underHeaders(wordKey(value), meaningOf(value));
      return (usual === 'left' || usual === 'right') && usual !== meaning;
    });
    for (const [value, meaning] of declared) this.#meet(value, meaning);
  }

  /**
   * Takes note of a value that stands in the column; says whether letters before it were taken for
   * something else than they now turn out to be.
   */
  meets(value: string): boolean {
    return this.#meet(value, null);
  }

  /** What a value says; null where that is not certain. */
  meaningOf(value: string): Meaning | null {
    const key = wordKey(value);
    const usual = isLetter(key) ? (this.#meanings.get(key) ?? null) : meaningOf(value);
    const meaning = this.#underHeaders(key, usual);
    return this.#isOwn && (meaning === 'left' || meaning === 'right') ? null : meaning;
  }

  #meet(value: string, said: Meaning | null): boolean {
    const key = wordKey(value);
    if (!isLetter(key) || this.#letters.has(key)) return false;
    this.#letters.set(key, said);
    this.letters.push(value.trim());
    const before = this.#meanings;
    this.#meanings = letterMeanings(this.#letters);
    return [...before].some(([letter, meaning]) => this.#meanings.get(letter) !== meaning);
  }

  #underHeaders(key: string, usual: Meaning | null): Meaning | null {
    const [left, right] = this.#distinct;
    const words = headerWords(key);
    const [isLeft, isRight] = [words.includes(left), words.includes(right)];
    const isAlone = words.length === 1;
    if (isLeft !== isRight && (isAlone || usual === 'left' || usual === 'right')) {
      const named = isLeft ? 'left' : 'right';
      return this.#isTurned || usual === null || usual === named ? named : null;
    }
    const isOfSide = (usual === 'left' || usual === 'right') && !ENDINGS.has(key);
    return isOfSide && this.#isTurned ? null : usual;
  }
}

/** The words that the headers differ in, where each has one of its own; else none. */
function distinctWords({ left, right }: SideColumns): readonly [string, string] {
  const [lefts, rights] = [headerWords(left), headerWords(right)];
  const own = lefts.filter((word) => !rights.includes(word));
  const other = rights.filter((word) => !lefts.includes(word));
  return own.length === 1 && other.length === 1 ? [own[0], other[0]] : ['', ''];
}

/** Whether the left column is called what the right one is mostly called, or the other way round. */
function areTurned([left, right]: readonly [string, string]): boolean {
  if (SIDES.some(([first, second]) => first === left && second === right)) return false;
  const firsts = new Set(SIDES.map(([first]) => first));
  const seconds = new Set(SIDES.map(([, second]) => second));
  const isOnly = (word: string, own: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
    own.has(word) && !other.has(word);
  return (
    SIDES.some(([first, second]) => first === right && second === left) ||
    isOnly(right, firsts, seconds) ||
    isOnly(left, seconds, firsts)
  );
}
