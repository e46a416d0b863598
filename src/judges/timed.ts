import type { CallResult } from './call-work.ts';
import type { Answered, CallMoment } from './contract.ts';

/**
 * A call by the clock: of requests that were made one after the other, as a model refuses
 * settings, the last counts.
 * @param clock milliseconds since some moment
 */
export async function timed(
  call: (heard: (moment: CallMoment) => void) => Promise<Answered>,
  clock: () => number,
): Promise<Pick<CallResult, 'answered' | 'firstToken' | 'latency'>> {
  let sent = clock();
  let firstToken: number | null = null;
  const answered = await call((moment) => {
    if (moment === 'sent') sent = clock();
    firstToken = moment === 'sent' ? null : clock() - sent;
  });
  return { answered, firstToken, latency: clock() - sent };
}
