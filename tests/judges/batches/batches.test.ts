import { expect, it } from 'vitest';
import { askScope } from '../../../src/core/ask/batch.ts';
import { askConversation } from '../../../src/core/ask/conversation.ts';
import type { AskTask } from '../../../src/core/ask/setup.ts';
import { customIdOf } from '../../../src/core/judge/batch/custom-id.ts';
import { readBatch } from '../../../src/core/judge/batch/read.ts';
import type { ProviderName } from '../../../src/core/judge/setup.ts';
import { batchReply } from '../../../src/judges/batches/replies.ts';
import { batchRequests, canBatch } from '../../../src/judges/batches/requests.ts';
import { ASK_SETUP } from '../../storage/asking-run.ts';
import {
  anthropicFailed,
  anthropicLine,
  oldVllmLine,
  openAiExpired,
  openAiLine,
  vllmFailed,
  vllmLine,
} from './outputs.ts';

const scope = askScope('run', ASK_SETUP, [1, 1, 2]);
const TASK: AskTask = { model: 0, question: 1, sample: 0, turn: 0 };
const SAID = { text: 'Because.', model: 'served', input: 22, output: 2 };
const asked = () => askConversation('Be brief.', ['Why?'], []);

/** A model at one of the providers. */
function modelAt(provider: 'openai' | 'openai-compatible' | 'anthropic') {
  const baseUrl = 'https://api.example.org/v1';
  return { ...ASK_SETUP.models[0], provider, baseUrl };
}

it('are written for whom has a batch engine', () => {
  const able = (provider: ProviderName) => canBatch({ provider });
  expect((['openai', 'openai-compatible', 'anthropic'] as const).map(able)).toEqual([
    ...[true, true, true],
  ]);
  expect((['gemini', 'human', 'local-model', 'lexical'] as const).map(able)).toEqual([
    ...[false, false, false, false],
  ]);
});

it('ask for answers whole, not in events', () => {
  for (const [provider, tokens] of [
    ['openai', 'max_completion_tokens'],
    ['openai-compatible', 'max_tokens'],
  ] as const) {
    const { lines, isOneDocument } = batchRequests(scope, [TASK], modelAt(provider), asked);
    expect(isOneDocument).toBe(false);
    expect([...lines].map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        ...{ custom_id: 'caravan_run_0_1_0_0', method: 'POST', url: '/v1/chat/completions' },
        body: {
          model: 'model-first',
          messages: [
            { role: 'system', content: 'Be brief.' },
            { role: 'user', content: 'Why?' },
          ],
          ...{ [tokens]: 500, temperature: 0.7 },
        },
      },
    ]);
  }
  const { lines, isOneDocument } = batchRequests(scope, [TASK], modelAt('anthropic'), asked);
  expect(isOneDocument).toBe(true);
  expect(JSON.parse([...lines].join(''))).toEqual({
    requests: [
      {
        custom_id: 'caravan_run_0_1_0_0',
        params: {
          ...{ model: 'model-first', max_tokens: 500, system: 'Be brief.', temperature: 0.7 },
          messages: [{ role: 'user', content: 'Why?' }],
        },
      },
    ],
  });
});

it.each([
  ['openai', openAiLine],
  ['openai-compatible', vllmLine],
  ['openai-compatible', oldVllmLine],
  ['anthropic', anthropicLine],
] as const)('come back from %s as answers', (provider, lineOf) => {
  const text = `${JSON.stringify(lineOf(customIdOf(scope, TASK), SAID))}\n`;
  const read = readBatch('out.jsonl', [text], scope, (body) =>
    batchReply([modelAt(provider)], body),
  );
  expect(read).toEqual({
    answers: [
      {
        task: TASK,
        answer: {
          ...{ text: 'Because.', thinking: '', stop: 'end', servedBy: 'served' },
          usage: { input: 22, output: 2 },
        },
      },
    ],
    ...{ failures: [], rejections: [], rejected: 0 },
  });
});

it.each([
  [openAiExpired, null, /completion window expired/],
  [vllmFailed, 400, /Unsupported URL/],
  [anthropicFailed, null, /too many/],
])('say what failed', (lineOf, status, message) => {
  const text = JSON.stringify(lineOf(customIdOf(scope, TASK)));
  const { answers, failures } = readBatch('errors.jsonl', [text], scope, () => null);
  expect(answers).toEqual([]);
  expect(failures).toEqual([
    { task: TASK, status, message: expect.stringMatching(message) as string },
  ]);
});

it('know a reply by its shape, whichever models are asked', () => {
  const models = [modelAt('openai'), modelAt('anthropic')];
  for (const lineOf of [openAiLine, anthropicLine]) {
    const line = lineOf('x', SAID);
    const body = 'result' in line ? line.result.message : line.response.body;
    expect(batchReply(models, body)?.text).toBe('Because.');
  }
  expect(batchReply(models, { choices: [] })).toBeNull();
  expect(batchReply([{ ...models[0], provider: 'local-model' }], {})).toBeNull();
});
