import { beforeEach, expect, it, vi } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import { askConversation } from '../../../src/core/ask/conversation.ts';
import { JudgeCallError } from '../../../src/judges/contract.ts';
import { answerTurn } from '../../../src/judges/asking-work.ts';

const asked = vi.hoisted((): { name: string; input: Record<string, unknown> }[] => []);
const answer = vi.hoisted(() => ({ next: (): unknown => null }));

vi.mock('../../../src/jobs.ts', () => ({
  isAbort: () => false,
  run: (name: string, input: Record<string, unknown>) => {
    asked.push({ name, input });
    return Promise.resolve().then(() => answer.next());
  },
}));
vi.mock('../../../src/state/local-models/local-models.svelte.ts', () => ({
  localModels: { local: (key: string) => Promise.resolve({ model: { key }, device: 'wasm' }) },
}));

const { askLocally } = await import('../../../src/state/connections/local-calls.ts');

const sampling = { temperature: 0.5, maxTokens: 50, seed: null };
const MODEL = { provider: 'local-model', baseUrl: '', model: 'tiny', sampling } as const;
const SECOND = askConversation('Be brief.', ['one', 'two'], ['1']);
const { signal } = new AbortController();

beforeEach(() => {
  asked.length = 0;
});

it('a model on this device is told the whole conversation, and answers like any other', async () => {
  const usage = { input: 9, output: 3 };
  answer.next = () => ({ text: '<think>Hm.</think>2', usage, stop: 'length' });
  const answered = await askLocally(MODEL, SECOND, signal);
  expect(asked).toMatchObject([
    {
      name: 'generateReply',
      input: { system: 'Be brief.', messages: SECOND.messages, temperature: 0.5, maxTokens: 50 },
    },
  ]);
  expect(answered).toMatchObject({ usage, stop: 'length', servedBy: null, refused: [] });
  const task = { model: 0, question: 0, sample: 0, turn: 1 };
  const charge = { usage, cost: 0 };
  const times = { at: 1, elapsed: 9, firstToken: null, latency: 9 };
  expect(answerTurn(task, { answered, charge, ...times })).toEqual({
    ...{ ...task, ...charge, ...times, text: '2', thinking: 'Hm.' },
    ...{ finish: 'length', servedBy: null },
  });
});

it('what a model on this device can’t read is one call that failed', async () => {
  const failure = { kind: 'judge-call', reason: 'context-too-long', host: 'tiny' } as const;
  answer.next = () => {
    throw new CaravanError(failure);
  };
  await expect(askLocally(MODEL, SECOND, signal)).rejects.toThrow(JudgeCallError);
});
