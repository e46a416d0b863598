import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AskedQuestion, AskSetup } from '../../../src/core/ask/setup.ts';
import { costOf } from '../../../src/core/judge/money/cost.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { createAsking, loadAsking } from '../../../src/storage/asking/asking.ts';
import { answersInParts } from '../../../src/storage/asking/parts.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { startJudgeServer } from '../../judges/judge-server.ts';
import type { JudgeCall, JudgeServer } from '../../judges/judge-server.ts';
import { openPage } from './asking-page.ts';

const PRICE = { input: 3, output: 15 };
const TOKENS = 300;
const PAGES = 10;
/** Every third has two turns. */
const QUESTIONS: readonly AskedQuestion[] = Array.from({ length: 60 }, (_, at) => ({
  ...{ id: `q${String(at)}`, category: null, reference: [] },
  turns: at % 3 === 0 ? [`Question ${at}.0.`, `Question ${at}.1.`] : [`Question ${at}.0.`],
}));
const WANTED = 2 * QUESTIONS.reduce((sum, { turns }) => sum + turns.length, 0);

let server: JudgeServer;
beforeEach(async () => {
  server = await startJudgeServer({
    think: () => 'Hm.',
    say: (call) => `Answer to ${taskOf(call)}.`,
    delay: ({ nth }) => nth % 5,
  });
});
afterEach(async () => {
  await server.stop();
  await deleteEverything();
});

/** Model, question and turn that a call is about: its last message says so. */
function taskOf({ provider, body }: JudgeCall): string {
  const asked = [...JSON.stringify(body).matchAll(/Question (\d+)\.(\d)\./g)];
  const [, question, turn] = asked[asked.length - 1];
  return `${provider} ${question} ${turn}`;
}

function setupOf(budget: number | null): AskSetup {
  return {
    models: (['openai', 'anthropic'] as const).map((provider) => ({
      ...{ name: provider, provider, model: 'model-1', baseUrl: server.baseUrl(provider) },
      sampling: { temperature: 0, maxTokens: TOKENS, seed: null },
    })),
    ...{ questions: QUESTIONS.length, samples: 1, system: '', budget },
    prices: [PRICE, PRICE],
    ...{ concurrency: 4, perMinute: null },
  };
}

/** What was stored of each task, by name. */
async function stored(): Promise<Map<string, number>> {
  const all = new Map<string, number>();
  for await (const part of answersInParts('a'))
    for (const { model, question, turn, cost } of part)
      all.set(`${['openai', 'anthropic'][model]} ${String(question)} ${String(turn)}`, cost);
  return all;
}

/** What a provider that charges all that reaches it charges. */
function charged(): number {
  return server.calls.reduce((sum, call) => {
    const input = JSON.stringify(call.body).length;
    const output = call.isAnswered ? `Answer to ${taskOf(call)}.`.length : TOKENS;
    return sum + costOf({ input, output }, PRICE);
  }, 0);
}

/** Opens page after page, closes each at a random moment, and lets the last come to rest. */
async function closeAtRandom(closings: number, seed: number): Promise<string | null> {
  const random = createRandom(seed);
  const opened: { readonly number: string; readonly done: ReadonlyMap<string, number> }[] = [];
  for (let at = 0; at <= closings; at++) {
    const before = server.calls.length;
    // Every call is answered, so that none is given up: it would be asked anew.
    const page = await openPage(false, 120_000);
    const run = await page.open('a');
    // What is stored is asked by nobody any more.
    const done = await stored();
    const isLast = at === closings;
    const over = run.work.start();
    if (isLast) await over;
    else {
      const calls = before + Math.floor(8 * random.uniform());
      const isOver = over.then(() => true);
      while (server.calls.length < calls) {
        const sleep = new Promise<false>((resolve) => setTimeout(resolve, 1, false));
        if (await Promise.race([isOver, sleep])) break;
      }
      await new Promise((resolve) => setTimeout(resolve, 6 * random.uniform()));
    }
    await page.close();
    opened.push({ number: page.number, done });
  }
  for (const { number, done } of opened) {
    const own = server.calls.filter(({ body }) => String(body['model']).endsWith(` on ${number}`));
    const asked = own.map(taskOf);
    expect(asked.filter((task) => done.has(task))).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
  }
  return (await loadAsking('a'))?.end ?? null;
}

it('asks nothing twice but calls in flight, though ten pages end at random moments', async () => {
  await createAsking(
    { ...{ id: 'a', project: 'p', name: 'a', createdAt: 1 }, setup: setupOf(null) },
    QUESTIONS,
  );
  const end = await closeAtRandom(PAGES, 1);
  const all = await stored();
  expect([end, all.size]).toEqual(['all-asked', WANTED]);
  // At each closing four calls to either provider may be in flight.
  expect(server.calls.length).toBeLessThanOrEqual(WANTED + PAGES * 8);
  console.log(`figure: ${WANTED} answers, ${server.calls.length} calls, ${PAGES} pages closed`);
  // What the page says was spent is no less than what was charged.
  const { lost } = (await loadAsking('a')) ?? expect.fail();
  const counted = [...all.values()].reduce((sum, cost) => sum + cost, lost);
  expect(counted).toBeGreaterThanOrEqual(charged());
});

it('never spends more than the cap, though ten pages end at random moments', async () => {
  const cap = 1;
  await createAsking(
    { ...{ id: 'a', project: 'p', name: 'a', createdAt: 1 }, setup: setupOf(cap) },
    QUESTIONS,
  );
  expect(await closeAtRandom(PAGES, 2)).toBe('budget-spent');
  expect(charged()).toBeLessThanOrEqual(cap);
  const { lost } = (await loadAsking('a')) ?? expect.fail();
  const counted = [...(await stored()).values()].reduce((sum, cost) => sum + cost, lost);
  expect(counted).toBeLessThanOrEqual(cap);
  expect(counted).toBeGreaterThanOrEqual(charged());
});
