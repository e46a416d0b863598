import { axisOf, extentOf, labelledTicks, pixel } from '../sheet/axis.ts';
import type { Tick, WriteValue } from '../sheet/axis.ts';
import { BOLD, cutMiddle, cutText, textWidth } from '../sheet/text-width.ts';

/** One number of one judge with the ends of its interval. */
export interface HabitMark {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Drawn so that it stands out. */
  readonly isClear: boolean;
}

/** One measure of all judges, on an axis that they share. */
export interface HabitPanel {
  readonly title: string;
  /** Where a judge without the habit lies; null where there is no such value. */
  readonly reference: number | null;
  /** By judge; null where nothing is known. */
  readonly marks: readonly (HabitMark | null)[];
  readonly write: WriteValue;
}

interface PanelPicture {
  readonly title: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly Tick[];
  /** Where the title stands, and where numbers of the axis do above as well: null where they don’t. */
  readonly titleY: number;
  readonly ticksY: number | null;
  /** Of the dashed line. */
  readonly reference: number | null;
  /** Path of all intervals. */
  readonly intervals: string;
  readonly marks: readonly { readonly x: number; readonly y: number; readonly isClear: boolean }[];
}

/** Panels beside each other, as many as there is room for, and further ones below. */
export interface JudgeHabitsPicture {
  readonly height: number;
  readonly panels: readonly PanelPicture[];
  /** Names once for each row of panels. */
  readonly labels: readonly { readonly text: string; readonly name: string; readonly y: number }[];
  /** Where names end. */
  readonly left: number;
}

const FONT = 12;
const TITLE = 22;
/** With more judges the axis is written above them too, and takes so much room. */
const MANY = 24;
const ABOVE = 16;
const FOOT = 30;
const ROW = 22;
const GAP = 26;
/** How far labels of ticks reach beyond their panel, so that they don't touch the next one's. */
const OVER = 6;
/** A panel is at least so wide. */
const LEAST = 112;
/** Intervals wider than this share of what all judges span don't widen the axis for the others. */
const WIDEST = 0.5;

/** @param names of the judges, from top to bottom */
export function judgeHabitsPicture(
  names: readonly string[],
  panels: readonly HabitPanel[],
  width: number,
): JudgeHabitsPicture {
  const widest = Math.max(0, ...names.map((name) => textWidth(name, FONT)));
  const room = Math.min(Math.ceil(widest) + 4, width * 0.34);
  const left = room + 10;
  const across = Math.max(1, Math.floor((width - left + GAP) / (LEAST + GAP)));
  const perLine = Math.min(across, Math.ceil(panels.length / Math.ceil(panels.length / across)));
  const wide = (width - left - 6 - (perLine - 1) * GAP) / perLine;
  const high = names.length * ROW;
  const lines = Math.ceil(panels.length / perLine);
  const head = names.length > MANY ? TITLE + ABOVE : TITLE;
  const topOf = (line: number): number => line * (head + high + FOOT) + head;
  const rowOf = (line: number, at: number): number => topOf(line) + (at + 0.5) * ROW;
  return {
    left: room,
    height: lines * (head + high + FOOT),
    labels: Array.from({ length: lines }, (_, line) =>
      names.map((name, at) => ({ text: cutMiddle(name, FONT, room), name, y: rowOf(line, at) })),
    ).flat(),
    panels: panels.map((panel, at) => {
      const line = Math.floor(at / perLine);
      const start = left + (at % perLine) * (wide + GAP);
      const top = topOf(line);
      return {
        ...panelPicture(panel, start, start + wide, top, top + high),
        titleY: top - head + TITLE - 8,
        ticksY: names.length > MANY ? top - 5 : null,
      };
    }),
  };
}

function panelPicture(
  { title, reference, marks, write }: HabitPanel,
  left: number,
  right: number,
  top: number,
  bottom: number,
): Omit<PanelPicture, 'titleY' | 'ticksY'> {
  const [low, high] = rangeOf(marks, reference);
  const pad = 0.06 * (high - low);
  const range = { from: low - pad, to: high + pad, start: left, end: right };
  const x = axisOf(range, 3, write);
  const inside = (value: number): number => Math.min(right, Math.max(left, x.at(value)));
  const y = (at: number): number => top + (at + 0.5) * ROW;
  return {
    ...{ title: cutText(title, FONT, (right - left + GAP - 10) / BOLD), left, right, top, bottom },
    ticks: labelledTicks(x.ticks, 11, left - OVER, right + OVER),
    reference: reference === null ? null : x.at(reference),
    intervals: marks
      .map((mark, at) =>
        mark === null
          ? ''
          : `M${pixel(inside(mark.lower))},${pixel(y(at))}H${pixel(inside(mark.upper))}`,
      )
      .join(''),
    marks: marks.flatMap((mark, at) =>
      mark === null ? [] : [{ x: inside(mark.value), y: y(at), isClear: mark.isClear }],
    ),
  };
}

/** All values, and intervals as far as they are not so wide that they would hide the others. */
function rangeOf(
  marks: readonly (HabitMark | null)[],
  reference: number | null,
): readonly [number, number] {
  const there = marks.filter((mark) => mark !== null);
  const values = there.map(({ value }) => value);
  const narrow = there.filter(({ lower, upper }) => upper - lower < WIDEST);
  const ends = (narrow.length > 0 ? narrow : there).flatMap(({ lower, upper }) => [lower, upper]);
  return extentOf([...(reference === null ? [] : [reference]), ...values, ...ends]);
}
