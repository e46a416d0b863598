/**
 * The straight line that takes `from` to `start` and `to` to `end`. d3's own linear scale also
 * interpolates colours and dates, at 8 kB that the first picture has no use for.
 */
export function linear(
  from: number,
  to: number,
  start: number,
  end: number,
): (value: number) => number {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}
