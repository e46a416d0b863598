/** Numbers in ascending order, and where each of them was. */
export interface Sorted {
  readonly values: Float64Array<ArrayBuffer>;
  /** `values[r]` was at `order[r]`; equal ones stay in their order. */
  readonly order: Uint32Array<ArrayBuffer>;
}

/** Numbers that one cell may hold to be sorted by insertion. */
const FEW = 24;

/** Where each number's cell is and where each cell ends, kept for the next numbers to be sorted. */
let cells = new Uint32Array(0);
let end = new Uint32Array(0);

/**
 * Sorts by an even division of the range into as many cells as there are numbers: linear for
 * draws of most distributions, and no worse than comparing where many fall into one cell.
 */
export function sortValues(values: Float64Array): Sorted {
  const size = values.length;
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < size; i++) {
    if (values[i] < least) least = values[i];
    if (values[i] > most) most = values[i];
  }
  const range = most - least;
  const perUnit = range > 0 && range < Infinity ? (size - 1) / range : 0;
  if (cells.length === size) end.fill(0);
  else [cells, end] = [new Uint32Array(size), new Uint32Array(size + 1)];
  for (let i = 0; i < size; i++) {
    cells[i] = perUnit > 0 ? (values[i] - least) * perUnit : 0;
    end[cells[i] + 1]++;
  }
  for (let cell = 0; cell < size; cell++) end[cell + 1] += end[cell];
  const order = new Uint32Array(size);
  const sorted = new Float64Array(size);
  for (let i = 0; i < size; i++) order[end[cells[i]]++] = i;
  for (let cell = 0, from = 0; cell < size; from = end[cell++]) {
    if (end[cell] - from <= FEW) insert(values, order, from, end[cell]);
    else order.subarray(from, end[cell]).sort((a, b) => compare(values[a], values[b]) || a - b);
  }
  for (let r = 0; r < size; r++) sorted[r] = values[order[r]];
  return { values: sorted, order };
}

function insert(values: Float64Array, order: Uint32Array, from: number, to: number): void {
  for (let r = from + 1; r < to; r++) {
    const own = order[r];
    const value = values[own];
    let at = r;
    for (; at > from && values[order[at - 1]] > value; at--) order[at] = order[at - 1];
    order[at] = own;
  }
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
