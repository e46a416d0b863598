import type { NetworkProvider } from '../../src/judges/registry.ts';

/** What a judge of the tests says, before it is put into the shape of an API. */
export interface Said {
  readonly text: string;
  readonly stop: 'end' | 'length' | 'refusal';
  readonly usage: { readonly input: number; readonly output: number } | null;
  /** What it thought before, where the API keeps that apart. */
  readonly thinking: string;
}

/** As every server names what answered. */
export const SERVED_BY = 'judge-1-2026-11-01';

/** Failures that each API has words of its own for. */
export type ErrorName =
  | 'wrong-key'
  | 'no-credit'
  | 'browser-blocked'
  | 'too-long'
  | 'no-model'
  | 'rate'
  | 'down';

export interface Api {
  /** Where it lies on the server of the tests. */
  readonly base: string;
  readonly path: RegExp;
  /** What pages may send, in lower case; strict servers refuse all else. */
  readonly headers: readonly string[];
  readonly keyIn: (headers: Readonly<Record<string, string | string[] | undefined>>) => string;
  readonly reply: (said: Said) => unknown;
  /** The same as events, each with all its lines. */
  readonly events: (said: Said) => readonly string[];
  /** An event that says in the middle of a reply that the server is overloaded. */
  readonly overloaded: string;
  readonly error: (name: ErrorName, key: string) => readonly [status: number, body: unknown];
}

function event(data: unknown, name?: string): string {
  return `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;
}

/** A few characters each, or a few hundred pieces. */
function piecesOf(text: string): string[] {
  const size = Math.max(3, Math.ceil(text.length / 300));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );
}

/** As they are documented, or as people report them. */
const OPENAI: Omit<Api, 'base' | 'headers'> = {
  path: /^\/chat\/completions$/,
  keyIn: ({ authorization }) => String(authorization ?? '').replace(/^Bearer /, ''),
  reply: ({ text, stop, usage, thinking }) => ({
    id: 'chatcmpl-1',
    model: SERVED_BY,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: stop === 'refusal' ? null : text,
          refusal: stop === 'refusal' ? text : null,
          ...(thinking !== '' && { reasoning_content: thinking }),
        },
        finish_reason: stop === 'length' ? 'length' : 'stop',
      },
    ],
    ...(usage && {
      usage: {
        prompt_tokens: usage.input,
        completion_tokens: usage.output,
        total_tokens: usage.input + usage.output,
      },
    }),
  }),
  events: ({ text, stop, usage, thinking }) => {
    const chunk = (choices: unknown[], more = {}) =>
      event({ object: 'chat.completion.chunk', model: SERVED_BY, choices, ...more });
    const delta = (said: object) => chunk([{ index: 0, delta: said, finish_reason: null }]);
    const field = stop === 'refusal' ? 'refusal' : 'content';
    const finish_reason = stop === 'length' ? 'length' : 'stop';
    return [
      ': OPENROUTER PROCESSING\n\n',
      delta({ role: 'assistant', content: '' }),
      ...piecesOf(thinking).map((reasoning_content) => delta({ reasoning_content })),
      ...piecesOf(text).map((piece) => delta({ [field]: piece })),
      chunk([{ index: 0, delta: {}, finish_reason }]),
      ...(usage
        ? [
            chunk([], {
              usage: { prompt_tokens: usage.input, completion_tokens: usage.output },
            }),
          ]
        : []),
      'data: [DONE]\n\n',
    ];
  },
  overloaded: event({ error: { message: 'Overloaded', type: 'server_error', code: 503 } }),
  error: (name, key) => {
    const body = (type: string, code: string | null, message: string, param = null) => ({
      error: { message, type, param, code },
    });
    switch (name) {
      case 'wrong-key': {
        const masked = `${key.slice(0, 6)}${'*'.repeat(20)}${key.slice(-4)}`;
        const message = `Incorrect API key provided: ${masked}. You can find your API key at https://platform.openai.com/account/api-keys.`;
        return [401, body('invalid_request_error', 'invalid_api_key', message)];
      }
      case 'no-credit':
        return [
          429,
          body(
            'insufficient_quota',
            'insufficient_quota',
            'You exceeded your current quota, please check your plan and billing details.',
          ),
        ];
      case 'browser-blocked':
        return [403, body('permission_error', null, `Calls from browsers are off (key ${key}).`)];
      case 'too-long':
        return [
          400,
          body(
            'invalid_request_error',
            'context_length_exceeded',
            "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
          ),
        ];
      case 'no-model':
        return [
          404,
          body('invalid_request_error', 'model_not_found', 'The model `x` does not exist.'),
        ];
      case 'rate':
        return [429, body('requests', 'rate_limit_exceeded', 'Rate limit reached.')];
      case 'down':
        return [500, body('server_error', null, 'The server had an error.')];
    }
  },
};

