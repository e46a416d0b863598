import { extentOf } from '../sheet/axis.ts';
import { settingMark, settingStyle } from '../priors/setting-rows.ts';
import type { SettingStyle } from '../priors/setting-rows.ts';
import { cutMiddle, textWidth } from '../sheet/text-width.ts';

/** What a colour and shape stand for. */
export interface MapClass {
  readonly name: string;
  /** Whether it is no class of its own: drawn pale. */
  readonly isRest: boolean;
}

/** Points in a plane, each of a class. */
export interface MapPoints {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Of every point its place among the classes. */
  readonly classOf: ArrayLike<number>;
}

export interface TextMapPicture {
  readonly height: number;
  /** Of every point, in pixels. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly size: number;
  readonly marks: readonly { readonly path: string; readonly style: SettingStyle }[];
  readonly legend: readonly {
    readonly name: string;
    readonly style: SettingStyle;
    readonly x: number;
    readonly y: number;
  }[];
}

const FONT = 12;
const LINE = 20;
const EDGE = 12;
const REST: SettingStyle = { colour: 'var(--edge)', shape: 'circle' };
/** More points than this are drawn smaller. */
const MANY = 300;

/** The plane at the width of the page, one path for each class. */
export function textMapPicture(
  points: MapPoints,
  classes: readonly MapClass[],
  width: number,
): TextMapPicture {
  const styles = classes.map(({ isRest }, at) => (isRest ? REST : settingStyle(at)));
  const legend = legendOf(classes, styles, width);
  const top = EDGE + LINE * (1 + Math.max(0, ...legend.map(({ line }) => line)));
  const deep = Math.min(560, Math.max(260, 0.7 * width));
  const size = points.x.length > MANY ? 2.8 : 4;
  const x = scaled(points.x, EDGE, width - EDGE);
  const y = scaled(points.y, top + EDGE, top + deep - EDGE);
  const paths = classes.map(() => '');
  for (let at = 0; at < x.length; at++) {
    const own = points.classOf[at];
    paths[own] += settingMark(styles[own].shape, x[at], y[at], size);
  }
  return {
    ...{ height: top + deep, x, y, size },
    marks: paths.map((path, at) => ({ path, style: styles[at] })),
    legend: legend.map(({ line, ...item }) => ({ ...item, y: 14 + LINE * line })),
  };
}

/** How much of a place is its rank; the rest is the value itself. */
const RANK_SHARE = 0.6;

/**
 * Values as places, drawn towards their ranks: the library puts what has nothing in common so far
 * apart that all else would shrink to a few dots.
 */
function scaled(values: ArrayLike<number>, from: number, to: number): Float32Array {
  const [low, high] = extentOf(Array.from(values));
  const order = Array.from(values, (_, at) => at).sort((a, b) => values[a] - values[b]);
  const places = new Float32Array(values.length).fill((from + to) / 2);
  if (!(high > low)) return places;
  order.forEach((at, rank) => {
    const share = (values[at] - low) / (high - low);
    const ranked = rank / (order.length - 1);
    places[at] = from + (RANK_SHARE * ranked + (1 - RANK_SHARE) * share) * (to - from);
  });
  return places;
}

function legendOf(classes: readonly MapClass[], styles: readonly SettingStyle[], width: number) {
  let [x, line] = [EDGE, 0];
  return classes.map(({ name }, at) => {
    const text = cutMiddle(name, FONT, Math.min(220, width - 40));
    const wide = textWidth(text, FONT) + 30;
    if (x > EDGE && x + wide > width) [x, line] = [EDGE, line + 1];
    const item = { name: text, style: styles[at], x, line };
    x += wide;
    return item;
  });
}

/** The point nearest to a place; null where none is within `reach` pixels. */
export function pointAt(
  { x, y }: Pick<TextMapPicture, 'x' | 'y'>,
  px: number,
  py: number,
  reach: number,
): number | null {
  let [best, least] = [-1, reach];
  for (let at = 0; at < x.length; at++) {
    const gap = Math.hypot(x[at] - px, y[at] - py);
    if (gap <= least) [best, least] = [at, gap];
  }
  return best < 0 ? null : best;
}

/**
 * The next point in a direction: the nearest in the quarter that opens towards it, where what lies
 * aside counts double; the same where there is none.
 */
export function pointBeside(
  { x, y }: Pick<TextMapPicture, 'x' | 'y'>,
  from: number,
  across: number,
  down: number,
): number {
  let [best, least] = [from, Infinity];
  for (let at = 0; at < x.length; at++) {
    const [dx, dy] = [x[at] - x[from], y[at] - y[from]];
    const ahead = dx * across + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * across);
    if (at === from || ahead <= 0 || aside > ahead) continue;
    if (ahead + aside < least) [best, least] = [at, ahead + aside];
  }
  return best;
}
