/** How far a job is, and how long it will still take at the pace so far. */
export interface Progress {
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /**
   * Milliseconds; null before there is a pace to go by, once all is done, and while the total is
   * not known.
   */
  readonly left: number | null;
}

/**
 * Before either, a job has mostly been starting: at the pace of its first bytes a file that takes
 * two seconds would take ten minutes.
 */
const PACED = { share: 0.05, elapsed: 5000 } as const;

/** @param elapsed milliseconds since the job began */
export function progressOf(done: number, total: number, elapsed: number): Progress {
  const isPaced = done >= PACED.share * total || elapsed >= PACED.elapsed;
  const isGoing = done > 0 && done < total;
  return { done, total, left: isGoing && isPaced ? (elapsed * (total - done)) / done : null };
}
