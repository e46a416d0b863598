import { pixel } from '../sheet/axis.ts';

export interface FlipBar {
  readonly width: number;
  readonly height: number;
  /** All judgments as dots; each of them where they are few, else each for so many. */
  readonly perDot: number;
  readonly all: string;
  /** The dots of those that would have to be otherwise. */
  readonly flipped: string;
}

const STEP = 7;
const MAX_DOTS = 1200;

/**
 * Judgments as a field of dots, of which the first few stand out: how little it would take.
 * Where a dot stands for several, what is flipped is rounded up, so that it never vanishes.
 */
export function flipBar(flips: number, judgments: number, width: number): FlipBar {
  const perDot = niceStep(judgments / MAX_DOTS);
  const dots = Math.ceil(judgments / perDot);
  const columns = Math.max(1, Math.floor(width / STEP));
  const marked = Math.min(dots, Math.ceil(flips / perDot));
  const path = (from: number, to: number): string => {
    const points: string[] = [];
    for (let at = from; at < to; at++) {
      const [column, row] = [at % columns, Math.floor(at / columns)];
      points.push(`M${pixel((column + 0.5) * STEP)},${pixel((row + 0.5) * STEP)}h.01`);
    }
    return points.join('');
  };
  return {
    width: columns * STEP,
    height: Math.ceil(dots / columns) * STEP,
    perDot,
    all: path(marked, dots),
    flipped: path(0, marked),
  };
}

/** The next of 1, 2, 5, 10, 20, … */
function niceStep(least: number): number {
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((step) => step * power >= least * 0.999999) ?? 10) * power;
}
