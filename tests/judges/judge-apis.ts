import type { NetworkProvider } from '../../src/judges/registry.ts';

/** What a judge of the tests says, before it is put into the shape of an API. */
export interface Said {
  readonly text: string;
  readonly stop: 'end' | 'length' | 'refusal';
  readonly usage: { readonly input: number; readonly output: number } | null;
}

/** Failures that each API has words of its own for. */
export type ErrorName =
  'wrong-key' | 'no-credit' | 'browser-blocked' | 'too-long' | 'no-model' | 'rate' | 'down';

export interface Api {
  /** Where it lies on the server of the tests. */
  readonly base: string;
  readonly path: RegExp;
  /** What pages may send, in lower case; strict servers refuse all else. */
  readonly headers: readonly string[];
  readonly keyIn: (headers: Readonly<Record<string, string | string[] | undefined>>) => string;
  readonly reply: (said: Said) => unknown;
  readonly error: (name: ErrorName, key: string) => readonly [status: number, body: unknown];
}

/** As they are documented, or as people report them. */
const OPENAI: Omit<Api, 'base' | 'headers'> = {
  path: /^\/chat\/completions$/,
  keyIn: ({ authorization }) => String(authorization ?? '').replace(/^Bearer /, ''),
  reply: ({ text, stop, usage }) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: stop === 'refusal' ? null : text,
          refusal: stop === 'refusal' ? text : null,
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
  reply: ({ text, stop, usage }) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    content: [
      { type: 'thinking', thinking: 'Let me see.', signature: 'x' },
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
  path: /^\/models\/[^/]+:generateContent$/,
  keyIn: (headers) => String(headers['x-goog-api-key'] ?? ''),
  reply: ({ text, stop, usage }) => ({
    ...(stop === 'refusal'
      ? { promptFeedback: { blockReason: 'SAFETY' } }
      : {
          candidates: [
            {
              content: { role: 'model', parts: [{ text: 'Hm.', thought: true }, { text }] },
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
