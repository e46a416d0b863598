import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { CallCosts } from '../../src/core/judge/money/call-costs.ts';
import { costOf } from '../../src/core/judge/money/cost.ts';
import { askFrom, CALL_LIMITS } from '../../src/judges/call.ts';
import type { CallRest } from '../../src/judges/call-work.ts';
import { CallRunner } from '../../src/judges/runner.ts';
import { addReplies, createRun, loadReplies, loadRun } from '../../src/storage/judging.ts';
import { endCall, noteCall, settleCalls } from '../../src/storage/judging-calls.ts';
import { deleteEverything } from '../../src/storage/runs.ts';
import { QUESTIONS } from '../storage/judging-run.ts';
import { startJudgeServer } from './judge-server.ts';
import type { Fault, JudgeServer, JudgeServerOptions } from './judge-server.ts';
import { conversation, judgeAt } from './judge-setup.ts';
import { oneByOne, setupOf, tasks, workOf } from './judging-work.ts';
import { PROJECT } from '../storage/in-project.ts';

const PRICE = { input: 5, output: 25 };
const CAP = 1;
const TOKENS = 500;
const SAID = '[[A]]';
/** Questions for more calls than the cap pays for. */
const ENOUGH = 150;

let server: JudgeServer;
afterEach(async () => {
  await server.stop();
  await deleteEverything();
});

/** What it said for a reply that it gave; else as much as a call allows, whatever became of it. */
function charged(said = SAID.length): number {
  return server.calls.reduce((sum, { body, isAnswered }) => {
    const input = JSON.stringify(body).length;
    return sum + costOf({ input, output: isAnswered ? said : TOKENS }, PRICE);
  }, 0);
}

async function begin(
  options: JudgeServerOptions,
  concurrency: number,
  budget = CAP,
): Promise<void> {
  server = await startJudgeServer(options);
  const sampling = { temperature: 0, maxTokens: TOKENS, seed: null };
  const judges = [judgeAt('openai', server.baseUrl('openai'), { sampling })];
  const questions = { questions: ENOUGH, budget };
  const setup = setupOf({ judges, prices: [PRICE], concurrency, ...questions });
  const answers = setup.models.map(() => ['A']);
  const asked = Array.from({ length: ENOUGH }, () => ({ ...QUESTIONS[0], answers }));
  await createRun(
    { project: PROJECT, id: 'run', name: 'run', setup, most: ENOUGH, createdAt: 1 },
    asked,
  );
}

/**
 * One sitting of a page, as the state begins it.
 * @param closesAt the page is gone once so many calls came, and hears and stores nothing more
 */
async function sit(closesAt = Infinity, time = CALL_LIMITS.time): Promise<CallRest> {
  const { setup, lost } = await settleCalls('run');
  const costs = new CallCosts(setup.judges, setup.prices);
  const here = { isOnline: () => true, page: 'http://localhost/' };
  const ask = askFrom(here, { ...CALL_LIMITS, time });
  const closed = new AbortController();
  const until = server.calls.length + closesAt;
  /** What a closed page waits for never comes. */
  const orNever = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!closed.signal.aborted) return work();
    return new Promise(() => undefined);
  };
  const { work } = workOf({
    ...{ setup, lost, tasks: oneByOne(tasks(ENOUGH)), stored: await loadReplies('run') },
    conversation: ({ question }) =>
      Promise.resolve(conversation(`"${question}"\n`, { system: 'Compare.' })),
    most: ({ judge }, asked) => costs.most(judge, asked),
    settle: ({ judge }, asked, reported) => costs.settle(judge, asked, reported),
    ask: (judge, question, key, signal) =>
      orNever(() => ask(judge, question, key, AbortSignal.any([signal, closed.signal]))),
    noteCall: (task, most) => orNever(() => noteCall('run', task, most)),
    endCall: (task, cost) => orNever(() => endCall('run', task, cost)),
    store: (replies) => orNever(() => addReplies('run', replies)),
  });
  const gone = new Promise<CallRest>((resolve) => {
    closed.signal.addEventListener('abort', () => {
      setTimeout(resolve, 0, { kind: 'stopped' });
    });
  });
  const watch = setInterval(() => {
    if (server.calls.length >= until) closed.abort();
  }, 1);
  const rest = await Promise.race([new CallRunner(work).run(), gone]);
  clearInterval(watch);
  return rest;
}

