import type { Tick } from '../sheet/axis.ts';
import { cutMiddle, wrapText } from '../sheet/text-width.ts';
import type { BracketPiece } from './brackets.ts';
import { FORMS } from './figure-form.ts';
import type { FigureForm, FormLengths } from './figure-form.ts';
import { footOf, headOf } from './figure-edges.ts';
import type { FigureEdges, Line } from './figure-edges.ts';
import type { Leaderboard, LeaderboardRow } from './leaderboard.ts';

/** What a figure shows of each row beside rank, name and interval. */
export interface FigureColumns {
  readonly hasRating: boolean;
  readonly hasStronger: boolean;
  /** By row. */
  readonly extras: readonly { readonly header: string; readonly texts: readonly string[] }[];
}

export interface LeaderboardSheet {
  readonly form: FormLengths;
  readonly height: number;
  readonly lines: readonly Line[];
  readonly heads: readonly Head[];
  /** On the axis of the sheet, and where they stand. */
  readonly labels: readonly Tick[];
  readonly labelled: number;
  readonly columns: SheetColumns;
  /** Heights of the lines between rows. */
  readonly rules: readonly number[];
  readonly rows: readonly SheetRow[];
  readonly legend: FigureEdges['legend'];
}

/** Where the cells of a row stand; null for those that it lacks. */
export interface SheetColumns {
  readonly chart: { readonly left: number; readonly width: number };
  /** Right ends. */
  readonly median: number | null;
  readonly halfWidth: number | null;
  readonly extras: readonly number[];
  /** The middle of the chips, and their size to the usual one. */
  readonly chip: number | null;
  readonly chipScale: number;
  readonly nameWidth: number;
}

export interface Head {
  /** Top to bottom. */
  readonly lines: readonly string[];
  readonly x: number;
  /** Baseline of the last line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface SheetRow {
  readonly row: LeaderboardRow;
  readonly top: number;
  readonly baseline: number;
  readonly bottom: number;
  /** Where its interval is drawn. */
  readonly chart: { readonly top: number; readonly height: number };
  /** The name, as much of it as has room. */
  readonly shown: string;
  readonly strokes: readonly { readonly lane: number; readonly path: string }[];
  /** Its further cells: beside the others, or one line under them. */
  readonly beside: readonly string[];
  readonly below: { readonly text: string; readonly baseline: number } | null;
}

/** From a row's edge to a bracket that begins or ends there, and how far its ends point inwards. */
const [INSET, HOOK] = [0.25, 4];
/** In rows that are lower the densities reach into the row above, which leaves room for them. */
const MIN_CHART = 33;
const NAME_SIZE = 13;
const SMALL = 12;
const LINE = 15;
const USUAL: FigureColumns = { hasRating: true, hasStronger: true, extras: [] };

/** The leaderboard on a sheet to be saved. */
export function sheetOf(
  board: Leaderboard,
  name: FigureForm = 'page',
  texts: Parameters<typeof headOf>[0] & Parameters<typeof footOf>[1] = {},
  shown: FigureColumns = USUAL,
): LeaderboardSheet {
  const form = FORMS[name];
  const isBeside = !form.isStacked && shown.extras.length <= form.beside;
  const columns = columnsOf(form, shown, isBeside);
  const heads = headsOf(board, form, columns, shown, isBeside);
  const above = headOf(texts, form);
  const deepest = Math.max(...heads.map(({ lines }) => lines.length));
  const head = above.end + 22 + (deepest - 1) * LINE;
  const top = head + 10;
  const hasBelow = !isBeside && shown.extras.length > 0;
  // In a column the heads fill their line, so the axis is labelled under the rows.
  const under = form.isStacked ? 20 : 0;
  const foot = footOf(board, texts, form);
  const below = hasBelow ? LINE : 0;
  const free = form.height - top - under - foot.height;
  const least = hasBelow ? form.minAbove : form.minRow;
  const row = Math.max(least, Math.min(form.row, free / Math.max(1, board.size) - below)) + below;
  const end = top + board.size * row + under;
  const height = Math.max(form.height, end + foot.height);
  const tops = Array.from({ length: board.size + 1 }, (_, at) => round(top + at * row));
  return {
    form,
    height,
    lines: [
      ...above.lines,
      ...foot.lines.map((line) => ({ ...line, y: line.y + height - foot.height })),
    ],
    heads: heads.map((one) => ({ ...one, y: head })),
    labels: board
      .labels(columns.chart.width)
      .map((tick) => ({ ...tick, at: columns.chart.left + tick.at })),
    labelled: form.isStacked ? end - 4 : head,
    columns,
    rules: tops,
    rows: tops
      .slice(0, -1)
      .map((from, at) =>
        rowOf(board.row(at), from, tops[at + 1], { form, columns, shown, at, isBeside }),
      ),
    legend: foot.legend.map((mark) => ({ ...mark, y: mark.y + height - foot.height })),
  };
}

