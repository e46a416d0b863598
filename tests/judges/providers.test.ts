import { afterEach, describe, expect, it } from 'vitest';
import { judgeConversation } from '../../src/core/judge/conversation.ts';
import type { Conversation } from '../../src/core/judge/conversation.ts';
import type { JudgeSetup } from '../../src/core/judge/setup.ts';
import { askFrom } from '../../src/judges/call.ts';
import { PROVIDERS } from '../../src/judges/registry.ts';
import type { NetworkProvider } from '../../src/judges/registry.ts';
import { SERVED_BY } from './judge-apis.ts';
import { startJudgeServer } from './judge-server.ts';
import type { JudgeCall, JudgeServer, JudgeServerOptions } from './judge-server.ts';
import { judgeAt, NO_TEXTS } from './judge-setup.ts';

const KEY = 'sk-test-0123456789abcdef';
const QUESTION = { system: 'Compare.', user: '日本一高い山は?', texts: NO_TEXTS };

function sentTo({ template }: JudgeSetup, question = QUESTION): Conversation {
  return judgeConversation(template, question);
}
const HERE = { isOnline: () => true, page: 'http://localhost:4173/' };
const NAMES = Object.keys(PROVIDERS) as NetworkProvider[];

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

async function ask(
  provider: NetworkProvider,
  part: Partial<JudgeSetup> = {},
  options: JudgeServerOptions = {},
  key = KEY,
) {
  server = await startJudgeServer(options);
  const judge = judgeAt(provider, server.baseUrl(provider), part);
  const answered = await askFrom(HERE)(judge, sentTo(judge), key, new AbortController().signal);
  return { answered, calls: server.calls, call: server.calls[0] };
}

/** What fetch sends of itself. */
const OF_FETCH = new Set([
  ...['host', 'connection', 'accept', 'accept-language', 'accept-encoding', 'user-agent'],
  ...['sec-fetch-mode', 'content-length'],
]);

function sent({ headers }: JudgeCall): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_FETCH.has(name)));
}

function withConvention(convention: 'json' | 'brackets', system = 'Compare.') {
  return { template: { name: 'plain', system, user: '', convention } } as const;
}

const SCHEMA = {
  type: 'object',
  properties: {
    reason: { type: 'string' },
    winner: { type: 'string', enum: ['A', 'B', 'tie'] },
  },
  required: ['reason', 'winner'],
  additionalProperties: false,
};

const MESSAGES = [
  { role: 'system', content: 'Compare.' },
  { role: 'user', content: '日本一高い山は?' },
];

describe('a request', () => {
  it('to OpenAI', async () => {
    const { call } = await ask('openai', withConvention('json'));
    expect(call.url).toBe('/openai/v1/chat/completions');
    expect(sent(call)).toEqual({
      'content-type': 'application/json',
      authorization: `Bearer ${KEY}`,
    });
    expect(call.body).toEqual({
      model: 'judge-1',
      messages: MESSAGES,
      max_completion_tokens: 500,
      temperature: 0,
      seed: 7,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'verdict', strict: true, schema: SCHEMA },
      },
    });
  });

  it('to an OpenAI-compatible server', async () => {
    const { call } = await ask('openai-compatible');
    expect(call.url).toBe('/compatible/v1/chat/completions');
    expect(call.body).toEqual({
      model: 'judge-1',
      messages: MESSAGES,
      max_tokens: 500,
      temperature: 0,
      seed: 7,
    });
  });

  it('to Anthropic', async () => {
    const { call } = await ask('anthropic', withConvention('json'));
    expect(call.url).toBe('/anthropic/v1/messages');
    expect(sent(call)).toEqual({
      'content-type': 'application/json',
      'x-api-key': KEY,
      'anthropic-version': '2023-06-01',
      'anthropic-dangerous-direct-browser-access': 'true',
    });
    expect(call.body).toEqual({
      model: 'judge-1',
      max_tokens: 500,
      system: 'Compare.',
      messages: [MESSAGES[1]],
      temperature: 0,
      output_config: { format: { type: 'json_schema', schema: SCHEMA } },
    });
  });

  it('to Gemini', async () => {
    const { call } = await ask('gemini', { ...withConvention('json'), model: 'models/a b' });
    expect(call.url).toBe('/gemini/v1beta/models/a%20b:generateContent');
    expect(sent(call)).toEqual({ 'content-type': 'application/json', 'x-goog-api-key': KEY });
    expect(call.body).toEqual({
      systemInstruction: { parts: [{ text: 'Compare.' }] },
      contents: [{ role: 'user', parts: [{ text: '日本一高い山は?' }] }],
      generationConfig: {
        maxOutputTokens: 500,
        temperature: 0,
        seed: 7,
        responseMimeType: 'application/json',
        responseSchema: {
          type: 'OBJECT',
          properties: {
            reason: { type: 'STRING' },
            winner: { type: 'STRING', enum: ['A', 'B', 'tie'] },
          },
          required: ['reason', 'winner'],
          propertyOrdering: ['reason', 'winner'],
        },
      },
    });
  });

  it.each(NAMES)('to %s leaves out all that is not wanted', async (provider) => {
    const sampling = { temperature: null, maxTokens: 9, seed: null };
    const part = { ...withConvention('brackets', ''), sampling };
    server = await startJudgeServer();
    const judge = judgeAt(provider, server.baseUrl(provider), part);
    const question = { ...QUESTION, system: '' };
    await askFrom(HERE)(judge, sentTo(judge, question), '', new AbortController().signal);
    const [call] = server.calls;
    expect(JSON.stringify(call.body)).not.toMatch(/system|temperature|seed|format|schema/i);
    expect(Object.keys(sent(call)).filter((name) => /key|auth/.test(name))).toEqual([]);
  });

  it('to Azure has a header of its own', () => {
    const { headers } = PROVIDERS['openai-compatible'];
    const azure = 'https://mine.openai.azure.com/openai/deployments/x?api-version=2024-10-21';
    expect(headers(judgeAt('openai-compatible', azure), KEY)).toEqual({ 'api-key': KEY });
  });

  it.each(NAMES)('to %s keeps the key out of the address and the body', async (provider) => {
    const { call } = await ask(provider);
    expect(call.url).not.toContain(KEY);
    expect(JSON.stringify(call.body)).not.toContain(KEY);
  });
});

