import * as v from 'valibot';
import type { AnswerTurn, AskedQuestion, AskSetup } from '../../core/ask/setup.ts';
import type { AskingRecord } from '../records.ts';
import { price, sampling, usage } from './judging.ts';
import { amount, finite, hash, names, shapeOf, whole, wholeUpTo } from './pieces.ts';

const model = v.object({
  name: v.string(),
  provider: v.picklist([
    ...(['openai', 'openai-compatible', 'anthropic', 'gemini', 'local-model'] as const),
  ]),
  baseUrl: v.string(),
  model: v.string(),
  sampling,
});

const setup = v.object({
  models: v.array(model),
  questions: whole,
  samples: v.pipe(whole, v.minValue(1)),
  system: v.string(),
  prices: v.array(v.nullable(price)),
  budget: v.nullable(amount),
  concurrency: v.pipe(whole, v.minValue(1)),
  perMinute: v.nullable(v.pipe(finite, v.minValue(0))),
});

const plain = v.object({
  id: v.string(),
  project: v.string(),
  name: v.string(),
  setup,
  identities: v.array(hash),
  createdAt: amount,
  openedAt: amount,
  lost: amount,
  end: v.nullable(v.picklist(['all-asked', 'budget-spent'])),
  isAhead: v.exactOptional(v.literal(true)),
});

/** What stands by model is as long as the models are. */
export const askingRecord = shapeOf<AskingRecord>()(
  v.pipe(
    plain,
    v.forward(
      v.check(({ setup }) => setup.prices.length === setup.models.length),
      ['setup', 'prices'],
    ),
    v.forward(
      v.check(({ setup, identities }) => identities.length === setup.models.length),
      ['identities'],
    ),
  ),
);

export const askedQuestion = shapeOf<AskedQuestion>()(
  v.object({
    id: v.string(),
    category: v.nullable(v.string()),
    turns: v.pipe(names, v.minLength(1)),
    reference: names,
  }),
);

/** @param setup of the run */
export function answerOf({ models, questions, samples }: AskSetup) {
  return shapeOf<AnswerTurn>()(
    v.object({
      model: wholeUpTo(models.length - 1),
      question: wholeUpTo(questions - 1),
      sample: wholeUpTo(samples - 1),
      turn: whole,
      text: v.string(),
      thinking: v.string(),
      finish: v.picklist(['end', 'length', 'refusal', 'empty']),
      usage: v.nullable(usage),
      cost: amount,
      at: amount,
      elapsed: amount,
      firstToken: v.nullable(amount),
      latency: amount,
      servedBy: v.nullable(v.string()),
    }),
  );
}
