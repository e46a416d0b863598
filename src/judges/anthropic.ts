import * as v from 'valibot';
import { VERDICT_SCHEMA } from '../core/judge/reading/conventions/json.ts';
import type { Answered } from './contract.ts';
import { wanted, wantsStructure } from './provider.ts';
import type { Provider } from './provider.ts';
import { TOKENS } from './tokens.ts';

/** Thoughts are blocks as well; only those of the type `text` are the reply. */
const REPLY = v.object({
  content: v.array(v.object({ type: v.string(), text: v.optional(v.string(), '') })),
  stop_reason: v.nullish(v.string(), 'end_turn'),
  usage: v.fallback(
    v.nullable(
      v.object({
        input_tokens: TOKENS,
        output_tokens: TOKENS,
        cache_creation_input_tokens: v.nullish(TOKENS, 0),
        cache_read_input_tokens: v.nullish(TOKENS, 0),
      }),
    ),
    null,
  ),
});

const STOPS: Readonly<Record<string, Answered['stop']>> = {
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'refusal',
};

/** The Messages API of 2023-06-01, which has no seed. */
export const ANTHROPIC: Provider = {
  title: 'Anthropic',
  baseUrl: 'https://api.anthropic.com/v1',
  models: ['claude-haiku-5-5', 'claude-sonnet-5-5', 'claude-opus-5-5'],
  needsKey: true,
  keysAt: 'https://platform.claude.com/settings/keys',
  pricesAt: 'https://platform.claude.com/docs/en/about-claude/pricing',
  path: () => '/messages',
  headers: (_judge, key) => ({
    ...(key === '' ? {} : { 'x-api-key': key }),
    'anthropic-version': '2023-06-01',
    // Without it calls of pages are refused.
    'anthropic-dangerous-direct-browser-access': 'true',
  }),
  body: (judge, { system, user }, refused) => ({
    model: judge.model,
    max_tokens: judge.sampling.maxTokens,
    system: system === '' ? undefined : system,
    messages: [{ role: 'user', content: user }],
    temperature: wanted('temperature', judge, refused),
    output_config: wantsStructure(judge, refused)
      ? { format: { type: 'json_schema', schema: VERDICT_SCHEMA } }
      : undefined,
  }),
  read: (reply) => {
    const { success, output } = v.safeParse(REPLY, reply);
    if (!success) return null;
    const { content, stop_reason, usage } = output;
    return {
      text: content.map(({ type, text }) => (type === 'text' ? text : '')).join(''),
      stop: STOPS[stop_reason] ?? 'end',
      usage: usage && {
        input:
          usage.input_tokens + usage.cache_creation_input_tokens + usage.cache_read_input_tokens,
        output: usage.output_tokens,
      },
    };
  },
};
