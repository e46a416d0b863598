import { cutMiddle, textWidth } from '../sheet/text-width.ts';

/** One ranking of several, by when it was made. */
export interface DatedRanks {
  /** Names, best first. */
  readonly names: readonly string[];
  /** When that was, in two lines. */
  readonly day: string;
  readonly time: string;
}

/** One model's way through the rankings, in pixels. */
export interface BumpLine {
  readonly name: string;
  /** As much of the name as fits. */
  readonly label: string;
  /** Where the ranking before or after does not have it, the line has a gap. */
  readonly path: string;
  readonly points: readonly BumpPoint[];
  /** From the first ranking that has it to the last, among the models that both have. */
  readonly moved: 'up' | 'down' | 'same';
  /** Whether the first, and the last, of all rankings has it: there its name stands. */
  readonly begins: boolean;
  readonly ends: boolean;
}

export interface BumpPoint {
  readonly x: number;
  readonly y: number;
  readonly rank: number;
}

export interface BumpPicture {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly {
    readonly x: number;
    readonly day: string;
    readonly time: string;
  }[];
  /** Where names stand on the left, flush right, and on the right. */
  readonly left: number;
  readonly right: number;
  /** Those that moved last, so that they lie above the others. */
  readonly lines: readonly BumpLine[];
}

const FONT = 13;
/** Of days and times. */
const LABEL = 12;
const ROW = 24;
/** Of a rank's circle, with room for two digits. */
export const RADIUS = 9;
/** Narrowest distance of two rankings, and the widest names where there is no more room. */
const COLUMN = 92;
const NAME = 190;
/** Fonts differ by so much from the widths that names are taken to have. */
const SPARE = 12;
/** Between a name and its circle. */
const GAP = 8;

/**
 * Ranks over several rankings: one column each, evenly apart, one line for each model.
 * @param room in pixels; the picture is wider where the columns need it
 */
export function rankBumps(rankings: readonly DatedRanks[], room: number): BumpPicture {
  const names = [...new Set(rankings.flatMap((ranking) => ranking.names))];
  const widest = Math.max(0, ...names.map((name) => textWidth(name, FONT)));
  const steps = Math.max(1, rankings.length - 1);
  const labels = rankings.flatMap(({ day, time }) => [day, time]);
  const least = Math.max(COLUMN, ...labels.map((label) => textWidth(label, LABEL) + SPARE));
  const free = (room - steps * least) / 2 - GAP - RADIUS;
  const beside = Math.min(Math.max(NAME, free), Math.ceil(widest) + SPARE);
  const margin = beside + GAP + RADIUS;
  const step = Math.max(least, (room - 2 * margin) / steps);
  const columns = rankings.map(({ day, time }, at) => ({ x: margin + at * step, day, time }));
  const ranks = rankings.map((ranking) => new Map(ranking.names.map((name, at) => [name, at + 1])));
  const most = Math.max(0, ...rankings.map((ranking) => ranking.names.length));
  const shared = sharedRanks(rankings);
  const lines = names.map((name): BumpLine => {
    const way = ranks.map((own, at): BumpPoint | null => {
      const rank = own.get(name);
      return rank === undefined ? null : { x: columns[at].x, y: (rank - 0.5) * ROW, rank };
    });
    const points = way.filter((point) => point !== null);
    const isIn = (point: BumpPoint | null): boolean => point !== null;
    const ends = [way.findIndex(isIn), way.findLastIndex(isIn)] as const;
    const [first, last] = shared(...ends).map((own) => own.get(name) ?? NaN);
    return {
      name,
      label: cutMiddle(name, FONT, beside - SPARE),
      path: pathOf(way),
      points,
      moved: last < first ? 'up' : last > first ? 'down' : 'same',
      begins: way.at(0) !== null,
      ends: way.at(-1) !== null,
    };
  });
  const order = { same: 0, down: 1, up: 1 };
  return {
    width: 2 * margin + steps * step,
    height: most * ROW,
    columns,
    left: beside,
    right: margin + steps * step + GAP + RADIUS,
    lines: lines.sort((a, b) => order[a.moved] - order[b.moved]),
  };
}

/** Ranks in two of the rankings among the models of both: who comes in between moves nobody. */
function sharedRanks(rankings: readonly DatedRanks[]) {
  const known = new Map<string, readonly ReadonlyMap<string, number>[]>();
  const among = (ranking: DatedRanks, other: DatedRanks): ReadonlyMap<string, number> => {
    const there = new Set(other.names);
    const both = ranking.names.filter((name) => there.has(name));
    return new Map(both.map((name, at) => [name, at]));
  };
  return (a: number, b: number): readonly ReadonlyMap<string, number>[] => {
    const key = `${String(a)} ${String(b)}`;
    const [first, last] = [rankings[a], rankings[b]];
    const found = known.get(key) ?? [among(first, last), among(last, first)];
    known.set(key, found);
    return found;
  };
}

function pathOf(way: readonly (BumpPoint | null)[]): string {
  return way
    .map((point, at) => {
      if (point === null) return '';
      const before = at === 0 ? null : way[at - 1];
      if (before === null) return `M${place(point.x)},${point.y}`;
      const half = place((before.x + point.x) / 2);
      return `C${half},${before.y} ${half},${point.y} ${place(point.x)},${point.y}`;
    })
    .join('');
}

/** Hundredths of a pixel are seen by nobody. */
function place(x: number): string {
  return String(Number(x.toFixed(2)));
}
