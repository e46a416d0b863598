import * as v from 'valibot';
import { VERDICT_SCHEMA } from '../core/judge/reading/conventions/json.ts';
import type { Answered } from './contract.ts';
import { wanted, wantsStructure } from './provider.ts';
import type { Provider } from './provider.ts';
import { TOKENS } from './tokens.ts';

const PART = v.object({
  text: v.optional(v.string(), ''),
  thought: v.optional(v.boolean(), false),
});

const CANDIDATE = v.object({
  content: v.optional(v.object({ parts: v.optional(v.array(PART), []) }), { parts: [] }),
  finishReason: v.optional(v.string(), 'STOP'),
});

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
});

/** Whatever else ends a reply is a reason to say no: SAFETY, RECITATION, BLOCKLIST … */
const STOPS: Readonly<Record<string, Answered['stop']>> = {
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
  path: ({ model }) =>
    `/models/${encodeURIComponent(model.replace(/^models\//, ''))}:generateContent`,
  headers: (_judge, key) => (key === '' ? {} : { 'x-goog-api-key': key }),
  body: (judge, { system, user }, refused) => ({
    systemInstruction: system === '' ? undefined : { parts: [{ text: system }] },
    contents: [{ role: 'user', parts: [{ text: user }] }],
    generationConfig: {
      maxOutputTokens: judge.sampling.maxTokens,
      temperature: wanted('temperature', judge, refused),
      seed: wanted('seed', judge, refused),
      ...(wantsStructure(judge, refused) && {
        responseMimeType: 'application/json',
        responseSchema: SCHEMA,
      }),
    },
  }),
  read: (reply) => {
    const { success, output } = v.safeParse(REPLY, reply);
    if (!success) return null;
    const { candidates, promptFeedback, usageMetadata: usage } = output;
    const candidate = candidates.at(0);
    if (candidate === undefined && promptFeedback === undefined) return null;
    const parts = candidate?.content.parts ?? [];
    return {
      text: parts.map(({ text, thought }) => (thought ? '' : text)).join(''),
      stop: (candidate && STOPS[candidate.finishReason]) ?? 'refusal',
      usage: usage && {
        input: usage.promptTokenCount,
        output: usage.candidatesTokenCount + usage.thoughtsTokenCount,
      },
    };
  },
};
