import * as v from 'valibot';
import { VERDICT_SCHEMA } from '../core/judge/reading/conventions/json.ts';
import { parsed } from './answer-failure.ts';
import type { ModelReply } from './contract.ts';
import { wanted, wantsStructure } from './provider.ts';
import type { Provider, StreamedReply } from './provider.ts';
import { TOKENS } from './tokens.ts';

const PART = v.object({
  text: v.optional(v.string(), ''),
  thought: v.optional(v.boolean(), false),
});

const CONTENT = v.optional(v.object({ parts: v.optional(v.array(PART), []) }), { parts: [] });

const CANDIDATE = v.object({ content: CONTENT, finishReason: v.optional(v.string(), 'STOP') });

const REPLY = v.object({
  candidates: v.optional(v.array(CANDIDATE), []),
  promptFeedback: v.optional(v.object({ blockReason: v.optional(v.string(), '') })),
  usageMetadata: v.fallback(
    v.nullish(
      v.object({
        promptTokenCount: TOKENS,
        candidatesTokenCount: v.optional(TOKENS, 0),
        thoughtsTokenCount: v.optional(TOKENS, 0),
      }),
      null,
    ),
    null,
  ),
  modelVersion: v.fallback(v.nullish(v.string(), null), null),
});

/** A reply in itself, with a part of what is said. */
const EVENT = v.object({
  candidates: v.optional(
    v.array(v.object({ content: CONTENT, finishReason: v.optional(v.string()) })),
    [],
  ),
  promptFeedback: v.optional(v.looseObject({ blockReason: v.optional(v.string()) })),
  usageMetadata: v.optional(v.unknown()),
  modelVersion: v.optional(v.unknown()),
});

/** Whatever else ends a reply is a reason to say no: SAFETY, RECITATION, BLOCKLIST … */
const STOPS: Readonly<Record<string, ModelReply['stop']>> = {
  STOP: 'end',
  FINISH_REASON_UNSPECIFIED: 'end',
  MAX_TOKENS: 'length',
};

/** Google writes types in capitals, and knows the order of fields by a word of its own. */
const SCHEMA = {
  type: 'OBJECT',
  properties: {
    reason: { type: 'STRING' },
    winner: { type: 'STRING', enum: VERDICT_SCHEMA.properties.winner.enum },
  },
  required: VERDICT_SCHEMA.required,
  propertyOrdering: VERDICT_SCHEMA.required,
};

export const GEMINI: Provider = {
  title: 'Google Gemini',
  baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
  models: ['gemini-3.5-flash-lite', 'gemini-3.8-flash', 'gemini-3.1-pro-preview'],
  needsKey: true,
  keysAt: 'https://aistudio.google.com/apikey',
  pricesAt: 'https://ai.google.dev/gemini-api/docs/pricing',
  path: ({ model }, isStreamed) => {
    const name = encodeURIComponent(model.replace(/^models\//, ''));
    return `/models/${name}:${isStreamed ? 'streamGenerateContent?alt=sse' : 'generateContent'}`;
  },
  headers: (_model, key) => (key === '' ? {} : { 'x-goog-api-key': key }),
  body: (model, conversation, refused) => ({
    systemInstruction:
      conversation.system === '' ? undefined : { parts: [{ text: conversation.system }] },
    contents: conversation.messages.map(({ role, content }) => ({
      role: role === 'user' ? 'user' : 'model',
      parts: [{ text: content }],
    })),
    generationConfig: {
      maxOutputTokens: model.sampling.maxTokens,
      temperature: wanted('temperature', model, refused),
      seed: wanted('seed', model, refused),
      ...(wantsStructure(conversation, refused) && {
        responseMimeType: 'application/json',
        responseSchema: SCHEMA,
      }),
    },
  }),
  read: (reply) => {
    const { success, output } = v.safeParse(REPLY, reply);
    if (!success) return null;
    const { candidates, promptFeedback, usageMetadata: usage, modelVersion } = output;
    const candidate = candidates.at(0);
    if (candidate === undefined && promptFeedback === undefined) return null;
    const parts = candidate?.content.parts ?? [];
    return {
      text: parts.map(({ text, thought }) => (thought ? '' : text)).join(''),
      thinking: parts.map(({ text, thought }) => (thought ? text : '')).join(''),
      stop: (candidate && STOPS[candidate.finishReason]) ?? 'refusal',
      usage: usage && {
        input: usage.promptTokenCount,
        output: usage.candidatesTokenCount + usage.thoughtsTokenCount,
      },
      servedBy: modelVersion,
    };
  },
  assemble: () => new StreamedContent(),
};

/** Parts of the content in each event, with the tokens so far; the last says why it stopped. */
class StreamedContent implements StreamedReply {
  readonly #parts: v.InferOutput<typeof PART>[] = [];
  #last: v.InferOutput<typeof EVENT> = { candidates: [] };
  #finishReason: string | undefined;

  take(data: string): number {
    const { success, output } = v.safeParse(EVENT, parsed(data));
    if (!success) return 0;
    this.#last = { ...this.#last, ...output };
    const candidate = output.candidates.at(0);
    this.#finishReason = candidate?.finishReason ?? this.#finishReason;
    const parts = candidate?.content.parts ?? [];
    this.#parts.push(...parts);
    return parts.reduce((sum, { text }) => sum + text.length, 0);
  }

  whole(): unknown {
    const { promptFeedback } = this.#last;
    const finishReason = this.#finishReason;
    if (finishReason === undefined)
      return promptFeedback?.blockReason === undefined ? null : { ...this.#last, candidates: [] };
    return { ...this.#last, candidates: [{ content: { parts: this.#parts }, finishReason }] };
  }
}
