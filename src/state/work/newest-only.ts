import { Newest } from './newest.ts';

/**
 * A costly question that is asked again and again, as by a slider: one is at work at a time, and
 * of those that wait the newest alone has its turn; the others reject with an AbortError.
 * @param rest milliseconds that each leaves to others before the next
 */
export function newestOnly<Q, A>(
  work: (question: Q) => Promise<A>,
  rest = 0,
): (question: Q) => Promise<A> {
  const asked = new Newest();
  let running: Promise<void> | null = null;
  return async (question) => {
    const signal = asked.begin();
    while (running) {
      await running;
      signal.throwIfAborted();
    }
    const answer = work(question);
    const settle = async (): Promise<void> => {
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      running = null;
    };
    running = answer.then(settle, settle);
    return answer;
  };
}
