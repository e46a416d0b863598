/** Milliseconds before the first line, and between two. */
const EVERY = 500;
const CLEAR_LINE = '\r\u001B[K';

/**
 * Keeps one line on a terminal that says how far a fit is and how long it will still take at the
 * pace so far. `clear` takes it away.
 */
export function progressLine(terminal: { write(text: string): unknown }, now: () => number) {
  let phase = '';
  let began = now();
  let last = began;
  let isShown = false;
  function tell(share: number, present: 'Approximating' | 'Sampling'): void {
    const time = now();
    if (present !== phase) began = time;
    phase = present;
    if (time - last < EVERY) return;
    last = time;
    isShown = true;
    const left = share > 0 ? ((time - began) * (1 - share)) / share : null;
    const rest = left === null ? '' : `, about ${duration(left)} left`;
    terminal.write(`${CLEAR_LINE}${present}: ${(100 * share).toFixed(0)}%${rest}`);
  }
  return {
    onApproximation: (share: number): void => {
      tell(share, 'Approximating');
    },
    onProgress: (done: number, total: number): void => {
      tell(done / total, 'Sampling');
    },
    clear: (): void => {
      if (isShown) terminal.write(CLEAR_LINE);
    },
  };
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
