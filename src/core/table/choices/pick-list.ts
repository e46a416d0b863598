import { sortRows } from '../../numerics/sort-rows.ts';

/** Choices out of several models, of one or of some together, each by itself, in columns that grow. */
export class PickList {
  size = 0;
  /** Pick p is of the models `member[start[p]]` … `member[start[p + 1] − 1]`, in ascending order. */
  readonly start: Uint32Array;
  readonly member: Uint32Array;
  /** Those chosen likewise, `chosen[from[p]]` … `chosen[from[p + 1] − 1]`. */
  readonly from: Uint32Array;
  readonly chosen: Uint32Array;
  readonly question: Int32Array;
  readonly weight: Float64Array;

  /** @param picks the most there will be, as `members` is of the sizes of their sets in sum */
  constructor(picks: number, members: number) {
    this.start = new Uint32Array(picks + 1);
    this.member = new Uint32Array(members);
    this.from = new Uint32Array(picks + 1);
    this.chosen = new Uint32Array(members);
    this.question = new Int32Array(picks);
    this.weight = new Float64Array(picks);
  }

  /** @param chosen of the members, in ascending order as these are */
  add(
    members: ArrayLike<number>,
    chosen: ArrayLike<number>,
    question: number,
    weight: number,
  ): void {
    const at = this.size++;
    this.member.set(members, this.start[at]);
    this.start[at + 1] = this.start[at] + members.length;
    this.chosen.set(chosen, this.from[at]);
    this.from[at + 1] = this.from[at] + chosen.length;
    this.question[at] = question;
    this.weight[at] = weight;
  }

  /** Below 0, 0 or above as the models of one pick come before those of another, or are the same. */
  compare(a: number, b: number): number {
    const { start, member } = this;
    const size = start[a + 1] - start[a];
    let difference = size - (start[b + 1] - start[b]);
    for (let at = 0; difference === 0 && at < size; at++)
      difference = member[start[a] + at] - member[start[b] + at];
    return difference;
  }

  /**
   * The picks by the size of their sets, then their models: by counting, model after model, where
   * there are more picks of a size than models, which takes linear time.
   */
  sorted(models: number): Uint32Array {
    const { start, member, size: picks } = this;
    const sizes = new Uint32Array(picks).map((_, p) => start[p + 1] - start[p]);
    const most = sizes.reduce((max, size) => Math.max(max, size), 0);
    const all = new Uint32Array(picks).map((_, p) => p);
    const sorted = sortRows(all, sizes, 0, most + 1);
    const column = new Uint32Array(picks);
    for (let from = 0, to = 0; from < picks; from = to) {
      const size = sizes[sorted[from]];
      while (to < picks && sizes[sorted[to]] === size) to++;
      let own = sorted.slice(from, to);
      if (own.length < models) own.sort((a, b) => this.compare(a, b));
      else {
        for (let at = size - 1; at >= 0; at--) {
          for (const pick of own) column[pick] = member[start[pick] + at];
          own = sortRows(own, column, 0, models);
        }
      }
      sorted.set(own, from);
    }
    return sorted;
  }
}
