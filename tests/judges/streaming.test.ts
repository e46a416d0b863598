import { afterEach, describe, expect, it } from 'vitest';
import type { JudgeCallFailure } from '../../src/core/failure.ts';
import type { Conversation } from '../../src/core/judge/conversation.ts';
import { CALL_LIMITS, askFrom } from '../../src/judges/call.ts';
import type { CallLimits } from '../../src/judges/call.ts';
import { JudgeCallError } from '../../src/judges/contract.ts';
import type { Answered, CallMoment } from '../../src/judges/contract.ts';
import { PROVIDERS } from '../../src/judges/registry.ts';
import type { NetworkProvider } from '../../src/judges/registry.ts';
import { SERVED_BY } from './judge-apis.ts';
import { isStreamed, startJudgeServer } from './judge-server.ts';
import type { Fault, JudgeServer, JudgeServerOptions } from './judge-server.ts';
import { judgeAt } from './judge-setup.ts';

const KEY = 'sk-test-0123456789abcdef';
const HERE = { isOnline: () => true, page: 'http://localhost:4173/' };
const NAMES = Object.keys(PROVIDERS) as NetworkProvider[];

/** The second turn of a conversation. */
const SECOND: Conversation = {
  system: 'Be brief.',
  messages: [
    { role: 'user', content: '日本一高い山は?' },
    { role: 'assistant', content: '富士山' },
    { role: 'user', content: 'How high is it?' },
  ],
  wants: 'answer',
  texts: null,
};
const SAID = '3,776 m — 三千七百七十六メートル 🗻.';
const THOUGHT = 'どこだろう… let me see.';

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

interface Asked {
  readonly answered: Answered;
  readonly moments: readonly CallMoment[];
}

async function ask(
  provider: NetworkProvider,
  options: JudgeServerOptions = {},
  limits: Partial<CallLimits> = {},
  conversation = SECOND,
): Promise<Asked> {
  await server?.stop();
  server = await startJudgeServer({ say: () => SAID, think: () => THOUGHT, ...options });
  const model = judgeAt(provider, server.baseUrl(provider));
  const moments: CallMoment[] = [];
  const call = askFrom(HERE, { ...CALL_LIMITS, ...limits });
  const { signal } = new AbortController();
  const answered = await call(model, conversation, KEY, signal, (moment) => moments.push(moment));
  return { answered, moments };
}

async function failureOf(...args: Parameters<typeof ask>): Promise<JudgeCallError> {
  const error = await ask(...args).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof JudgeCallError)) throw new Error(`it did not fail: ${String(error)}`);
  return error;
}

describe('a request for an answer', () => {
  const sampling = { temperature: 0, seed: 7 };
  const [first, answer, second] = SECOND.messages;
  const BODIES: Readonly<Record<NetworkProvider, unknown>> = {
    openai: {
      ...{ model: 'judge-1', max_completion_tokens: 500, ...sampling },
      ...{ stream: true, stream_options: { include_usage: true } },
      messages: [{ role: 'system', content: 'Be brief.' }, first, answer, second],
    },
    'openai-compatible': {
      ...{ model: 'judge-1', max_tokens: 500, ...sampling },
      ...{ stream: true, stream_options: { include_usage: true } },
      messages: [{ role: 'system', content: 'Be brief.' }, first, answer, second],
    },
    anthropic: {
      ...{ model: 'judge-1', max_tokens: 500, temperature: 0, stream: true },
      ...{ system: 'Be brief.', messages: [first, answer, second] },
    },
    gemini: {
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      contents: [
        { role: 'user', parts: [{ text: '日本一高い山は?' }] },
        { role: 'model', parts: [{ text: '富士山' }] },
        { role: 'user', parts: [{ text: 'How high is it?' }] },
      ],
      generationConfig: { maxOutputTokens: 500, ...sampling },
    },
  };

  it.each(NAMES)('of %s carries all turns, and wants events', async (provider) => {
    await ask(provider);
    const call = server?.calls[0] ?? expect.fail();
    expect(call.body).toEqual(BODIES[provider]);
    expect(isStreamed(call)).toBe(true);
    if (provider === 'gemini')
      expect(call.url).toBe('/gemini/v1beta/models/judge-1:streamGenerateContent?alt=sse');
  });

  it.each(NAMES)('of %s is streamed, that for a verdict is not', async (provider) => {
    await ask(provider, {}, {}, { ...SECOND, wants: 'verdict' });
    expect(server?.calls.map(isStreamed)).toEqual([false]);
  });
});

