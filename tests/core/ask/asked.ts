import type {
  AnswerTurn,
  AskedModel,
  AskedQuestion,
  AskSetup,
  AskTask,
} from '../../../src/core/ask/setup.ts';

/** Runs of asking for tests. */

export function askedModel(name: string, part: Partial<AskedModel> = {}): AskedModel {
  return {
    ...{ name, provider: 'openai-compatible', baseUrl: 'http://localhost:1/v1', model: name },
    sampling: { temperature: 0, maxTokens: 1000, seed: null },
    ...part,
  };
}

export function askedQuestion(id: string, ...turns: string[]): AskedQuestion {
  return { id, category: null, turns, reference: [] };
}

export function askSetup(part: Partial<AskSetup> = {}): AskSetup {
  const models = part.models ?? [askedModel('A'), askedModel('B')];
  return {
    ...{ models, questions: 1, samples: 1, system: '', prices: models.map(() => null) },
    ...{ budget: null, concurrency: 4, perMinute: null },
    ...part,
  };
}

export function answerTurn(
  task: readonly [model: number, question: number, sample: number, turn: number],
  part: Partial<Omit<AnswerTurn, keyof AskTask>> = {},
): AnswerTurn {
  const [model, question, sample, turn] = task;
  return {
    ...{ model, question, sample, turn, text: `answer ${task.join('-')}`, thinking: '' },
    ...{ finish: 'end', usage: null, cost: 0.01, at: 1_700_000_000_000 },
    ...{ elapsed: 2000, firstToken: 300, latency: 1500, servedBy: null },
    ...part,
  };
}
