import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_REQUESTS } from '../../src/core/judge/money/call-costs.ts';
import { costOf } from '../../src/core/judge/money/cost.ts';
import type { JudgeReply } from '../../src/core/judge/setup.ts';
import { readVerdict } from '../../src/core/judge/reading/verdict.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { CALL_LIMITS, askFrom } from '../../src/judges/call.ts';
import type { Ask } from '../../src/judges/contract.ts';
import { CallRunner } from '../../src/judges/runner.ts';
import { addReplies, countReplies, createRun, loadReplies } from '../../src/storage/judging.ts';
import { deleteEverything } from '../../src/storage/runs.ts';
import { QUESTIONS } from '../storage/judging-run.ts';
import { startJudgeServer } from './judge-server.ts';
import type { Fault, JudgeCall, JudgeServer } from './judge-server.ts';
import { conversation, judgeAt } from './judge-setup.ts';
import type { JudgingEvent } from './judging-work.ts';
import { KEY, oneByOne, setupOf, tasks, workOf } from './judging-work.ts';
import { PROJECT } from '../storage/in-project.ts';

/** Three of ten calls go wrong, in all ways, so many of a thousand each. */
const FAULTS: readonly (readonly [number, Fault])[] = [
  [50, 'rate'],
  [40, { status: 429, retryAfter: '2' }],
  [20, { status: 503, retryAfter: 'Thu, 01 Jan 2026 00:00:09 GMT' }],
  [30, 'down'],
  [20, { status: 529, body: '<html>Overloaded</html>' }],
  [10, { status: 408 }],
  [10, { status: 409 }],
  [30, 'cut'],
  [30, 'truncated'],
  [15, 'malformed'],
  [10, 'html'],
  [5, 'nothing'],
  [10, 'other-json'],
  [5, 'empty'],
  [5, 'out-of-tokens'],
  [10, { status: 400, body: { error: { message: `What is ${KEY}?` } } }],
];

/** What becomes of the first call for a task; the last three halt the run, which then goes on. */
const FIRST: Readonly<Record<number, Fault>> = {
  ...{ 1: 'hang', 2: 'hang', 200: 'hang' },
  ...{ 100: 'no-credit', 250: 'browser-blocked', 400: 'wrong-key' },
};

const PRICE = { input: 3, output: 15 };
/** US dollars of a request. */
const MOST = 0.0005;
const COUNT = 500;
/** The first lot of chances, in thousands, that brings each fault to three tasks or more. */
const LOT = 7000;

let server: JudgeServer;

/** Which task a question is about: it says so. */
function taskIn(text: string): number {
  return Number(/task (\d+)/.exec(text)?.[1]);
}

function taskOf({ body }: JudgeCall): number {
  return taskIn(JSON.stringify(body));
}

/** How often each task was asked. */
const asked = new Map<number, number>();
const met = new Set<Fault>();

/** What goes wrong hangs on the task and on how often it was asked, not on who comes first. */
function fault(call: JudgeCall): Fault | null {
  const task = taskOf(call);
  const before = asked.get(task) ?? 0;
  asked.set(task, before + 1);
  if (before === 0 && task in FIRST) return FIRST[task];
  let chance = createRandom(LOT + task, before).uniform() * 1000;
  for (const [share, kind] of FAULTS) {
    if (chance < share) {
      met.add(kind);
      return kind;
    }
    chance -= share;
  }
  return null;
}

beforeAll(async () => {
  server = await startJudgeServer({
    key: KEY,
    fault,
    exposesRetryAfter: true,
    say: (call) => (taskOf(call) % 3 === 0 ? '[[B]]' : 'Well. [[A]]'),
  });
});
afterAll(async () => {
  await server.stop();
  await deleteEverything();
});

