import { UNKNOWN } from '../judgments.ts';
import { NameIndex } from '../name-index.ts';

/** New numbers for names in order of first use; equal names have one number. */
export class Renumbering {
  readonly #all: readonly string[];
  readonly #index = new NameIndex();
  /** For each old number the new one and one more; 0 until it is used, which costs no filling. */
  readonly #number: Int32Array;

  constructor(names: readonly string[]) {
    this.#all = names;
    this.#number = new Int32Array(names.length);
  }

  get names(): string[] {
    return this.#index.names;
  }

  of(old: number): number {
    if (old === UNKNOWN) return UNKNOWN;
    if (this.#number[old] === 0) this.#number[old] = this.#index.of(this.#all[old]) + 1;
    return this.#number[old] - 1;
  }
}
