import { afterEach, describe, expect, it } from 'vitest';
import type { JudgeCallFailure } from '../../src/core/failure.ts';
import { CALL_LIMITS, askFrom } from '../../src/judges/call.ts';
import type { CallLimits } from '../../src/judges/call.ts';
import { JudgeCallError } from '../../src/judges/contract.ts';
import type { Standpoint } from '../../src/judges/reach.ts';
import { PROVIDERS } from '../../src/judges/registry.ts';
import type { NetworkProvider } from '../../src/judges/registry.ts';
import { startJudgeServer } from './judge-server.ts';
import type { Fault, JudgeServer, JudgeServerOptions } from './judge-server.ts';
import { conversation, judgeAt } from './judge-setup.ts';

const KEY = 'sk-test-0123456789abcdef+/';
const QUESTION = conversation('Which?');
const HERE: Standpoint = { isOnline: () => true, page: 'http://localhost:4173/' };
const NAMES = Object.keys(PROVIDERS) as NetworkProvider[];

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

interface Asked {
  readonly provider?: NetworkProvider;
  readonly baseUrl?: string;
  readonly key?: string;
  readonly standpoint?: Standpoint;
  readonly limits?: Partial<CallLimits>;
  readonly signal?: AbortSignal;
}

async function failureOf(
  options: JudgeServerOptions,
  { provider = 'openai', baseUrl, key = KEY, standpoint = HERE, limits, signal }: Asked = {},
): Promise<JudgeCallError> {
  server ??= await startJudgeServer(options);
  const judge = judgeAt(provider, baseUrl ?? server.baseUrl(provider));
  const ask = askFrom(standpoint, { ...CALL_LIMITS, ...limits });
  const error: unknown = await ask(
    judge,
    QUESTION,
    key,
    signal ?? new AbortController().signal,
  ).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof JudgeCallError)) throw new Error(`it did not fail: ${String(error)}`);
  expect(JSON.stringify(error.failure)).not.toContain(KEY);
  return error;
}

const reasonAt = async (...args: Parameters<typeof failureOf>) =>
  (await failureOf(...args)).failure.reason;

function hostNow(): string {
  return new URL(server?.url ?? '').host;
}

function always(fault: Fault): JudgeServerOptions {
  return { fault: () => fault };
}

describe.each(NAMES)('%s', (provider) => {
  const cases: readonly (readonly [Fault, JudgeCallFailure['reason']])[] = [
    ['no-credit', 'no-credit'],
    ['browser-blocked', 'browser-blocked'],
    ['too-long', 'context-too-long'],
    ['no-model', 'not-found'],
    ['rate', 'too-many-requests'],
    ['down', 'server'],
    ['cut', 'cors-or-network'],
    ['truncated', 'broken-off'],
    ['malformed', 'bad-reply'],
    ['html', 'bad-reply'],
    ['nothing', 'bad-reply'],
    ['other-json', 'bad-reply'],
    ['empty', 'bad-reply'],
    ['out-of-tokens', 'out-of-tokens'],
  ];
  it.each(cases)('%s is %s', async (fault, reason) => {
    const { failure } = await failureOf(always(fault), { provider });
    expect(failure).toMatchObject({ kind: 'judge-call', reason, host: hostNow() });
  });

  it('another key is refused', async () => {
    const { failure } = await failureOf({ key: 'sk-right' }, { provider });
    expect(failure.reason).toBe('wrong-key');
    expect(failure.status).toBe(provider === 'gemini' ? 400 : 401);
    expect(failure.message).toMatch(/key/i);
  });
});

