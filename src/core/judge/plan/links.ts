import type { ModelIndex } from '../../table/judgments.ts';

/** Which models are linked by comparisons, directly or through others. */
export class Links {
  /** The lowest number of each model's group. */
  readonly #group: Uint32Array;

  constructor(models: number) {
    this.#group = Uint32Array.from({ length: models }, (_, m) => m);
  }

  /** Links two models. False where they were linked already. */
  join(a: ModelIndex, b: ModelIndex): boolean {
    if (this.#group[a] === this.#group[b]) return false;
    const [kept, merged] = [this.#group[a], this.#group[b]].sort((x, y) => x - y);
    this.#group.forEach((group, m) => {
      if (group === merged) this.#group[m] = kept;
    });
    return true;
  }

  /** Largest first, then by their lowest number; models ascending. */
  groups(): ModelIndex[][] {
    const members = new Map<number, ModelIndex[]>();
    this.#group.forEach((group, m) => {
      members.set(group, [...(members.get(group) ?? []), m]);
    });
    return [...members.values()].sort((a, b) => b.length - a.length || a[0] - b[0]);
  }
}
