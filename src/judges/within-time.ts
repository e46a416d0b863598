/** What ends a piece of work. */
export interface TimeLimit {
  /** Aborted when the time is over, or the work is no longer wanted. */
  readonly signal: AbortSignal;
  readonly isOver: () => boolean;
}

/**
 * Gives work so much time. By a timer that holds its signal: one that AbortSignal.any makes of
 * AbortSignal.timeout can be collected while a reply is still being read, which then is never
 * broken off (nodejs/node#57736).
 * @param time milliseconds
 */
export async function withinTime<T>(
  time: number,
  stop: AbortSignal,
  work: (limit: TimeLimit) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  let isOver = false;
  const end = (): void => {
    ending.abort(stop.reason);
  };
  const timer = setTimeout(() => {
    isOver = true;
    end();
  }, time);
  if (stop.aborted) end();
  stop.addEventListener('abort', end);
  try {
    return await work({ signal: ending.signal, isOver: () => isOver });
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', end);
  }
}
