import { axisOf, extentOf, pixel } from '../sheet/axis.ts';
import type { Axis, WriteValue } from '../sheet/axis.ts';
import { cutMiddle, textWidth } from '../sheet/text-width.ts';

/** The middle of a distribution and its two intervals, natural log-odds; some may be infinite. */
export interface SettingEnds {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly lowerWide: number;
  readonly upperWide: number;
}

export interface SettingSeries {
  readonly name: string;
  readonly style: SettingStyle;
  /** On a scale of its own: drawn dashed, with hollow marks. */
  readonly isOwnScale: boolean;
  /** By model. */
  readonly ends: readonly (SettingEnds | null)[];
}

export interface SettingRow {
  readonly model: number;
  readonly name: string;
}

export type SettingShape = 'circle' | 'diamond' | 'square' | 'up' | 'down' | 'cross';

/** Colour and shape: two ways to distinguish settings. */
export interface SettingStyle {
  readonly colour: string;
  readonly shape: SettingShape;
}

const COLOURS = ['ink', 'accent', 'commercial', 'no-commercial', 'good', 'not-stated'] as const;
const SHAPES: readonly SettingShape[] = ['circle', 'diamond', 'square', 'up', 'down', 'cross'];

/** The looks of the first 36 settings differ. */
export function settingStyle(at: number): SettingStyle {
  const round = Math.floor(at / COLOURS.length);
  return {
    colour: `var(--${COLOURS[at % COLOURS.length]})`,
    shape: SHAPES[(at + round) % SHAPES.length],
  };
}

const MARK = 4.2;

/** A mark around a point, as a closed path. */
export function settingMark(shape: SettingShape, x: number, y: number, r = MARK): string {
  const at = (dx: number, dy: number): string => `${pixel(x + dx * r)},${pixel(y + dy * r)}`;
  const polygon = (...points: readonly (readonly [number, number])[]): string =>
    `M${points.map(([dx, dy]) => at(dx, dy)).join('L')}Z`;
  switch (shape) {
    case 'circle':
      return `M${at(-1, 0)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
    case 'diamond':
      return polygon([0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]);
    case 'square':
      return polygon([-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]);
    case 'up':
      return polygon([0, -1.2], [1.15, 0.9], [-1.15, 0.9]);
    case 'down':
      return polygon([0, 1.2], [-1.15, -0.9], [1.15, -0.9]);
    case 'cross': {
      const [n, w] = [0.4, 1.1];
      return polygon(
        ...([
          [-n, -w],
          [n, -w],
          [n, -n],
          [w, -n],
          [w, n],
          [n, n],
          [n, w],
          [-n, w],
          [-n, n],
          [-w, n],
          [-w, -n],
          [-n, -n],
        ] as const),
      );
    }
  }
}

export interface LegendItem {
  readonly name: string;
  readonly style: SettingStyle;
  readonly isOwnScale: boolean;
  readonly x: number;
  readonly y: number;
}

export interface SettingRowsPicture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: Axis;
  readonly legend: readonly LegendItem[];
  /** As much of each name as fits, with its place. */
  readonly labels: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  readonly isStacked: boolean;
  /** Heights of the lines between rows. */
  readonly lines: readonly number[];
  /** Of each series: its wide and narrow intervals and its marks, all rows in one path. */
  readonly series: readonly {
    readonly wide: string;
    readonly narrow: string;
    readonly marks: string;
  }[];
  /** In each row, a line through the marks of all series. */
  readonly links: string;
}

const FONT = 12;
const LANE = 11;
const PAD = 7;
const FOOT = 40;
const LEGEND_LINE = 20;
/** Half of a tick's text has room here. */
const EDGE = 18;
/** On a page narrower than this a name stands above its intervals. */
const NARROW = 460;

/**
 * Models below each other, in each row an interval for every setting.
 * @param range the models that the axis is for, so that all pages of a list have the same one
 * @param toShown from log-odds to the reader's scale
 */
export function settingRowsPicture(
  rows: readonly SettingRow[],
  series: readonly SettingSeries[],
  range: readonly SettingRow[],
  width: number,
  toShown: (logOdds: number) => number,
  write: WriteValue,
): SettingRowsPicture {
  const isStacked = width < NARROW;
  const widest = Math.max(0, ...range.map(({ name }) => textWidth(name, FONT)));
  const names = isStacked ? width - 8 : Math.min(Math.ceil(widest) + 4, width * 0.3);
  const left = isStacked ? EDGE : names + 12;
  const right = width - EDGE;
  const legend = legendOf(series, width);
  const top = 6 + LEGEND_LINE * (1 + Math.max(0, ...legend.map(({ y }) => y)));
  const title = isStacked ? 18 : 0;
  const rowHeight = title + 2 * PAD + LANE * series.length;
  const bottom = top + rows.length * rowHeight;

  const values = series.flatMap(({ ends, isOwnScale }) =>
    range.flatMap(({ model }) => {
      const own = ends[model];
      if (!own) return [];
      // What is on a scale of its own does not stretch that of the others.
      return (isOwnScale ? [own.median] : [own.lowerWide, own.upperWide]).map(toShown);
    }),
  );
  const [low, high] = extentOf(values);
  const pad = 0.03 * (high - low);
  const x = axisOf(
    { from: low - pad, to: high + pad, start: left, end: right },
    isStacked ? 4 : 7,
    write,
  );
  /** What lies beyond the picture ends at its edge. */
  const at = (value: number): number => Math.max(left, Math.min(right, x.at(toShown(value))));
  const laneAt = (row: number, lane: number): number =>
    top + row * rowHeight + title + PAD + (lane + 0.5) * LANE;
  const paths = series.map(({ ends, style }, lane) => {
    let [wide, narrow, marks] = ['', '', ''];
    rows.forEach(({ model }, row) => {
      const own = ends[model];
      if (!own) return;
      const y = laneAt(row, lane);
      const line = (from: number, to: number): string =>
        `M${pixel(at(from))},${pixel(y)}H${pixel(at(to))}`;
      wide += line(own.lowerWide, own.upperWide);
      narrow += line(own.lower, own.upper);
      if (Number.isFinite(own.median)) marks += settingMark(style.shape, at(own.median), y);
    });
    return { wide, narrow, marks };
  });
  const links = rows.map(({ model }, row) =>
    series
      .flatMap(({ ends }, lane) => {
        const own = ends[model];
        return own ? [`${pixel(at(own.median))},${pixel(laneAt(row, lane))}`] : [];
      })
      .join('L'),
  );
  return {
    ...{ left, right, top, bottom, height: bottom + FOOT, x, isStacked, series: paths },
    links: links.map((points) => (points === '' ? '' : `M${points}`)).join(''),
    legend: legend.map((item) => ({ ...item, y: 14 + LEGEND_LINE * item.y })),
    labels: rows.map(({ name }, row) => ({
      text: cutMiddle(name, FONT, names),
      x: isStacked ? 8 : left - 10,
      y: top + row * rowHeight + (isStacked ? 14 : rowHeight / 2),
    })),
    lines: rows.map((_, row) => top + row * rowHeight),
  };
}

/** Names of the settings in lines as wide as the picture; y counts lines. */
function legendOf(series: readonly SettingSeries[], width: number): LegendItem[] {
  let [x, y] = [8, 0];
  return series.map(({ name, style, isOwnScale }) => {
    const text = cutMiddle(name, FONT, width - 40);
    const wide = textWidth(text, FONT) + 40;
    if (x > 8 && x + wide > width) [x, y] = [8, y + 1];
    const item = { name: text, style, isOwnScale, x, y };
    x += wide;
    return item;
  });
}
