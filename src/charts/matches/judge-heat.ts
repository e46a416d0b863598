import { shadeColour, shadeStrength } from './shade-grid.ts';
import { cutMiddle, textWidth } from '../sheet/text-width.ts';

/** One judge's departure for one model: on the reader's scale, and whether its sign is clear. */
export interface HeatCell {
  readonly value: number;
  readonly text: string;
  readonly isClear: boolean;
}

export interface JudgeHeatPicture {
  readonly left: number;
  readonly top: number;
  readonly cell: readonly [width: number, height: number];
  readonly bottom: number;
  readonly height: number;
  readonly width: number;
  /** As much of each model's name as fits. */
  readonly labels: readonly string[];
  readonly cells: readonly {
    readonly x: number;
    readonly y: number;
    readonly colour: string;
    readonly opacity: number;
    readonly text: string;
    readonly isClear: boolean;
  }[];
}

const FONT = 12;
const TOP = 38;
const CELL = { height: 26, least: 16, most: 84 };
/** A cell as wide as this has room for its number. */
const WRITTEN = 38;
const LINE = 18;
const LEGEND = 40;
/** Steps of shade on each side of the middle, as of ShadeGrid's `versus`. */
const STEPS = 5;

/**
 * Models from top to bottom, judges from left to right, each departure a shade between two colours
 * with its number in it; the largest has the strongest shade.
 * @param rows by model, then judge
 */
export function judgeHeatPicture(
  models: readonly string[],
  rows: readonly (readonly HeatCell[])[],
  width: number,
): JudgeHeatPicture {
  const judges = rows.length === 0 ? 0 : rows[0].length;
  const widest = Math.max(0, ...models.map((name) => textWidth(name, FONT)));
  const names = Math.min(widest, Math.max(72, Math.min(220, width - 24 - judges * WRITTEN)));
  const left = Math.ceil(names) + 14;
  const room = Math.floor((width - left - 4) / Math.max(1, judges));
  const wide = Math.max(CELL.least, Math.min(CELL.most, room));
  const largest = Math.max(...rows.flat().map(({ value }) => Math.abs(value)), Number.MIN_VALUE);
  const bottom = TOP + models.length * CELL.height;
  return {
    ...{ left, top: TOP, cell: [wide, CELL.height], bottom },
    width: Math.max(left + judges * wide + 4, Math.min(width, 320)),
    height: bottom + 10 + judges * LINE + LEGEND,
    labels: models.map((name) => cutMiddle(name, FONT, names)),
    cells: rows.flatMap((row, m) =>
      row.map(({ value, text, isClear }, judge) => {
        const step = Math.round((value / largest) * STEPS);
        return {
          ...{ x: left + judge * wide, y: TOP + m * CELL.height, isClear },
          text: wide < WRITTEN ? '' : text,
          colour: shadeColour(step, 'versus'),
          opacity: shadeStrength(step, 'versus', true),
        };
      }),
    ),
  };
}

/** Where the name of a judge stands below the cells. */
export function keyLine({ bottom }: Pick<JudgeHeatPicture, 'bottom'>, judge: number): number {
  return bottom + 10 + (judge + 0.7) * LINE;
}
