import { axisOf, extentOf, labelledTicks, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';
import { cutMiddle, textWidth } from '../sheet/text-width.ts';
import { settingMark } from '../priors/setting-rows.ts';
import type { SettingEnds, SettingRow } from '../priors/setting-rows.ts';

/** How a model does in a slice against how it does overall. */
export type SliceMark = 'as-overall' | 'stronger' | 'weaker';

/** One slice, by model. */
export interface SlicePanel {
  readonly name: string;
  readonly ends: readonly SettingEnds[];
  readonly marks: readonly SliceMark[];
}

/** Colour and shape of a mark: two ways to distinguish them. */
export const SLICE_STYLES = {
  'as-overall': { colour: 'var(--ink)', shape: 'circle' },
  stronger: { colour: 'var(--win)', shape: 'up' },
  weaker: { colour: 'var(--loss)', shape: 'down' },
} as const;
export const SLICE_MARKS: readonly SliceMark[] = ['as-overall', 'stronger', 'weaker'];

export interface DrawnPanel {
  readonly title: string;
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Axis;
  /** Ticks with room for their text. */
  readonly ticks: Axis['ticks'];
  /** A short line at each model's strength overall. */
  readonly overall: string;
  readonly series: readonly {
    readonly kind: SliceMark;
    readonly wide: string;
    readonly narrow: string;
    readonly marks: string;
  }[];
}

export interface SlicePanelsPicture {
  readonly height: number;
  readonly panels: readonly DrawnPanel[];
  /** Models, at the left of each line of panels. */
  readonly labels: readonly { readonly text: string; readonly name: string; readonly y: number }[];
  /** Where labels end. */
  readonly gutter: number;
  /** Of `overall` first, then of the marks. */
  readonly legend: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

const FONT = 12;
const ROW = 17;
const TITLE = 22;
const TICKS = 26;
const LEGEND_LINE = 20;
const GAP = 22;
/** A panel narrower than this says nothing, and more than so many in a line are hard to compare. */
const LEAST_PANEL = 150;
const MOST_COLUMNS = 4;
const FOOT = 22;

/**
 * A small plot for each slice, all with the same axis and the same models in the same order.
 * @param rows best first
 * @param overall by model
 * @param legend what a line overall and the marks stand for
 * @param toShown from log-odds to the reader's scale
 */
export function slicePanelsPicture(
  rows: readonly SettingRow[],
  overall: readonly SettingEnds[],
  panels: readonly SlicePanel[],
  legend: readonly string[],
  width: number,
  toShown: (logOdds: number) => number,
  write: WriteValue,
): SlicePanelsPicture {
  const widest = Math.max(0, ...rows.map(({ name }) => textWidth(name, FONT)));
  const gutter = Math.min(Math.ceil(widest) + 4, width * 0.32);
  const first = gutter + 14;
  const room = width - first;
  const most = Math.max(1, Math.floor((room + GAP) / (LEAST_PANEL + GAP)));
  const lines = Math.max(1, Math.ceil(panels.length / Math.min(most, MOST_COLUMNS)));
  const columns = Math.max(1, Math.ceil(panels.length / lines));
  const wide = (room - GAP * (columns - 1)) / columns;
  const keys = legendOf(legend, width);
  const head = LEGEND_LINE * (1 + Math.max(0, ...keys.map(({ y }) => y))) + 4;
  const lineHeight = TITLE + ROW * rows.length + TICKS + 10;
  const values = panels.flatMap(({ ends }) =>
    rows.flatMap(({ model }) => [ends[model].lowerWide, ends[model].upperWide].map(toShown)),
  );
  const [low, high] = extentOf([
    ...values,
    ...rows.map(({ model }) => toShown(overall[model].median)),
  ]);
  const pad = 0.03 * (high - low);

  const drawn = panels.map((panel, at): DrawnPanel => {
    const left = first + (at % columns) * (wide + GAP);
    const right = left + wide;
    const top = head + Math.floor(at / columns) * lineHeight + TITLE;
    const bottom = top + ROW * rows.length;
    const x = axisOf({ from: low - pad, to: high + pad, start: left, end: right }, 4, write);
    /** What lies beyond the picture ends at its edge. */
    const place = (value: number): string =>
      pixel(Math.max(left, Math.min(right, x.at(toShown(value)))));
    const series = SLICE_MARKS.map((kind) => {
      const own = { kind, wide: '', narrow: '', marks: '' };
      rows.forEach(({ model }, row) => {
        if (panel.marks[model] !== kind) return;
        const { median, lower, upper, lowerWide, upperWide } = panel.ends[model];
        const y = top + (row + 0.5) * ROW;
        own.wide += `M${place(lowerWide)},${pixel(y)}H${place(upperWide)}`;
        own.narrow += `M${place(lower)},${pixel(y)}H${place(upper)}`;
        own.marks += settingMark(SLICE_STYLES[kind].shape, Number(place(median)), y, 3.6);
      });
      return own;
    });
    const lineOf = (row: number, model: number): string =>
      `M${place(overall[model].median)},${pixel(top + row * ROW + 3)}v${ROW - 6}`;
    return {
      ...{ title: cutMiddle(panel.name, FONT, wide), name: panel.name },
      ...{ left, right, top, bottom, x, series },
      ticks: labelledTicks(x.ticks, 11, left - 10, right + 10),
      overall: rows.map(({ model }, row) => lineOf(row, model)).join(''),
    };
  });
  return {
    height: head + lines * lineHeight + FOOT,
    ...{
      panels: drawn,
      gutter,
      legend: keys.map((key) => ({ ...key, y: 12 + LEGEND_LINE * key.y })),
    },
    labels: Array.from({ length: lines }, (_, line) =>
      rows.map(({ name }, row) => ({
        ...{ name, text: cutMiddle(name, FONT, gutter) },
        y: head + line * lineHeight + TITLE + (row + 0.5) * ROW,
      })),
    ).flat(),
  };
}

/** Keys in lines as wide as the picture; y counts lines. */
function legendOf(texts: readonly string[], width: number) {
  let [x, y] = [4, 0];
  return texts.map((full) => {
    const text = cutMiddle(full, FONT, width - 30);
    const wide = textWidth(text, FONT) + 34;
    if (x > 4 && x + wide > width) [x, y] = [4, y + 1];
    const key = { text, x, y };
    x += wide;
    return key;
  });
}
