import { describe, expect, it } from 'vitest';
import type { JudgeCallFailure } from '../../src/core/failure.ts';
import { JudgeCallError } from '../../src/judges/contract.ts';
import { millisecondsIn, repeated } from '../../src/judges/repeats.ts';

const NOW = Date.UTC(2026, 0, 1);

function failing(reason: JudgeCallFailure['reason'], retryAfter: string | null = null) {
  return new JudgeCallError({ kind: 'judge-call', reason, host: 'x' }, { retryAfter });
}

/** Calls that fail so often, and then work; what was waited for in milliseconds. */
async function tried(error: Error, times: number, random = 0.5) {
  const waits: number[] = [];
  let now = NOW;
  let calls = 0;
  const call = (): Promise<string> =>
    ++calls <= times ? Promise.reject(error) : Promise.resolve('done');
  const result = await repeated(call, {
    now: () => now,
    random: () => random,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  }).catch((reason: unknown) => reason);
  return { result, waits, calls };
}

describe('a call is repeated', () => {
  it('with waits that double, half of them by chance', async () => {
    const error = failing('too-many-requests');
    expect((await tried(error, 6)).waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000]);
    expect((await tried(error, 2, 0)).waits).toEqual([500, 1000]);
    expect((await tried(error, 2, 1)).waits).toEqual([1500, 3000]);
  });

  it.each([
    ['too-many-requests', 6],
    ['server', 4],
    ['timeout', 2],
    ['broken-off', 3],
    ['cors-or-network', 3],
    ['local-network', 3],
    ['null-origin', 3],
    ['offline', 0],
    ['wrong-key', 0],
    ['no-credit', 0],
    ['browser-blocked', 0],
    ['context-too-long', 0],
    ['not-found', 0],
    ['bad-request', 0],
    ['bad-reply', 0],
    ['out-of-tokens', 0],
    ['insecure', 0],
    ['not-an-address', 0],
  ] as const)('after %s %i times', async (reason, repeats) => {
    const error = failing(reason);
    expect(await tried(error, repeats)).toMatchObject({ result: 'done', calls: repeats + 1 });
    expect(await tried(error, repeats + 1)).toMatchObject({ result: error, calls: repeats + 1 });
  });

  it('when the provider says so, and a little later', async () => {
    expect((await tried(failing('server', '20'), 1)).waits).toEqual([20_500]);
    expect((await tried(failing('server', '0'), 1, 0)).waits).toEqual([0]);
    const date = new Date(NOW + 5000).toUTCString();
    expect((await tried(failing('server', date), 1)).waits).toEqual([5500]);
  });

  it('but not where the provider wants to be left alone for long', async () => {
    expect(await tried(failing('too-many-requests', '600'), 1)).toMatchObject({ calls: 2 });
    expect(await tried(failing('too-many-requests', '601'), 1)).toMatchObject({ calls: 1 });
  });

  it('not at all for what is no failure of a call', async () => {
    expect(await tried(new TypeError('fetch failed'), 1)).toMatchObject({ calls: 1 });
    expect(await tried(new DOMException('stop', 'AbortError'), 1)).toMatchObject({ calls: 1 });
  });
});

describe('Retry-After', () => {
  it.each([
    [null, null],
    ['120', 120_000],
    ['1.5', 1500],
    ['Thu, 01 Jan 2026 00:00:07 GMT', 7000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', null],
    ['', null],
  ])('%j is %j milliseconds', (text, milliseconds) => {
    expect(millisecondsIn(text, NOW)).toBe(milliseconds);
  });
});