describe.each(NAMES)('a reply of %s', (provider) => {
  it('is its text, without thoughts, with all tokens counted', async () => {
    const { answered, call } = await ask(
      provider,
      {},
      { say: () => 'Because… [[A]] 一', think: () => 'Let me see.' },
    );
    const input = JSON.stringify(call.body).length;
    expect(answered).toEqual({
      text: 'Because… [[A]] 一',
      thinking: 'Let me see.',
      servedBy: SERVED_BY,
      stop: 'end',
      usage: { input, output: 16 },
      refused: [],
    });
  });

  it('may come in pieces, or be called plain text', async () => {
    for (const fault of ['slow', 'plain-type'] as const) {
      const { answered } = await ask(provider, {}, { say: () => '二 [[B]]', fault: () => fault });
      expect(answered.text).toBe('二 [[B]]');
      await server?.stop();
    }
  });

  it('never holds the key, whatever a server echoes', async () => {
    const say = ({ headers }: JudgeCall): string => `[[A]] ${JSON.stringify(headers)}`;
    const { answered } = await ask(provider, {}, { say });
    expect(answered.text).toContain('•••');
    expect(answered.text).not.toContain(KEY);
    await server?.stop();
    const parts = [KEY.slice(0, 20), encodeURIComponent(KEY).slice(3), btoa(`:${KEY}`)];
    const cut = await ask(provider, {}, { say: () => `[[A]] ${parts.join(' ')}` });
    expect(cut.answered.text).toMatch(/^\[\[A\]\] •••/);
    for (const part of parts) expect(cut.answered.text).not.toContain(part.slice(3, 13));
    await server?.stop();
    const dummy = await ask(provider, {}, { say: () => 'ollama is better' }, 'ollama');
    expect(dummy.answered.text).toBe('ollama is better');
  });

  it('may be a refusal', async () => {
    const { answered } = await ask(provider, {}, { fault: () => 'refusal' });
    expect(answered.stop).toBe('refusal');
    if (provider !== 'gemini') expect(answered.text).toBe('I won’t.');
  });
});

describe('a setting that a model refuses', () => {
  const REFUSED = {
    temperature:
      "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
    max_completion_tokens: "Unrecognized request argument supplied: 'max_completion_tokens'",
    seed: 'seed: Extra inputs are not permitted',
    response_format: "'response_format' of type 'json_schema' is not supported with this model.",
  };

  it('is left out, or told by its other name, from then on', async () => {
    server = await startJudgeServer({
      fault: ({ body }) => {
        const first = Object.entries(REFUSED).find(([name]) => name in body);
        return first ? { status: 400, body: { error: { message: first[1] } } } : null;
      },
    });
    const judge = judgeAt('openai', server.baseUrl('openai'), withConvention('json'));
    const ask = askFrom(HERE);
    const { signal } = new AbortController();
    const refused = ['temperature', 'token-name', 'seed', 'structure'];
    expect((await ask(judge, sentTo(judge), KEY, signal)).refused).toEqual(refused);
    expect(server.calls).toHaveLength(5);
    expect((await ask(judge, sentTo(judge), KEY, signal)).refused).toEqual(refused);
    expect(server.calls).toHaveLength(6);
    expect(server.calls[5].body).toEqual({
      model: 'judge-1',
      messages: MESSAGES,
      max_tokens: 500,
    });
    // Another model is asked for all of it.
    await ask({ ...judge, model: 'judge-2' }, sentTo(judge), KEY, signal);
    expect(server.calls[6].body).toHaveProperty('temperature', 0);
  });

  it('of Anthropic is the temperature of newer models', async () => {
    const body = {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: 'temperature is deprecated for this model.',
      },
    };
    const { answered, calls } = await ask(
      'anthropic',
      {},
      {
        fault: ({ nth }) => (nth === 0 ? { status: 400, body } : null),
      },
    );
    expect(answered.refused).toEqual(['temperature']);
    expect(calls[1].body).not.toHaveProperty('temperature');
  });

  it('is refused once; twice is a failure', async () => {
    const body = { error: { message: 'temperature is not supported' } };
    await expect(ask('openai', {}, { fault: () => ({ status: 400, body }) })).rejects.toMatchObject(
      { failure: { reason: 'bad-request', status: 400 } },
    );
    expect(server?.calls).toHaveLength(2);
  });
});

describe('the registry', () => {
  it.each(NAMES)('knows of %s what people need', (name) => {
    const { baseUrl, keysAt, pricesAt, models, needsKey } = PROVIDERS[name];
    expect(baseUrl).not.toMatch(/\/$/);
    if (name === 'openai-compatible') return;
    expect([baseUrl, keysAt, pricesAt].every((url) => url?.startsWith('https://'))).toBe(true);
    expect(models.length).toBeGreaterThan(1);
    expect(needsKey).toBe(true);
  });
});
