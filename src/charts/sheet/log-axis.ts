import { textWidth } from './text-width.ts';
import type { Axis, AxisRange } from './axis.ts';

/** Digits that ticks begin with, the most wanted set first. */
const DIGITS = [[1, 2, 5], [1, 3], [1]] as const;
const GAP = 10;

/**
 * An axis on which equal ratios are equally long, with as many round ticks as can be labelled.
 * @param range `from` above 0
 * @param write how a tick is labelled
 */
export function logAxis(
  { from, to, start, end }: AxisRange,
  fontSize: number,
  write: (value: number) => string,
): Axis {
  const low = Math.log10(from);
  const high = Math.log10(to);
  const at = (value: number): number =>
    start + ((Math.log10(value) - low) / (high - low)) * (end - start);
  const sets = DIGITS.map((digits) =>
    ticksOf(from, to, digits).map((value) => ({ value, at: at(value), text: write(value) })),
  );
  const isClear = (ticks: (typeof sets)[number]): boolean =>
    ticks.every(
      (tick, i) =>
        i === 0 ||
        Math.abs(tick.at - ticks[i - 1].at) >=
          (textWidth(tick.text, fontSize) + textWidth(ticks[i - 1].text, fontSize)) / 2 + GAP,
    );
  const clear = sets.find(isClear);
  return { at, ticks: clear ?? everySecond(sets[sets.length - 1], isClear) };
}

function ticksOf(from: number, to: number, digits: readonly number[]): number[] {
  const [first, last] = [Math.floor(Math.log10(from)), Math.ceil(Math.log10(to))];
  const decades = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  // Of a negative power the quotient is the nearest number, the product is not.
  const power = (exponent: number, digit: number) =>
    exponent < 0 ? digit / 10 ** -exponent : digit * 10 ** exponent;
  return decades
    .flatMap((exponent) => digits.map((digit) => power(exponent, digit)))
    .filter((value) => value >= from && value <= to);
}

function everySecond<T>(ticks: T[], isClear: (ticks: T[]) => boolean): T[] {
  for (let every = 2; every < ticks.length; every++) {
    const kept = ticks.filter((_, at) => at % every === 0);
    if (isClear(kept)) return kept;
  }
  return ticks.slice(0, 1);
}
