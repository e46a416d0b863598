/** Numbers in ascending order, and where each of them was. */
export interface Sorted {
  readonly values: Float64Array<ArrayBuffer>;
  /** `values[r]` was at `order[r]`; equal ones stay in their order. */
  readonly order: Uint32Array<ArrayBuffer>;
}

/** Numbers that one cell may hold to be sorted by insertion. */
const FEW = 24;

/** Where each number's cell is and where each cell begins or, once it is filled, ends; kept for the next numbers. */
let cells = new Uint32Array(0);
let end = new Uint32Array(0);

/**
 * Sorts by an even division of the range into as many cells as there are numbers: linear for
 * draws of most distributions, and no worse than comparing where many fall into one cell.
 */
export function sortValues(values: Float64Array): Sorted {
  const size = values.length;
  divide(values);
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

/** The median as `quantile` has it of the sorted values, in a fraction of the time that sorting takes. */
export function medianOf(values: Float64Array): number {
  divide(values);
  const below = Math.floor((values.length - 1) / 2);
  const above = Math.ceil((values.length - 1) / 2);
  // Cells begin where the ones before them end.
  let first = 0;
  while (end[first + 1] <= below) first++;
  let last = first;
  while (end[last + 1] <= above) last++;
  const middle: number[] = [];
  for (let i = 0; i < values.length; i++)
    if (cells[i] >= first && cells[i] <= last) middle.push(values[i]);
  middle.sort(compare);
  const least = middle[below - end[first]];
  return below === above ? least : least + 0.5 * (middle[above - end[first]] - least);
}

/** How many of ascending values are no more than a limit. */
export function countUpTo(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Fills in each number's cell, and how many numbers lie in the cells before each. */
function divide(values: Float64Array): void {
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
