/**
 * Where a list of rows stands that may be higher than an element can be: browsers end at 17 to 33
 * million pixels, and place things exactly only up to four. All lengths are in CSS pixels.
 */
export interface ListSize {
  readonly rows: number;
  readonly rowHeight: number;
  /** Height of what is in sight. */
  readonly view: number;
}

/** Of the element that scrolls: what is higher is scrolled by shares. */
export const MAX_HEIGHT = 4_000_000;
/** Screens that a single move passes at the most before it counts as a jump, as by the scroll bar. */
const MAX_STEP = 3;

/** What is at the top of the list, and where the element stands that shows it. */
export interface ListPlace {
  readonly top: number;
  readonly scrolled: number;
}

/** Height of the element. */
export function heightOf({ rows, rowHeight }: ListSize): number {
  return Math.min(rows * rowHeight, MAX_HEIGHT);
}

/** How far the list, and the element, can be scrolled. */
function ends(size: ListSize): { readonly list: number; readonly element: number } {
  return {
    list: Math.max(0, size.rows * size.rowHeight - size.view),
    element: Math.max(0, heightOf(size) - size.view),
  };
}

/** The place with `top` at the top, where the scroll bar shows what share of the list is above. */
export function placeAt(top: number, size: ListSize): ListPlace {
  const { list, element } = ends(size);
  const within = Math.min(Math.max(0, top), list);
  return { top: within, scrolled: list === 0 ? 0 : Math.round((within / list) * element) };
}

/**
 * The place once the element has been scrolled: a small move moves the list as far, a jump goes to
 * the same share of it. After small moves the element may stand elsewhere than at that share; when
 * the list rests, `placeAt` puts that right.
 */
export function movedTo(scrolled: number, before: ListPlace, size: ListSize): ListPlace {
  const { list, element } = ends(size);
  if (list === element) return { top: Math.min(Math.max(0, scrolled), list), scrolled };
  const by = scrolled - before.scrolled;
  const isJump = Math.abs(by) > MAX_STEP * size.view;
  const top = isJump ? (scrolled / element) * list : before.top + by;
  return { top: Math.min(Math.max(0, top), list), scrolled };
}

/** The rows that are in sight at a place, with so many before and after: from `first` up to `end`. */
export function rowsAt(
  { top }: ListPlace,
  { rows, rowHeight, view }: ListSize,
  margin: number,
): { readonly first: number; readonly end: number } {
  if (rowHeight === 0) return { first: 0, end: 0 };
  const first = Math.max(0, Math.floor(top / rowHeight) - margin);
  return { first, end: Math.min(rows, Math.ceil((top + view) / rowHeight) + margin) };
}

/** The place nearest to this one that has a row in sight as a whole. */
export function placeWith(row: number, place: ListPlace, size: ListSize): ListPlace {
  const start = row * size.rowHeight;
  const lowest = start + size.rowHeight - size.view;
  if (place.top > start) return placeAt(start, size);
  return place.top < lowest ? placeAt(lowest, size) : place;
}
