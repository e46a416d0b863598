import { expect, it } from 'vitest';
import { timed } from '../../src/judges/timed.ts';
import { ANSWERED } from './judging-work.ts';

it('times the last request of a call, to its first piece and whole', async () => {
  let now = 100;
  const result = await timed(
    (heard) => {
      heard('sent');
      now += 5;
      heard('said');
      // It refused a setting, and is asked without.
      now += 50;
      heard('sent');
      now += 7;
      heard('said');
      now += 20;
      return Promise.resolve(ANSWERED);
    },
    () => now,
  );
  expect(result).toEqual({ answered: ANSWERED, firstToken: 7, latency: 27 });
});

it('knows no first piece of a reply that came whole', async () => {
  let now = 0;
  const call = () => {
    now += 9;
    return Promise.resolve(ANSWERED);
  };
  const result = await timed(call, () => now);
  expect(result).toEqual({ answered: ANSWERED, firstToken: null, latency: 9 });
});