function columnsOf(form: FormLengths, shown: FigureColumns, isBeside: boolean): SheetColumns {
  const { width, margin, isStacked } = form;
  const right = width - margin;
  const chipScale = isStacked ? 0.75 : 1;
  const ratings = shown.hasRating ? form.median + form.halfWidth : 0;
  const edge = shown.hasStronger ? right - form.chip : right;
  const beside = isBeside ? shown.extras.length * form.extra : 0;
  const after = isStacked ? edge : form.name + form.nameWidth + ratings;
  const left = isStacked ? form.name : after + beside + 24;
  return {
    // The axis reaches to the gap before the chips.
    chart: { left, width: edge - left - (isStacked ? 8 : shown.hasStronger ? 0 : 12) },
    median: shown.hasRating ? after - form.halfWidth : null,
    halfWidth: shown.hasRating ? after : null,
    extras: isBeside ? shown.extras.map((_, at) => after + (at + 1) * form.extra) : [],
    chip: shown.hasStronger ? right - 48 * chipScale : null,
    chipScale,
    nameWidth: isStacked ? after - ratings - form.name : form.nameWidth,
  };
}

function headsOf(
  { headers }: Leaderboard,
  form: FormLengths,
  columns: SheetColumns,
  { extras }: FigureColumns,
  isBeside: boolean,
): Head[] {
  const head = (text: string, x: number, anchor: Head['anchor'], room = Infinity): Head => ({
    ...{ lines: wrapText(text, SMALL, room), x, y: 0, anchor },
  });
  const right = form.width - form.margin;
  return [
    form.isStacked
      ? head(headers.rank, form.name - 8, 'end')
      : head(headers.rank, form.margin + 16, 'start'),
    head(headers.model, form.name, 'start'),
    ...(columns.halfWidth === null ? [] : [head(headers.rating, columns.halfWidth, 'end')]),
    ...(isBeside
      ? extras.map(({ header }, at) => head(header, columns.extras[at], 'end', form.extra - 12))
      : []),
    ...(columns.chip === null ? [] : [head(headers.stronger, right, 'end', form.chip - 16)]),
  ];
}

interface RowPlace {
  readonly form: FormLengths;
  readonly columns: SheetColumns;
  readonly shown: FigureColumns;
  readonly at: number;
  readonly isBeside: boolean;
}

function rowOf(row: LeaderboardRow, top: number, bottom: number, place: RowPlace): SheetRow {
  const { form, columns, shown, at, isBeside } = place;
  const cells = shown.extras.map(({ header, texts }) => ({ header, text: texts[at] ?? '' }));
  const hasBelow = !isBeside && cells.length > 0;
  const own = bottom - top - (hasBelow ? LINE : 0);
  const baseline = form.isStacked ? top + 18 : top + own * 0.6;
  const high = Math.max(round(form.isStacked ? own - 21 : own), MIN_CHART);
  const below = cells.map(({ header, text }) => `${header} ${text}`).join(' · ');
  return {
    row,
    top,
    bottom,
    baseline: round(baseline),
    chart: { top: round(top + own - high), height: high },
    shown: cutMiddle(row.name, NAME_SIZE, columns.nameWidth),
    strokes: row.brackets.map((piece) => ({
      lane: piece.lane,
      path: strokeOf(piece, form.bracket, top, bottom),
    })),
    beside: isBeside ? cells.map(({ text }) => text) : [],
    below: hasBelow ? { text: below, baseline: round(bottom - 6) } : null,
  };
}

function strokeOf({ x, part }: BracketPiece, left: number, top: number, bottom: number): string {
  const at = left + x;
  const inset = round((bottom - top) * INSET);
  switch (part) {
    case 'first':
      return `M${at + HOOK},${top + inset}H${at}V${bottom}`;
    case 'middle':
      return `M${at},${top}V${bottom}`;
    case 'last':
      return `M${at},${top}V${bottom - inset}H${at + HOOK}`;
  }
}

/** To a hundredth, as short as it can be written. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
