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
const PACED_SHARE = 0.05;
const PACED_AFTER = 5000;

/** @param elapsed milliseconds since the job began */
export function progressOf(done: number, total: number, elapsed: number): Progress {
  const isPaced = done > 0 && (done >= PACED_SHARE * total || elapsed >= PACED_AFTER);
  return { done, total, left: isPaced && done < total ? (elapsed * (total - done)) / done : null };
}
