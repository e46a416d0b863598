import * as v from 'valibot';
import { VERDICT_SCHEMA } from '../core/judge/reading/conventions/json.ts';
import type { JudgeSetup } from '../core/judge/setup.ts';
import type { Answered } from './contract.ts';
import { wanted, wantsStructure } from './provider.ts';
import type { Provider } from './provider.ts';
import { TOKENS } from './tokens.ts';

/** Chat completions, as OpenAI and very many servers speak them. */

const PART = v.object({ text: v.optional(v.string(), '') });

const REPLY = v.object({
  choices: v.pipe(
    v.array(
      v.object({
        message: v.object({
          content: v.nullish(v.union([v.string(), v.array(PART)]), ''),
          refusal: v.nullish(v.string(), ''),
        }),
        finish_reason: v.nullish(v.string(), 'stop'),
      }),
    ),
    v.minLength(1),
  ),
  usage: v.fallback(
    v.nullish(v.object({ prompt_tokens: TOKENS, completion_tokens: TOKENS }), null),
    null,
  ),
});

const STOPS: Readonly<Record<string, Answered['stop']>> = {
  length: 'length',
  content_filter: 'refusal',
};

const SHARED: Pick<Provider, 'path' | 'headers' | 'body' | 'read'> = {
  path: () => '/chat/completions',
  headers: (judge, key) => {
    if (key === '') return {};
    // Azure's keys have a header of their own.
    return isAzure(judge) ? { 'api-key': key } : { Authorization: `Bearer ${key}` };
  },
  body: (judge, { system, user }, refused) => ({
    model: judge.model,
    messages: [
      ...(system === '' ? [] : [{ role: 'system', content: system }]),
      { role: 'user', content: user },
    ],
    [tokenName(judge, refused.has('token-name'))]: judge.sampling.maxTokens,
    temperature: wanted('temperature', judge, refused),
    seed: wanted('seed', judge, refused),
    response_format: wantsStructure(judge, refused)
      ? {
          type: 'json_schema',
          json_schema: { name: 'verdict', strict: true, schema: VERDICT_SCHEMA },
        }
      : undefined,
  }),
  read: (reply) => {
    const { success, output } = v.safeParse(REPLY, reply);
    if (!success) return null;
    const [{ message, finish_reason }] = output.choices;
    const { content, refusal } = message;
    const text = typeof content === 'string' ? content : content.map((part) => part.text).join('');
    return {
      text: text === '' ? refusal : text,
      stop: refusal === '' ? (STOPS[finish_reason] ?? 'end') : 'refusal',
      usage: output.usage && {
        input: output.usage.prompt_tokens,
        output: output.usage.completion_tokens,
      },
    };
  },
};

export const OPENAI: Provider = {
  title: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  models: ['gpt-6-luna', 'gpt-6-sol', 'gpt-5.4-mini'],
  needsKey: true,
  keysAt: 'https://platform.openai.com/api-keys',
  pricesAt: 'https://developers.openai.com/api/docs/pricing',
  ...SHARED,
};

/** OpenRouter, Groq, Azure, LiteLLM, vLLM, Ollama, LM Studio, llama.cpp and others. */
export const OPENAI_COMPATIBLE: Provider = {
  title: '',
  baseUrl: '',
  models: [],
  needsKey: false,
  keysAt: null,
  pricesAt: null,
  ...SHARED,
};

/** OpenAI's newer models refuse the older name, and older servers do not know the newer one. */
function tokenName({ provider }: JudgeSetup, isRefused: boolean): string {
  return (provider === 'openai') === isRefused ? 'max_tokens' : 'max_completion_tokens';
}

function isAzure({ baseUrl }: JudgeSetup): boolean {
  return new URL(baseUrl).hostname.endsWith('.azure.com');
}
