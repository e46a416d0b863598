import * as v from 'valibot';
import { VERDICT_SCHEMA } from '../core/judge/reading/conventions/json.ts';
import { parsed } from './answer-failure.ts';
import type { CalledModel, ModelReply } from './contract.ts';
import { wanted, wantsStream, wantsStructure } from './provider.ts';
import type { Provider, StreamedReply } from './provider.ts';
import { TOKENS } from './tokens.ts';

/** Chat completions, as OpenAI and very many servers speak them. */

const PART = v.object({ text: v.optional(v.string(), '') });

/** What is said: all of it in a reply, a piece in an event. */
const SAID = {
  content: v.nullish(v.union([v.string(), v.array(PART)]), ''),
  refusal: v.nullish(v.string(), ''),
  // Thinking: DeepSeek, vLLM, SGLang and llama.cpp under the first name, OpenRouter and Ollama
  // under the second, and some under both.
  reasoning_content: v.nullish(v.string(), ''),
  reasoning: v.fallback(v.nullish(v.string(), ''), ''),
};

const ABOUT = {
  model: v.fallback(v.nullish(v.string(), null), null),
  usage: v.fallback(
    v.nullish(v.object({ prompt_tokens: TOKENS, completion_tokens: TOKENS }), null),
    null,
  ),
};

const REPLY = v.object({
  choices: v.pipe(
    v.array(v.object({ message: v.object(SAID), finish_reason: v.nullish(v.string(), 'stop') })),
    v.minLength(1),
  ),
  ...ABOUT,
});

/** The last has the usage and no choice. */
const EVENT = v.object({
  choices: v.nullish(
    v.array(
      v.object({
        delta: v.nullish(v.object(SAID), {}),
        finish_reason: v.nullish(v.string(), null),
      }),
    ),
    [],
  ),
  ...ABOUT,
});

const STOPS: Readonly<Record<string, ModelReply['stop']>> = {
  length: 'length',
  content_filter: 'refusal',
};

const SHARED: Pick<Provider, 'path' | 'headers' | 'body' | 'read' | 'assemble'> = {
  path: () => '/chat/completions',
  headers: (model, key) => {
    if (key === '') return {};
    // Azure's keys have a header of their own.
    return isAzure(model) ? { 'api-key': key } : { Authorization: `Bearer ${key}` };
  },
  body: (model, conversation, refused) => ({
    model: model.model,
    messages: [
      ...(conversation.system === '' ? [] : [{ role: 'system', content: conversation.system }]),
      ...conversation.messages,
    ],
    [tokenName(model, refused.has('token-name'))]: model.sampling.maxTokens,
    temperature: wanted('temperature', model, refused),
    seed: wanted('seed', model, refused),
    ...(wantsStream(conversation, refused) && {
      stream: true,
      stream_options: { include_usage: true },
    }),
    response_format: wantsStructure(conversation, refused)
      ? {
          type: 'json_schema',
          json_schema: { name: 'verdict', strict: true, schema: VERDICT_SCHEMA },
        }
      : undefined,
  }),
  read: (reply) => {
    const { success, output } = v.safeParse(REPLY, reply);
    if (!success) return null;
    const { choices, model, usage } = output;
    const [{ message, finish_reason }] = choices;
    const text = contentOf(message);
    const { refusal } = message;
    return {
      text: text === '' ? refusal : text,
      thinking: message.reasoning_content || message.reasoning,
      stop: refusal === '' ? (STOPS[finish_reason] ?? 'end') : 'refusal',
      usage: usage && { input: usage.prompt_tokens, output: usage.completion_tokens },
      servedBy: model,
    };
  },
  assemble: () => new StreamedCompletion(),
};

/** Said piece by piece in `delta`, then why it stopped, then the usage, then [DONE]. */
class StreamedCompletion implements StreamedReply {
  readonly #message = { content: '', refusal: '', reasoning_content: '', reasoning: '' };
  #about: Pick<v.InferOutput<typeof EVENT>, 'model' | 'usage'> = { model: null, usage: null };
  #end: string | null = null;

  take(data: string): number {
    if (data.trim() === '[DONE]') this.#end ??= 'stop';
    const { success, output } = v.safeParse(EVENT, parsed(data));
    if (!success) return 0;
    const { choices, model, usage } = output;
    this.#about = { model: model ?? this.#about.model, usage: usage ?? this.#about.usage };
    const choice = choices.at(0);
    if (choice === undefined) return 0;
    this.#end = choice.finish_reason ?? this.#end;
    const { refusal, reasoning_content, reasoning } = choice.delta;
    const content = contentOf(choice.delta);
    this.#message.content += content;
    this.#message.refusal += refusal;
    this.#message.reasoning_content += reasoning_content;
    this.#message.reasoning += reasoning;
    return content.length + refusal.length + (reasoning_content || reasoning).length;
  }

  whole(): unknown {
    if (this.#end === null) return null;
    return { choices: [{ message: this.#message, finish_reason: this.#end }], ...this.#about };
  }
}

function contentOf({ content }: v.InferOutput<v.ObjectSchema<typeof SAID, undefined>>): string {
  return typeof content === 'string' ? content : content.map((part) => part.text).join('');
}

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
function tokenName({ provider }: CalledModel, isRefused: boolean): string {
  return (provider === 'openai') === isRefused ? 'max_tokens' : 'max_completion_tokens';
}

function isAzure({ baseUrl }: CalledModel): boolean {
  return new URL(baseUrl).hostname.endsWith('.azure.com');
}
