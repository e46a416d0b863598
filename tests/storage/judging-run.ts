import type { JudgedQuestion, JudgeReply, JudgingSetup } from '../../src/core/judge/setup.ts';
import { Outcome } from '../../src/core/table/judgments.ts';

/** Two judges, three models, two questions; every pair in both orders. */
export const SETUP: JudgingSetup = {
  models: ['a', 'b', 'c'],
  questions: 2,
  judges: ['first', 'second'].map((name) => ({
    name,
    provider: 'openai',
    baseUrl: 'https://api.example.org/v1',
    model: 'judge-1',
    template: { name: 'plain', system: 's', user: '{question}', convention: 'brackets' },
    sampling: { temperature: 0, maxTokens: 500, seed: null },
  })),
  plan: { kind: 'all', bothOrders: true },
  prices: [{ input: 1, output: 2 }, null],
  budget: 5,
  concurrency: 4,
  perMinute: null,
};

export const QUESTIONS: readonly JudgedQuestion[] = ['q1', 'q2'].map((id) => ({
  id,
  category: null,
  turns: [`${id}?`],
  reference: [],
  answers: [['A'], ['B'], null],
}));

export function replyTo(part: Partial<JudgeReply>): JudgeReply {
  return {
    judge: 0,
    question: 0,
    left: 0,
    right: 1,
    outcome: Outcome.left,
    text: '[[A]]',
    usage: { input: 10, output: 5 },
    cost: 0.001,
    at: 1,
    elapsed: 20,
    ...part,
  };
}

/** Two raters on the same questions; the second is shown a pair again, swapped. */
export const STUDY: JudgingSetup = {
  ...SETUP,
  judges: ['Ann', 'Ben'].map((name) => ({
    ...SETUP.judges[0],
    ...{ name, provider: 'human', baseUrl: '', model: '' },
  })),
  prices: [null, null],
  plan: {
    kind: 'study',
    id: 'the study',
    lists: [
      [
        { question: 0, left: 0, right: 1 },
        { question: 1, left: 1, right: 0 },
      ],
      [
        { question: 0, left: 1, right: 0 },
        { question: 1, left: 0, right: 1 },
        { question: 0, left: 0, right: 1, again: true },
      ],
    ],
  },
};
