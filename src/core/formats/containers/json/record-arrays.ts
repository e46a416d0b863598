import { parseValue } from './json-record.ts';

/**
 * Where the records of a JSON document stand that is no array of them: in the first top-level
 * array with one of these names; or in every array that this dotted path leads to, through arrays
 * as well (`rounds.matches`).
 */
export type RecordArrays = ReadonlySet<string> | string;

interface Open {
  readonly isArray: boolean;
  /** What of each path is still to come below it. */
  readonly rests: readonly string[];
}

/** Follows the brackets of a document as far as they are on the way to an array of records. */
export class ArrayFinder {
  /** How many of the open brackets, counted from the outermost, are on the way. */
  depth = 0;
  readonly #arrays: RecordArrays;
  readonly #open: Open[] = [];
  #isFound = false;

  constructor(arrays: RecordArrays) {
    this.#arrays = arrays;
  }

  /**
   * A bracket opens right inside the innermost that is on the way; says whether it is an array of
   * records. What stands in that is not followed.
   * @param name the value's name as it is written, where it has one
   */
  open(isArray: boolean, name: string): boolean {
    const rests = this.#restsIn(isArray, name);
    if (isArray && rests.includes('')) {
      this.#isFound = true;
      return true;
    }
    const further = rests.filter((rest) => rest !== '');
    if (further.length > 0) this.depth = this.#open.push({ isArray, rests: further });
    return false;
  }

  /** The innermost bracket that is on the way closes. */
  close(): void {
    this.#open.pop();
    this.depth = this.#open.length;
    if (this.depth === 0) this.#isFound = false;
  }

  #restsIn(isArray: boolean, written: string): readonly string[] {
    const parent = this.#open.at(-1);
    const isPath = typeof this.#arrays === 'string';
    if (parent === undefined) {
      if (typeof this.#arrays === 'string') return [this.#arrays];
      return isArray ? [] : [...this.#arrays];
    }
    if (parent.isArray) return parent.rests;
    if (this.#isFound && !isPath) return [];
    const name = written.includes('\\') ? parseValue(`"${written}"`) : written;
    return parent.rests.flatMap((rest) => {
      if (rest === name) return [''];
      return rest.startsWith(`${String(name)}.`) ? [rest.slice(String(name).length + 1)] : [];
    });
  }
}