describe('five hundred judgments of which three in ten go wrong', () => {
  it('are all stored once, paid for once, and no more asked than needed', async () => {
    const judges = (['openai', 'anthropic', 'gemini'] as const).map((provider) =>
      judgeAt(provider, server.baseUrl(provider)),
    );
    const setup = setupOf({ judges, concurrency: 8, prices: judges.map(() => PRICE) });
    await createRun(
      { project: PROJECT, id: 'run', name: 'run', setup, most: COUNT, createdAt: 1 },
      QUESTIONS,
    );
    const all = tasks(COUNT).map((task) => ({ ...task, judge: task.question % 3 }));
    const here = { isOnline: () => true, page: 'http://localhost:4173/' };
    const patient = askFrom(here);
    const hasty = askFrom(here, { ...CALL_LIMITS, time: 2000 });
    const hung = new Set<number>();
    // Only calls that hang may be given up, however busy this machine is, and not before the
    // server has heard them.
    const ask: Ask = (judge, question, ...more) => {
      const task = taskIn(question.messages[0].content);
      if (FIRST[task] !== 'hang' || hung.has(task)) return patient(judge, question, ...more);
      hung.add(task);
      return hasty(judge, question, ...more);
    };

    const events: JudgingEvent[] = [];
    let added = 0;
    let lost = 0;
    let sittings = 0;
    let most = 0;
    const halts = new Set<string>();
    while ((await countReplies('run')) < COUNT) {
      expect(++sittings).toBeLessThan(60);
      const { work } = workOf({
        ...{ setup, ask, lost, tasks: oneByOne(all) },
        stored: await loadReplies('run'),
        conversation: ({ question }) => Promise.resolve(conversation(`task ${question}.`)),
        outcomeOf: (_task, { text }) => readVerdict(text, 'brackets'),
        most: () => MOST,
        settle: (_task, _question, usage) => ({
          usage,
          cost: usage === null ? MOST : costOf(usage, PRICE),
        }),
        store: async (replies) => {
          const fresh = await addReplies('run', replies);
          added += fresh.length;
        },
        random: () => 0.5,
        now: () => Date.UTC(2026, 0, 1),
        tell: (event) => {
          events.push(event);
          if (event.kind === 'money')
            most = Math.max(most, Math.round(event.inFlight / (MAX_REQUESTS * MOST)));
        },
      });
      const rest = await new CallRunner(work).run();
      const money = events.findLast((event) => event.kind === 'money');
      lost = money?.lost ?? 0;
      const stored = await loadReplies('run');
      const paid = stored.reduce((sum, { cost }) => sum + cost, 0);
      expect(money?.spent).toBeCloseTo(paid, 9);
      if (rest.kind === 'halted' && rest.failure.kind === 'judge-call')
        halts.add(rest.failure.reason);
    }

    expect(met.size).toBe(FAULTS.length);
    const replies = await loadReplies('run');
    expect(replies).toHaveLength(COUNT);
    expect(added).toBe(COUNT);
    for (const { question, outcome, judge } of replies) {
      expect(outcome).toBe(question % 3 === 0 ? 1 : 0);
      expect(judge).toBe(question % 3);
    }

    // What the server answered is what was stored, and nothing was asked after its answer.
    const answered = server.calls.filter(({ isAnswered }) => isAnswered).map(taskOf);
    expect(answered.sort((a, b) => a - b)).toEqual(tasks(COUNT).map(({ question }) => question));
    const last = new Map(server.calls.map((call) => [taskOf(call), call.isAnswered]));
    expect([...last.values()].every(Boolean)).toBe(true);

    // A byte of the request is a token there.
    const due = server.calls
      .filter(({ isAnswered }) => isAnswered)
      .reduce((sum, call) => {
        const output = taskOf(call) % 3 === 0 ? 5 : 11;
        return sum + costOf({ input: JSON.stringify(call.body).length, output }, PRICE);
      }, 0);
    const paid = replies.reduce((sum, { cost }) => sum + cost, 0);
    expect(paid).toBeCloseTo(due, 9);
    expect(lost).toBeGreaterThan(0);

    // Where hardly anything is left to ask, a broken connection may halt it too.
    expect([...halts]).toEqual(
      expect.arrayContaining(['browser-blocked', 'no-credit', 'wrong-key']),
    );
    expect(most).toBeLessThanOrEqual(24);
    expectNoKey(replies, events);
    console.log(
      `figure: ${COUNT} judgments, ${server.calls.length} calls, ${sittings} sittings, ` +
        `${events.filter(({ kind }) => kind === 'failed').length} failures told`,
    );
    // A guard against hanging, far from what a busy machine takes.
  }, 1_200_000);
});

function expectNoKey(replies: readonly JudgeReply[], events: readonly JudgingEvent[]): void {
  const told = JSON.stringify([replies, events]);
  for (let at = 0; at + 8 <= KEY.length; at++) expect(told).not.toContain(KEY.slice(at, at + 8));
  for (const { url } of server.calls) expect(url).not.toContain(KEY);
}
