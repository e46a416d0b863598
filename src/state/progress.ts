/** How far a job is, and how long it will still take at the pace so far. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Milliseconds, or null before anything was done. */
  readonly left: number | null;
}

/** @param elapsed milliseconds since the job began */
export function progressOf(done: number, total: number, elapsed: number): Progress {
  return { done, total, left: done > 0 ? (elapsed * (total - done)) / done : null };
}
