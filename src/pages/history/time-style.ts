const MINUTE = 60_000;

/** How exactly times are written so that they differ: to the second where two are of one minute. */
export function timeStyleOf(times: readonly number[]): 'short' | 'medium' {
  const minutes = new Set(times.map((time) => Math.floor(time / MINUTE)));
  return minutes.size < times.length ? 'medium' : 'short';
}
