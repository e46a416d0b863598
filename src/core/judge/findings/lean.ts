/** Which way something leans, or that nothing shows. */
export type Lean = 'more' | 'less' | 'even';

/** Where an interval lies against 0. */
export function leanOf(lower: number, upper: number): Lean {
  return lower > 0 ? 'more' : upper < 0 ? 'less' : 'even';
}
