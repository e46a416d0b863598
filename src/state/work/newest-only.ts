/**
 * A costly question that is asked again and again: one is at work at a time, each leaves the
 * others a rest, and of those that wait the newest alone has its turn; the others reject with an
 * AbortError.
 * @param rest in milliseconds
 */
export function paced<Q, A>(
  work: (question: Q) => Promise<A>,
  rest: number,
): (question: Q) => Promise<A> {
  let newest = 0;
  let before = Promise.resolve();
  return async (question) => {
    const mine = ++newest;
    for (;;) {
      const last = before;
      await last;
      if (mine !== newest) throw new DOMException('A newer question came.', 'AbortError');
      if (last === before) break;
    }
    const answer = work(question);
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, rest));
    before = answer.then(pause, pause);
    return answer;
  };
}
