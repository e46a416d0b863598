import type { AnswerTurn, AskedQuestion, AskSetup } from '../../src/core/ask/setup.ts';
import type { AskingRecord } from '../../src/storage/records.ts';

/** Two models, three questions, the last of two turns; each asked twice. */
export const ASK_SETUP: AskSetup = {
  models: ['first', 'second'].map((name) => ({
    name,
    provider: 'openai',
    baseUrl: 'https://api.example.org/v1',
    model: `model-${name}`,
    sampling: { temperature: 0.7, maxTokens: 500, seed: null },
  })),
  questions: 3,
  samples: 2,
  system: 'Be brief.',
  prices: [{ input: 1, output: 2 }, null],
  budget: 5,
  concurrency: 4,
  perMinute: null,
};

export const ASKED: readonly AskedQuestion[] = [
  { id: 'q1', category: null, turns: ['q1?'], reference: [] },
  { id: 'q2', category: 'history', turns: ['q2?'], reference: ['r2'] },
  { id: 'q3', category: null, turns: ['q3?', 'and why?'], reference: [] },
];

/** What a run of these is begun with. */
export const ASKING: Pick<AskingRecord, 'id' | 'project' | 'name' | 'setup' | 'createdAt'> = {
  ...{ id: 'a', project: 'p', name: 'answers', setup: ASK_SETUP, createdAt: 1 },
};

export function answerTo(part: Partial<AnswerTurn>): AnswerTurn {
  return {
    ...{ model: 0, question: 0, sample: 0, turn: 0 },
    text: 'An answer.',
    thinking: '',
    finish: 'end',
    usage: { input: 10, output: 5 },
    cost: 0.001,
    at: 1,
    elapsed: 20,
    firstToken: 3,
    latency: 18,
    servedBy: 'model-first-2026',
    ...part,
  };
}
