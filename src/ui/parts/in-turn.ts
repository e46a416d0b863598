const waiting: (() => void)[] = [];

/**
 * Does one thing after the other, each in a task of its own, so that what is drawn at once, such
 * as several figures, does not hold the page.
 */
export function inTurn(work: () => void): void {
  waiting.push(work);
  if (waiting.length === 1) next();
}

function next(): void {
  setTimeout(() => {
    try {
      waiting[0]();
    } finally {
      waiting.shift();
      if (waiting.length > 0) next();
    }
  });
}