describe.each(NAMES)('an answer of %s', (provider) => {
  it('in events is what it would be whole, and its first piece is told', async () => {
    const streamed = await ask(provider);
    const whole = await ask(provider, { fault: () => 'whole' });
    expect(streamed.answered).toEqual(whole.answered);
    expect(streamed.answered).toMatchObject({
      ...{ text: SAID, thinking: THOUGHT, stop: 'end', servedBy: SERVED_BY, refused: [] },
      usage: { output: SAID.length },
    });
    expect([streamed.moments, whole.moments]).toEqual([['sent', 'said'], ['sent']]);
  });

  it('may come byte by byte', async () => {
    const { answered } = await ask(provider, { fault: () => 'slow' });
    expect(answered).toMatchObject({ text: SAID, thinking: THOUGHT });
  });

  it('may be a megabyte', async () => {
    const long = 'あ'.repeat(1 << 20);
    expect((await ask(provider, { say: () => long })).answered.text).toBe(long);
  });

  it('may be a refusal, empty, or cut before it says anything', async () => {
    const of = async (fault: Fault) => (await ask(provider, { fault: () => fault })).answered;
    expect((await of('refusal')).stop).toBe('refusal');
    expect(await of('empty')).toMatchObject({ text: '', stop: 'end', thinking: THOUGHT });
    expect(await of('out-of-tokens')).toMatchObject({ text: '', stop: 'length' });
  });

  it('never holds the key, in what was thought either', async () => {
    const say = (): string => `Your key is ${KEY}.`;
    const { answered } = await ask(provider, { say, think: say });
    expect(JSON.stringify(answered)).not.toContain(KEY);
    expect([answered.text, answered.thinking]).toEqual(Array(2).fill('Your key is •••.'));
  });

  const cases: readonly (readonly [Fault, JudgeCallFailure['reason']])[] = [
    ['truncated', 'broken-off'],
    ['ended-early', 'broken-off'],
    ['malformed', 'broken-off'],
    ['overloaded-event', 'server'],
    ['rate', 'too-many-requests'],
    ['down', 'server'],
    ['wrong-key', 'wrong-key'],
    ['no-credit', 'no-credit'],
    ['html', 'bad-reply'],
    ['nothing', 'bad-reply'],
    ['other-json', 'bad-reply'],
    ['cut', 'cors-or-network'],
  ];
  it.each(cases)('%s is %s', async (fault, reason) => {
    const { failure, requests } = await failureOf(provider, { fault: () => fault });
    expect(failure).toMatchObject({ kind: 'judge-call', reason });
    // What broke off in the middle may have to be paid, once.
    if (reason === 'broken-off' || fault === 'overloaded-event') expect(requests).toBe(1);
  });

  it('is no larger than it may be, and no slower', async () => {
    const large = await failureOf(provider, { fault: () => 'huge' }, { size: 1 << 16 });
    expect(large.failure.reason).toBe('bad-reply');
    const say = (): string => 'x'.repeat(1 << 16);
    const slow = await failureOf(provider, { fault: () => 'slow', say }, { time: 150 });
    expect(slow.failure.reason).toBe('timeout');
  });
});

describe('a failure in the middle of a stream', () => {
  const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
  const cases: readonly (readonly [unknown, JudgeCallFailure['reason'], number])[] = [
    [{ type: 'error', error: { type: 'overloaded_error', message: 'm' } }, 'server', 529],
    [
      { type: 'error', error: { type: 'rate_limit_error', message: 'm' } },
      'too-many-requests',
      429,
    ],
    [{ type: 'error', error: { type: 'api_error', message: 'm' } }, 'server', 500],
    [{ error: { message: 'm', code: 429 } }, 'too-many-requests', 429],
    [{ error: { message: 'm', type: 'insufficient_quota' } }, 'no-credit', 429],
    [{ error: { message: 'm', type: 'server_error', code: null } }, 'server', 500],
    [{ error: { message: 'm', type: 'invalid_request_error' } }, 'bad-request', 400],
    [{ error: 'm' }, 'server', 500],
  ];
  it.each(cases)('%j is read as what it is', async (data, reason, status) => {
    const body = { status: 200, type: 'text/event-stream', body: event(data) };
    const { failure, requests } = await failureOf('openai', { fault: () => body });
    expect(failure).toMatchObject({ reason, status, message: 'm' });
    expect(requests).toBe(1);
  });
});

describe('streaming that a model refuses', () => {
  it.each([
    ["Unrecognized request argument supplied: 'stream_options'"],
    ['Your organization must be verified to stream this model. (unsupported_value)'],
  ])('is spared it from then on: %s', async (message) => {
    const { answered } = await ask('openai', {
      fault: (call) => (isStreamed(call) ? { status: 400, body: { error: { message } } } : null),
    });
    expect(answered).toMatchObject({
      text: SAID,
      refused: ['stream'],
      usage: { output: SAID.length },
    });
    expect(server?.calls.map(isStreamed)).toEqual([true, false]);
  });
});
