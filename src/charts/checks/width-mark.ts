import { pixel } from '../sheet/axis.ts';

/** A width that is not certain, in any unit. */
export interface SpreadWidth {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

const WIDTH = 120;
const HEIGHT = 20;

/**
 * An interval around the middle, and thin lines from its narrowest to its widest end.
 * @param most the widest of those that are compared; positive
 */
export function widthMark({ value, lower, upper }: SpreadWidth, most: number) {
  const middle = WIDTH / 2;
  const y = HEIGHT / 2;
  const reach = (width: number): number => (width / most) * (middle - 2);
  const end = (side: -1 | 1, width: number): string => pixel(middle + side * reach(width));
  const whisker = (side: -1 | 1): string =>
    `M${end(side, lower)},${String(y)}H${end(side, upper)}M${end(side, upper)},${String(y - 4)}v8`;
  return {
    ...{ width: WIDTH, height: HEIGHT },
    interval: `M${end(-1, value)},${String(y)}H${end(1, value)}`,
    spread: whisker(-1) + whisker(1),
  };
}
