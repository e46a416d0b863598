/** How far a job is, and how long it will still take at the pace so far. */
export interface Progress {
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** Milliseconds; null before anything was done, once all is, and while the total is not known. */
  readonly left: number | null;
}

/** @param elapsed milliseconds since the job began */
export function progressOf(done: number, total: number, elapsed: number): Progress {
  return { done, total, left: done > 0 && done < total ? (elapsed * (total - done)) / done : null };
}