describe('a failed call', () => {
  it.each([
    [401, 'wrong-key'],
    [402, 'no-credit'],
    [403, 'wrong-key'],
    [404, 'not-found'],
    [405, 'not-found'],
    [408, 'timeout'],
    [409, 'server'],
    [413, 'context-too-long'],
    [418, 'bad-request'],
    [422, 'bad-request'],
    [429, 'too-many-requests'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
    [529, 'server'],
  ])('of status %i is %s, whatever page comes with it', async (status, reason) => {
    const { failure } = await failureOf(always({ status, body: '<html>Oh.</html>' }));
    expect(failure).toEqual({
      kind: 'judge-call',
      reason,
      status,
      host: hostNow(),
    });
  });

  it.each([
    [{ error: { message: 'a' } }, 'a'],
    [{ error: 'b' }, 'b'],
    [{ message: 'c' }, 'c'],
    [{ detail: 'd' }, 'd'],
    [{ error: { message: 5 } }, undefined],
    [[], undefined],
  ])('says what the provider said: %j', async (body, message) => {
    expect((await failureOf(always({ status: 400, body }))).failure.message).toBe(message);
  });

  it('may hide behind a good status', async () => {
    const body = { error: { code: 429, message: 'slow down' } };
    const { failure } = await failureOf(always({ status: 200, body }));
    expect(failure).toMatchObject({ reason: 'too-many-requests', status: 429 });
  });

  it('keeps 300 characters of what was said, the key taken out before', async () => {
    const message = `${'x'.repeat(290)}${KEY}${'y'.repeat(500)}`;
    const { failure } = await failureOf(always({ status: 400, body: { error: { message } } }));
    expect(failure.message).toBe(`${'x'.repeat(290)}•••${'y'.repeat(7)}`);
  });

  it('keeps no piece of the key in what was said', async () => {
    const message = `You sent ${KEY.slice(0, 20)}, ${btoa(KEY)}.`;
    const { failure } = await failureOf(always({ status: 400, body: { error: { message } } }));
    expect(failure.message).toBe('You sent •••, •••.');
  });

  it('tells what is to be paid where thinking took all tokens', async () => {
    const { usage } = await failureOf(always('out-of-tokens'));
    expect(usage).toMatchObject({ output: 5 });
  });

  it.each([400, 401, 402, 403, 404, 405, 413, 422, 429])(
    'of status %i costs nothing',
    async (status) => {
      expect((await failureOf(always({ status }))).requests).toBe(0);
    },
  );

  const unproven: readonly Fault[] = [
    ...[408, 409, 418, 500, 502, 503, 504, 529].map((status) => ({ status })),
    { status: 200, body: { error: { code: 429, message: 'slow down' } } },
    ...(['cut', 'truncated', 'malformed', 'html', 'nothing', 'empty', 'out-of-tokens'] as const),
  ];
  it.each(unproven)('by %j may be charged', async (fault) => {
    expect((await failureOf(always(fault))).requests).toBe(fault === 'cut' ? null : 1);
  });

  it('without any answer may have been sent nobody knows how often', async () => {
    expect((await failureOf(always('hang'), { limits: { time: 50 } })).requests).toBeNull();
  });

  it('is not asked again here and now where that may be charged', async () => {
    const body = { error: { code: 400, message: 'seed is not supported' } };
    await failureOf(always({ status: 200, body }));
    expect(server?.calls).toHaveLength(1);
  });

  it('tells when to come back: by header, or as Google does', async () => {
    const { retryAfter } = await failureOf(always({ status: 429, retryAfter: '3' }));
    expect(retryAfter).toBe('3');
    await server?.stop();
    server = null;
    expect((await failureOf(always('rate'), { provider: 'gemini' })).retryAfter).toBe('7');
    expect((await failureOf(always('rate'))).retryAfter).toBeNull();
  });

  it('was too long under way', async () => {
    expect(await reasonAt(always('hang'), { limits: { time: 50 } })).toBe('timeout');
    await server?.stop();
    server = null;
    const limits = { time: 150 };
    const say = (): string => 'x'.repeat(1 << 20);
    expect(await reasonAt({ ...always('slow'), say }, { limits })).toBe('timeout');
  });

  it('brought too much', async () => {
    expect(await reasonAt(always('huge'), { limits: { size: 1 << 16 } })).toBe('bad-reply');
  });

  it('would have led elsewhere, where the key would be read', async () => {
    const other = await startJudgeServer();
    const redirect = `${other.baseUrl('anthropic')}/messages`;
    const reason = await reasonAt(always({ redirect }), { provider: 'anthropic' });
    expect([reason, other.calls]).toEqual(['cors-or-network', []]);
    await other.stop();
  });

  it('that is broken off by its signal is no failure', async () => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 30);
    await expect(failureOf(always('hang'), { signal: controller.signal })).rejects.toThrow(
      /AbortError/,
    );
  });
});

describe('a call that can’t reach anybody', () => {
  const AWAY = 'https://judges.invalid/v1';
  const NEAR = 'http://127.0.0.1:9/v1';
  const PUBLIC = 'https://caravan.example.org/';
  it.each([
    ['offline', AWAY, { isOnline: () => false, page: PUBLIC }],
    ['cors-or-network', AWAY, { isOnline: () => true, page: PUBLIC }],
    ['null-origin', AWAY, { isOnline: () => true, page: 'file:///home/x/index.html' }],
    ['null-origin', NEAR, { isOnline: () => true, page: 'file:///home/x/index.html' }],
    ['local-network', NEAR, { isOnline: () => true, page: PUBLIC }],
    ['local-network', NEAR, { isOnline: () => false, page: PUBLIC }],
    ['cors-or-network', NEAR, HERE],
  ])('is %s: %s', async (reason, baseUrl, standpoint) => {
    const { failure } = await failureOf({}, { baseUrl, standpoint });
    expect(failure).toEqual({ kind: 'judge-call', reason, host: new URL(baseUrl).host });
  });

  it('is not even tried where the browser is offline', async () => {
    const standpoint = { isOnline: () => false, page: PUBLIC };
    expect((await failureOf({}, { baseUrl: AWAY, standpoint })).requests).toBe(0);
    // Servers near by need no network.
    expect((await failureOf({}, { baseUrl: NEAR, standpoint })).requests).toBeNull();
  });

  it.each([
    ['insecure', 'http://judges.example.org/v1', KEY],
    ['not-an-address', 'judges.example.org', KEY],
    ['not-an-address', 'ftp://judges.example.org', KEY],
    ['not-an-address', 'https://me:secret@judges.example.org', KEY],
    ['wrong-key', 'https://judges.example.org', 'sk-…'],
    ['wrong-key', 'https://judges.example.org', 'sk a'],
  ])('is not even tried where it is %s: %s', async (reason, baseUrl, key) => {
    const started = await startJudgeServer();
    server = started;
    const { failure, requests } = await failureOf({}, { baseUrl, key });
    expect([failure.reason, requests]).toEqual([reason, 0]);
    expect(started.calls).toEqual([]);
  });
});
