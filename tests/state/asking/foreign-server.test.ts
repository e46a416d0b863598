import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { AnswerTurn, AskSetup } from '../../../src/core/ask/setup.ts';
import type * as Wait from '../../../src/judges/wait.ts';
import { createAsking } from '../../../src/storage/asking/asking.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { startForeignServer } from '../../judges/foreign-server.ts';
import type { ForeignServer } from '../../judges/foreign-server.ts';
import { openPage } from './asking-page.ts';

// Waits between repeats are tested elsewhere.
vi.mock('../../../src/judges/wait.ts', async (original) => ({
  ...(await original<typeof Wait>()),
  waitFor: () => new Promise((resolve) => setImmediate(resolve)),
}));

let server: ForeignServer;
beforeAll(async () => {
  server = await startForeignServer();
});
afterAll(() => server.stop());
beforeEach(deleteEverything);

/** A run of questions with these turns, asked to its end. */
async function ask(questions: readonly (readonly string[])[]) {
  const sampling = { temperature: 0, maxTokens: 100, seed: null };
  const { baseUrl } = server;
  const setup: AskSetup = {
    models: [{ name: 'm', provider: 'openai-compatible', baseUrl, model: 'm-1', sampling }],
    ...{ questions: questions.length, samples: 1, system: 'Say it.' },
    ...{ prices: [{ input: 1, output: 2 }], budget: null, concurrency: 3, perMinute: null },
  };
  await createAsking(
    { ...{ id: 'a', project: 'p', name: 'a', createdAt: 1 }, setup },
    questions.map((turns, at) => ({ id: String(at), category: null, turns, reference: [] })),
  );
  const run = await (await openPage()).open('a');
  await run.work.start();
  const answers: AnswerTurn[] = [];
  for await (const part of run.answered()) answers.push(...part);
  return { run, answers };
}

it('a server that nobody here wrote is asked, and read as it streams', async () => {
  const questions = [['What is the highest mountain?', 'And in Japan?'], ['日本一高い山は?']];
  const { run, answers } = await ask(questions);
  expect(run.work.life).toEqual({ stage: 'rest', rest: { kind: 'done' } });
  expect(answers.map(({ text }) => text)).toEqual(questions.flat());
  for (const { finish, firstToken, latency, servedBy, usage } of answers) {
    expect(finish).toBe('end');
    expect(firstToken).not.toBeNull();
    expect(firstToken).toBeLessThanOrEqual(latency);
    expect(servedBy).toMatch(/^m-1/);
    // It does not say in a stream how many tokens it took: they count at the most.
    expect(usage).toBeNull();
  }
  expect(run.figures.models[0].unmetered).toBe(3);
});

it('a server that nobody here wrote may be busy, which it says inside a stream', async () => {
  const { run, answers } = await ask([['busy']]);
  expect(answers).toEqual([]);
  expect(run.work.news?.failures).toMatchObject([
    { failure: { reason: 'too-many-requests', status: 429, message: 'Rate limit reached.' } },
  ]);
});