const ANTHROPIC: Omit<Api, 'base' | 'headers'> = {
  path: /^\/messages$/,
  keyIn: (headers) => String(headers['x-api-key'] ?? ''),
  reply: ({ text, stop, usage, thinking }) => ({
    id: 'msg_1',
    model: SERVED_BY,
    type: 'message',
    role: 'assistant',
    content: [
      ...(thinking === '' ? [] : [{ type: 'thinking', thinking, signature: 'x' }]),
      ...(text === '' ? [] : [{ type: 'text', text }]),
    ],
    stop_reason: { end: 'end_turn', length: 'max_tokens', refusal: 'refusal' }[stop],
    ...(usage && {
      usage: {
        input_tokens: usage.input - 5,
        cache_creation_input_tokens: 2,
        cache_read_input_tokens: 3,
        output_tokens: usage.output,
      },
    }),
  }),
  events: ({ text, stop, usage, thinking }) => {
    const named = (type: string, more: object) => event({ type, ...more }, type);
    const block = (index: number, type: string, field: string, delta: string, said: string) => [
      named('content_block_start', { index, content_block: { type, [field]: '' } }),
      named('ping', {}),
      ...piecesOf(said).map((piece) =>
        named('content_block_delta', { index, delta: { type: delta, [field]: piece } }),
      ),
      named('content_block_stop', { index }),
    ];
    const input = usage && {
      input_tokens: usage.input - 5,
      cache_creation_input_tokens: 2,
      cache_read_input_tokens: 3,
      output_tokens: 1,
    };
    return [
      named('message_start', { message: { model: SERVED_BY, content: [], usage: input } }),
      ...(thinking === '' ? [] : block(0, 'thinking', 'thinking', 'thinking_delta', thinking)),
      ...block(1, 'text', 'text', 'text_delta', text),
      named('message_delta', {
        delta: { stop_reason: { end: 'end_turn', length: 'max_tokens', refusal: 'refusal' }[stop] },
        ...(usage && { usage: { output_tokens: usage.output } }),
      }),
      named('message_stop', {}),
    ];
  },
  overloaded: event(
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    'error',
  ),
  error: (name) => {
    const body = (type: string, message: string) => ({ type: 'error', error: { type, message } });
    switch (name) {
      case 'wrong-key':
        return [401, body('authentication_error', 'invalid x-api-key')];
      case 'no-credit':
        return [
          400,
          body(
            'invalid_request_error',
            'Your credit balance is too low to access the Anthropic API.',
          ),
        ];
      case 'browser-blocked':
        return [
          401,
          body(
            'authentication_error',
            'CORS requests are not allowed for this Organization because of its settings.',
          ),
        ];
      case 'too-long':
        return [
          400,
          body('invalid_request_error', 'prompt is too long: 210000 tokens > 200000 maximum'),
        ];
      case 'no-model':
        return [404, body('not_found_error', 'model: x')];
      case 'rate':
        return [429, body('rate_limit_error', 'This request would exceed your rate limit.')];
      case 'down':
        return [529, body('overloaded_error', 'Overloaded')];
    }
  },
};

const GEMINI: Omit<Api, 'base' | 'headers'> = {
  path: /^\/models\/[^/]+:(generateContent|streamGenerateContent)$/,
  keyIn: (headers) => String(headers['x-goog-api-key'] ?? ''),
  reply: ({ text, stop, usage, thinking }) => ({
    modelVersion: SERVED_BY,
    ...(stop === 'refusal'
      ? { promptFeedback: { blockReason: 'SAFETY' } }
      : {
          candidates: [
            {
              content: { role: 'model', parts: [{ text: thinking, thought: true }, { text }] },
              finishReason: stop === 'length' ? 'MAX_TOKENS' : 'STOP',
            },
          ],
        }),
    ...(usage && {
      usageMetadata: {
        promptTokenCount: usage.input,
        candidatesTokenCount: usage.output - 1,
        thoughtsTokenCount: 1,
      },
    }),
  }),
  events: ({ text, stop, usage, thinking }) => {
    const count = usage && {
      promptTokenCount: usage.input,
      candidatesTokenCount: usage.output - 1,
      thoughtsTokenCount: 1,
    };
    const about = { modelVersion: SERVED_BY, ...(count && { usageMetadata: count }) };
    if (stop === 'refusal') return [event({ promptFeedback: { blockReason: 'SAFETY' }, ...about })];
    const part = (more: object, finish = {}) =>
      event({ candidates: [{ content: { role: 'model', parts: [more] }, ...finish }], ...about });
    const finishReason = stop === 'length' ? 'MAX_TOKENS' : 'STOP';
    return [
      ...piecesOf(thinking).map((piece) => part({ text: piece, thought: true })),
      ...piecesOf(text).map((piece) => part({ text: piece })),
      part({ text: '' }, { finishReason }),
    ];
  },
  overloaded: event({ error: { code: 503, message: 'Overloaded', status: 'UNAVAILABLE' } }),
  error: (name) => {
    const body = (code: number, status: string, message: string, details: unknown[] = []) => ({
      error: { code, message, status, details },
    });
    switch (name) {
      case 'wrong-key':
        return [
          400,
          body(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
            { reason: 'API_KEY_INVALID', domain: 'googleapis.com' },
          ]),
        ];
      case 'no-credit':
        return [402, body(402, 'FAILED_PRECONDITION', 'Billing is off.')];
      case 'browser-blocked':
        return [403, body(403, 'PERMISSION_DENIED', 'Requests from this browser are blocked.')];
      case 'too-long':
        return [
          400,
          body(
            400,
            'INVALID_ARGUMENT',
            'The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).',
          ),
        ];
      case 'no-model':
        return [404, body(404, 'NOT_FOUND', 'models/x is not found for API version v1beta.')];
      case 'rate':
        return [
          429,
          body(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota, please check.', [
            { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7s' },
          ]),
        ];
      case 'down':
        return [503, body(503, 'UNAVAILABLE', 'The model is overloaded.')];
    }
  },
};

export const APIS: Readonly<Record<NetworkProvider, Api>> = {
  openai: { ...OPENAI, base: '/openai/v1', headers: ['content-type', 'authorization'] },
  'openai-compatible': {
    ...OPENAI,
    base: '/compatible/v1',
    headers: ['content-type', 'authorization'],
  },
  anthropic: {
    ...ANTHROPIC,
    base: '/anthropic/v1',
    headers: [
      'content-type',
      'x-api-key',
      'anthropic-version',
      'anthropic-dangerous-direct-browser-access',
    ],
  },
  gemini: { ...GEMINI, base: '/gemini/v1beta', headers: ['content-type', 'x-goog-api-key'] },
};
