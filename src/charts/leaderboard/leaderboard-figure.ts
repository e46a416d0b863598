import type { Tick } from '../sheet/axis.ts';
import { cutMiddle, textWidth } from '../sheet/text-width.ts';
import type { BracketPiece } from './brackets.ts';
import type { Leaderboard, LeaderboardRow } from './leaderboard.ts';

/** Lengths of the sheet that a leaderboard is saved on, in pixels. */
export const SHEET = {
  width: 960,
  margin: 24,
  row: 48,
  /** Of the first row, from above. */
  top: 88,
  /** From a row's top to the baseline of its texts. */
  baseline: 29,
} as const;

/** Where the cells of each column stand. */
export const COLUMNS = {
  bracket: 26,
  rank: 58,
  name: 84,
  /** Right ends of the median and of its ±. */
  median: 358,
  halfWidth: 400,
  chart: { left: 424, width: 376 },
  /** The middle of the chips. */
  chip: 888,
} as const;

const NAME_WIDTH = 220;
/** From a row's edge to a bracket that begins or ends there, and how far its ends point inwards. */
const INSET = 12;
const HOOK = 4;
const LEGEND = { left: 30, size: 12, gap: 36, height: 24 };

export interface LeaderboardSheet {
  readonly height: number;
  readonly heads: readonly {
    readonly text: string;
    readonly x: number;
    readonly anchor?: 'middle' | 'end';
  }[];
  /** On the axis of the sheet. */
  readonly labels: readonly Tick[];
  /** Heights of the lines between rows. */
  readonly rules: readonly number[];
  readonly rows: readonly SheetRow[];
  readonly legend: readonly {
    readonly mark: Leaderboard['legend'][number];
    readonly at: number;
  }[];
  /** The middle of the legend, from above. */
  readonly foot: number;
}

export interface SheetRow {
  readonly row: LeaderboardRow;
  readonly top: number;
  readonly baseline: number;
  readonly bottom: number;
  /** The name, as much of it as has room. */
  readonly shown: string;
  readonly strokes: readonly { readonly lane: number; readonly path: string }[];
}

/** The leaderboard on a sheet to be saved. */
export function sheetOf(board: Leaderboard): LeaderboardSheet {
  const { rank, model, rating, stronger } = board.headers;
  const tops = Array.from({ length: board.size + 1 }, (_, at) => SHEET.top + at * SHEET.row);
  const foot = SHEET.top + board.size * SHEET.row + 32;
  return {
    height: foot + (board.legend.length > 0 ? LEGEND.height : 0) + 40,
    heads: [
      { text: rank, x: 40 },
      { text: model, x: COLUMNS.name },
      { text: rating, x: COLUMNS.halfWidth, anchor: 'end' },
      { text: stronger, x: SHEET.width - SHEET.margin, anchor: 'end' },
    ],
    labels: board
      .labels(COLUMNS.chart.width)
      .map((tick) => ({ ...tick, at: COLUMNS.chart.left + tick.at })),
    rules: tops,
    rows: tops.slice(0, -1).map((top, at) => {
      const row = board.row(at);
      return {
        row,
        top,
        baseline: top + SHEET.baseline,
        bottom: top + SHEET.row,
        shown: cutMiddle(row.name, 13, NAME_WIDTH),
        strokes: row.brackets.map((piece) => ({ lane: piece.lane, path: strokeOf(piece, top) })),
      };
    }),
    legend: legendOf(board),
    foot,
  };
}

function strokeOf({ x, part }: BracketPiece, top: number): string {
  const at = COLUMNS.bracket + x;
  const bottom = top + SHEET.row;
  switch (part) {
    case 'first':
      return `M${at + HOOK},${top + INSET}H${at}V${bottom}`;
    case 'middle':
      return `M${at},${top}V${bottom}`;
    case 'last':
      return `M${at},${top}V${bottom - INSET}H${at + HOOK}`;
  }
}

/** Marks side by side, each with its meaning. */
function legendOf({ legend }: Leaderboard): LeaderboardSheet['legend'] {
  let x = LEGEND.left;
  return legend.map((mark) => {
    const at = x;
    x += textWidth(mark.text, LEGEND.size) + LEGEND.gap;
    return { mark, at };
  });
}
