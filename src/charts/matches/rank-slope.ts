import { cutMiddle, textWidth } from '../sheet/text-width.ts';

/** A model with its rank in two rankings, 1 = best; equal ones share the mean of their ranks. */
export interface TwoRanks {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** One model's line from the left ranking to the right one, in pixels. */
export interface SlopeLine {
  readonly name: string;
  /** As much of the name as fits. */
  readonly label: string;
  readonly before: { readonly y: number; readonly rank: string };
  readonly after: { readonly y: number; readonly rank: string };
  readonly moved: 'up' | 'down' | 'same';
  readonly path: string;
}

export interface SlopePicture {
  readonly height: number;
  /** Where the lines begin and end. */
  readonly left: number;
  readonly right: number;
  /** Whether names stand on the right too; a narrow picture has them on the left alone. */
  readonly hasBothNames: boolean;
  /** Those that move last, so that they lie above the others. */
  readonly lines: readonly SlopeLine[];
}

const FONT = 13;
const ROW = 22;
/** Room for a rank beside its end of the lines. */
const RANK = 36;
/** Narrowest room for the lines; and from what width on names have room on both sides. */
const MIDDLE = 96;
const WIDE = 560;

/**
 * Two rankings side by side, every model a line between its ranks. Each model has a row of its
 * own on either side, also where ranks are shared; those then stand as on the other side.
 * @param width in pixels
 */
export function rankSlope(models: readonly TwoRanks[], width: number): SlopePicture {
  const hasBothNames = width >= WIDE;
  const sides = hasBothNames ? 2 : 1;
  const room = Math.max(0, (width - MIDDLE - 2 * RANK) / sides);
  const widest = Math.max(0, ...models.map(({ name }) => textWidth(name, FONT)));
  const names = Math.min(room, Math.ceil(widest) + 4);
  const left = names + RANK;
  const right = width - RANK - (hasBothNames ? names : 0);
  const before = placesOf(models, ({ before, after }) => [before, after]);
  const after = placesOf(models, ({ before, after }) => [after, before]);
  const lines = models.map(({ name, ...ranks }, at): SlopeLine => {
    const [from, to] = [(before[at] + 0.5) * ROW, (after[at] + 0.5) * ROW];
    const third = (right - left) / 3;
    return {
      name,
      label: cutMiddle(name, FONT, names - 4),
      before: { y: from, rank: rankText(ranks.before) },
      after: { y: to, rank: rankText(ranks.after) },
      moved: ranks.after < ranks.before ? 'up' : ranks.after > ranks.before ? 'down' : 'same',
      path: `M${left},${from}C${left + third},${from} ${right - third},${to} ${right},${to}`,
    };
  });
  const order = { same: 0, down: 1, up: 1 };
  return {
    height: models.length * ROW,
    left,
    right,
    hasBothNames,
    lines: lines.sort((a, b) => order[a.moved] - order[b.moved]),
  };
}

/** The row of each model, sorted by the first of its keys, then the second, then as given. */
function placesOf(
  models: readonly TwoRanks[],
  keys: (model: TwoRanks) => readonly [number, number],
): number[] {
  const order = models
    .map((model, at) => ({ at, keys: keys(model) }))
    .sort((a, b) => a.keys[0] - b.keys[0] || a.keys[1] - b.keys[1]);
  const places = new Array<number>(models.length).fill(0);
  order.forEach(({ at }, place) => (places[at] = place));
  return places;
}

function rankText(rank: number): string {
  return Number.isInteger(rank) ? String(rank) : rank.toFixed(1);
}
