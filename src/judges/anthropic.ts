import * as v from 'valibot';
import { VERDICT_SCHEMA } from '../core/judge/reading/conventions/json.ts';
import { parsed } from './answer-failure.ts';
import type { ModelReply } from './contract.ts';
import { wanted, wantsStream, wantsStructure } from './provider.ts';
import type { Provider, StreamedReply } from './provider.ts';
import { TOKENS } from './tokens.ts';

/** What is thought stands in blocks as well; only those of the type `text` are the reply. */
const REPLY = v.object({
  model: v.fallback(v.nullish(v.string(), null), null),
  content: v.array(
    v.object({
      type: v.string(),
      text: v.optional(v.string(), ''),
      thinking: v.optional(v.string(), ''),
    }),
  ),
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

const STOPS: Readonly<Record<string, ModelReply['stop']>> = {
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'refusal',
};

/** Whatever is not of these types has nothing to say: pings, and ends of blocks. */
const EVENT = v.variant('type', [
  v.object({
    type: v.literal('message_start'),
    message: v.object({ model: v.optional(v.string()), usage: v.optional(v.looseObject({})) }),
  }),
  v.object({
    type: v.literal('content_block_start'),
    content_block: v.object({ text: v.optional(v.string(), '') }),
  }),
  v.object({
    type: v.literal('content_block_delta'),
    delta: v.object({ text: v.optional(v.string(), ''), thinking: v.optional(v.string(), '') }),
  }),
  // Its usage is that of the whole message.
  v.object({
    type: v.literal('message_delta'),
    delta: v.object({ stop_reason: v.nullish(v.string(), null) }),
    usage: v.optional(v.looseObject({})),
  }),
]);

/** The Messages API of 2023-06-01, which has no seed. */
export const ANTHROPIC: Provider = {
  title: 'Anthropic',
  baseUrl: 'https://api.anthropic.com/v1',
  models: ['claude-haiku-5-5', 'claude-sonnet-5-5', 'claude-opus-5-5'],
  needsKey: true,
  keysAt: 'https://platform.claude.com/settings/keys',
  pricesAt: 'https://platform.claude.com/docs/en/about-claude/pricing',
  path: () => '/messages',
  headers: (_model, key) => ({
    ...(key === '' ? {} : { 'x-api-key': key }),
    'anthropic-version': '2023-06-01',
    // Without it calls of pages are refused.
    'anthropic-dangerous-direct-browser-access': 'true',
  }),
  body: (model, conversation, refused) => ({
    model: model.model,
    max_tokens: model.sampling.maxTokens,
    system: conversation.system === '' ? undefined : conversation.system,
    messages: conversation.messages,
    temperature: wanted('temperature', model, refused),
    stream: wantsStream(conversation, refused) || undefined,
    output_config: wantsStructure(conversation, refused)
      ? { format: { type: 'json_schema', schema: VERDICT_SCHEMA } }
      : undefined,
  }),
  read: (reply) => {
    const { success, output } = v.safeParse(REPLY, reply);
    if (!success) return null;
    const { model, content, stop_reason, usage } = output;
    return {
      text: content.map(({ type, text }) => (type === 'text' ? text : '')).join(''),
      thinking: content.map(({ thinking }) => thinking).join(''),
      stop: STOPS[stop_reason] ?? 'end',
      usage: usage && {
        input:
          usage.input_tokens + usage.cache_creation_input_tokens + usage.cache_read_input_tokens,
        output: usage.output_tokens,
      },
      servedBy: model,
    };
  },
  assemble: () => new StreamedMessage(),
};

/** The blocks of a message piece by piece, between what it is and why it stopped. */
class StreamedMessage implements StreamedReply {
  #text = '';
  #thinking = '';
  #model: string | undefined;
  #usage: object | null = null;
  #stopReason: string | null = null;

  take(data: string): number {
    const { success, output } = v.safeParse(EVENT, parsed(data));
    if (!success) return 0;
    switch (output.type) {
      case 'message_start':
        this.#model = output.message.model;
        this.#usage = output.message.usage ?? null;
        return 0;
      case 'content_block_start':
        this.#text += output.content_block.text;
        return output.content_block.text.length;
      case 'content_block_delta':
        this.#text += output.delta.text;
        this.#thinking += output.delta.thinking;
        return output.delta.text.length + output.delta.thinking.length;
      case 'message_delta':
        this.#stopReason = output.delta.stop_reason ?? this.#stopReason;
        this.#usage = output.usage ? { ...this.#usage, ...output.usage } : this.#usage;
        return 0;
    }
  }

  whole(): unknown {
    if (this.#stopReason === null) return null;
    const content = [
      { type: 'thinking', thinking: this.#thinking },
      { type: 'text', text: this.#text },
    ];
    return { model: this.#model, content, stop_reason: this.#stopReason, usage: this.#usage };
  }
}