/** Resumes as long as anything may be asked, and closes the page now and then. */
async function spend(time?: number): Promise<void> {
  for (let sittings = 1; sittings < 100; sittings++) {
    const rest = await sit(sittings % 3 === 0 ? 3 : Infinity, time);
    if (rest.kind === 'budget-spent') return;
  }
  throw new Error('it never ends');
}

/** What the page says that was spent, and may have been. */
async function counted(): Promise<number> {
  const replies = await loadReplies('run');
  const { lost } = (await loadRun('run')) ?? { lost: NaN };
  return replies.reduce((sum, { cost }) => sum + cost, lost);
}

describe('a server that charges all that reaches it', () => {
  const drops: readonly (readonly [string, Fault])[] = [
    ['drops the connection', 'cut'],
    ['answers 500', { status: 500 }],
    ['answers 502', { status: 502 }],
    ['answers 503', { status: 503 }],
    ['answers 504', { status: 504 }],
    ['answers 408', { status: 408 }],
    ['answers 418', { status: 418 }],
    ['says inside a good answer that it is overloaded', { status: 200, body: hidden(429) }],
    ['says inside a good answer that it takes no seed', { status: 200, body: hidden(400) }],
    ['breaks off in the reply', 'truncated'],
    ['sends a page', 'html'],
    ['sends damaged JSON', 'malformed'],
    ['sends nothing', 'nothing'],
    ['sends a reply that says nothing', 'empty'],
    ['leads elsewhere', { redirect: 'http://127.0.0.1:9/' }],
  ];
  /** Statuses that are taken for one another, and replies that say nothing: each is tried at five. */
  const alike = new Set(['502', '503', '504', '408', '418'].map((status) => `answers ${status}`));
  for (const what of ['damaged JSON', 'nothing', 'a reply that says nothing'])
    alike.add(`sends ${what}`);
  it.each(drops)('and %s never charges more than the cap', async (name, fault) => {
    for (const concurrency of alike.has(name) ? [5] : [1, 5]) {
      await begin({ fault: ({ nth }) => (nth % 7 === 3 ? null : fault) }, concurrency);
      await spend();
      expect(server.calls.length).toBeGreaterThan(10);
      expect(charged()).toBeLessThanOrEqual(CAP);
      // What the page says is no less than what was charged.
      expect(await counted()).toBeGreaterThanOrEqual(charged());
      expect(await counted()).toBeLessThanOrEqual(CAP);
      await server.stop();
      await deleteEverything();
    }
  });

  it('and is silent never charges more than the cap', async () => {
    // Nobody knows what became of a call that hangs: each takes more from the cap.
    const cap = 2 * CAP;
    await begin({ fault: () => 'hang' }, 5, cap);
    for (let sittings = 0; sittings < 3; sittings++) await sit(4);
    const { lost } = await settleCalls('run');
    expect(lost).toBeGreaterThanOrEqual(charged());
    await spend(200);
    expect(charged()).toBeLessThanOrEqual(cap);
    expect(await counted()).toBeGreaterThanOrEqual(charged());
  });

  it('for twice as many tokens as a reply may have never charges more than the cap', async () => {
    const said = 2 * TOKENS;
    for (const concurrency of [1, 20]) {
      await begin({ say: () => 'x'.repeat(said) }, concurrency);
      await spend();
      expect(charged(said)).toBeGreaterThan(CAP / 2);
      expect(charged(said)).toBeLessThanOrEqual(CAP);
      expect(await counted()).toBeCloseTo(charged(said), 9);
      await server.stop();
      await deleteEverything();
    }
  });

  it.each([1e308, -1e308, 0.5, 1e15])(
    'and reports %d tokens is not believed, and the run goes on',
    async (tokens) => {
      await begin({ fault: () => ({ status: 200, body: replyOf(tokens) }) }, 4);
      expect(await sit()).toEqual({ kind: 'budget-spent' });
      const replies = await loadReplies('run');
      expect(replies.length).toBe(server.calls.length);
      expect(replies.length).toBeGreaterThan(10);
      expect(replies.every(({ usage, cost }) => usage === null && cost > 0)).toBe(true);
      expect(await counted()).toBeGreaterThanOrEqual(charged());
      expect(await counted()).toBeLessThanOrEqual(CAP);
    },
  );
});

function hidden(code: number): unknown {
  return { error: { code, message: 'seed is not supported' } };
}

function replyOf(tokens: number): unknown {
  return {
    choices: [{ message: { content: '[[A]]' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: tokens, completion_tokens: tokens },
  };
}
