import { describe, expect, it } from 'vitest';
import { CaravanError } from '../../src/core/failure.ts';
import type { JudgeCallFailure } from '../../src/core/failure.ts';
import type { JudgeTask, Usage } from '../../src/core/judge/setup.ts';
import { JudgeCallError } from '../../src/judges/contract.ts';
import type { Ask } from '../../src/judges/contract.ts';
import { CallRunner } from '../../src/judges/runner.ts';
import { judgeAt } from './judge-setup.ts';
import { ANSWERED, KEY, oneByOne, setupOf, tasks, workOf } from './judging-work.ts';

function failing(reason: JudgeCallFailure['reason'], usage: Usage | null = null) {
  return new JudgeCallError({ kind: 'judge-call', reason, host: 'x' }, { usage });
}

/** By a status that proves that nothing is charged. */
function refused(reason: JudgeCallFailure['reason']) {
  return new JudgeCallError({ kind: 'judge-call', reason, host: 'x' }, { requests: 0 });
}

/** Something came that is no reply. */
function answered(reason: JudgeCallFailure['reason']) {
  return new JudgeCallError({ kind: 'judge-call', reason, host: 'x' }, { requests: 1 });
}

/** Calls that end when they are told to. */
function heldCalls() {
  const ends: (() => void)[] = [];
  const ask: Ask = (_judge, _question, _key, signal) =>
    new Promise((resolve, reject) => {
      ends.push(() => {
        resolve(ANSWERED);
      });
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
  return { ask, ends };
}

/** All that can happen without anybody outside has happened. */
async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe('a run', () => {
  it('asks for every task and stores what is said', async () => {
    const { work, stored, events, money } = workOf();
    expect(await new CallRunner(work).run()).toEqual({ kind: 'done' });
    expect(stored.map(({ question }) => question)).toEqual([0, 1, 2, 3]);
    expect(stored[0]).toMatchObject({ text: '[[A]]', outcome: 0, cost: 1, usage: ANSWERED.usage });
    expect(stored.map(({ at }) => at)).toEqual([1000, 1001, 1002, 1003]);
    for (const { elapsed } of stored) expect(elapsed).toBeGreaterThan(0);
    expect(events.filter(({ kind }) => kind === 'stored')).toHaveLength(4);
    expect(money()).toEqual({ kind: 'money', spent: 4, lost: 0, inFlight: 0 });
  });

  it('goes on, and no call takes less than no time, though the time of day is set back', async () => {
    let day = Date.UTC(2026, 0, 1);
    const { work, stored } = workOf({
      setup: setupOf({ concurrency: 1, perMinute: 60 }),
      now: () => (day -= 3_600_000),
      tasks: oneByOne(tasks(3)),
    });
    expect(await new CallRunner(work).run()).toEqual({ kind: 'done' });
    expect(stored.map(({ elapsed }) => elapsed > 0)).toEqual([true, true, true]);
    expect(stored[2].at).toBe(day);
  });

  it('gives the key to the call and to nothing else', async () => {
    const keys: string[] = [];
    const { work, stored, events } = workOf({
      ask: (_judge, _question, key) => {
        keys.push(key);
        return Promise.resolve(ANSWERED);
      },
    });
    await new CallRunner(work).run();
    expect(keys).toEqual([KEY, KEY, KEY, KEY]);
    expect(JSON.stringify([stored, events, work])).not.toContain(KEY);
  });

  it('has no more calls at once than it may, and stores one before its slot asks again', async () => {
    const { ask, ends } = heldCalls();
    const toStore: (() => void)[] = [];
    const store = (): Promise<void> => new Promise((resolve) => toStore.push(resolve));
    const run = new CallRunner(workOf({ ask, store }).work).run();
    await settled();
    expect(ends).toHaveLength(2);
    ends[0]();
    await settled();
    expect([ends.length, toStore.length]).toEqual([2, 1]);
    toStore[0]();
    await settled();
    expect(ends).toHaveLength(3);
    for (let i = 1; i < 4; i++) {
      ends[i]();
      await settled();
      toStore[i]();
      await settled();
    }
    expect(await run).toEqual({ kind: 'done' });
  });

  it('takes a task only when a call is free, so that a plan can look at the replies', async () => {
    const seen: number[] = [];
    const { work, stored } = workOf({ setup: setupOf({ concurrency: 1 }), tasks: plan() });
    async function* plan(): AsyncGenerator<JudgeTask> {
      for (const task of tasks(4)) {
        await Promise.resolve();
        seen.push(stored.length);
        yield task;
      }
    }
    await new CallRunner(work).run();
    expect(seen).toEqual([0, 1, 2, 3]);
  });

  it('never asks for what is stored, nor twice for one task', async () => {
    const asked: string[] = [];
    const { stored: earlier, work: first } = workOf({ tasks: oneByOne(tasks(2)) });
    await new CallRunner(first).run();
    const { work, money } = workOf({
      stored: earlier,
      lost: 0.5,
      tasks: oneByOne([...tasks(4), ...tasks(4)]),
      ask: (_judge, { messages: [{ content: user }] }) => {
        asked.push(user);
        return Promise.resolve(ANSWERED);
      },
    });
    expect(await new CallRunner(work).run()).toEqual({ kind: 'done' });
    expect(asked).toEqual(['question 2', 'question 3']);
    expect(money()).toMatchObject({ spent: 4, lost: 0.5 });
  });

  it('has limits of its own for each provider', async () => {
    const { ask, ends } = heldCalls();
    const one = judgeAt('openai', 'https://one.example.org');
    const two = judgeAt('gemini', 'https://two.example.org');
    const setup = setupOf({ judges: [one, { ...one, model: 'other' }, two], concurrency: 1 });
    const list = [...tasks(2, 0), ...tasks(2, 1), ...tasks(2, 2)];
    const runner = new CallRunner(workOf({ setup, ask, tasks: oneByOne(list) }).work);
    const run = runner.run();
    await settled();
    expect(ends).toHaveLength(2);
    runner.stop();
    expect(await run).toEqual({ kind: 'stopped' });
  });
});

describe('money', () => {
  it('is never spent beyond the budget, calls in progress counted', async () => {
    const { ask, ends } = heldCalls();
    const setup = setupOf({ budget: 3.5, concurrency: 10 });
    const { work, stored, money } = workOf({ setup, ask, tasks: oneByOne(tasks(9)) });
    const run = new CallRunner(work).run();
    await settled();
    expect(ends).toHaveLength(3);
    expect(money()).toMatchObject({ spent: 0, inFlight: 3 });
    for (const end of ends) end();
    expect(await run).toEqual({ kind: 'budget-spent' });
    expect(stored).toHaveLength(3);
    expect(money()).toMatchObject({ spent: 3, inFlight: 0 });
  });

  it('that turns out not to be needed is there for further calls', async () => {
    const setup = setupOf({ budget: 2, concurrency: 10 });
    const { work, stored } = workOf({
      setup,
      settle: (_task, _question, usage) => ({ usage, cost: 0.25 }),
      tasks: oneByOne(tasks(9)),
    });
    expect(await new CallRunner(work).run()).toEqual({ kind: 'budget-spent' });
    // After five calls a sixth may cost one, which keeps within two; after six it does not.
    expect(stored).toHaveLength(5);
  });

  it('may be lost on calls that brought nothing', async () => {
    const errors = [
      failing('timeout'),
      answered('server'),
      failing('out-of-tokens', { input: 1, output: 1 }),
      refused('context-too-long'),
      answered('bad-reply'),
    ];
    const { work, money } = workOf({
      setup: setupOf({ concurrency: 1 }),
      ask: () => Promise.reject(errors.shift() ?? refused('bad-request')),
      most: () => 2,
      tasks: oneByOne(tasks(4)),
    });
    await new CallRunner(work).run();
    // Seven requests of two at the most without an answer, one and one with one; the tokens told.
    expect(money()).toEqual({ kind: 'money', spent: 0, lost: 14 + 2 + 1 + 2, inFlight: 0 });
  });
});

describe('a call that may cost something', () => {
  it('is noted before it is made, and again where it brought nothing', async () => {
    const seen: string[] = [];
    const errors = [failing('timeout'), refused('bad-request')];
    const { work } = workOf({
      setup: setupOf({ concurrency: 1 }),
      tasks: oneByOne(tasks(2)),
      noteCall: ({ question }, most) => Promise.resolve(seen.push(`note ${question} ${most}`)),
      endCall: ({ question }, lost) => Promise.resolve(seen.push(`end ${question} ${lost}`)),
      ask: (_judge, { messages: [{ content: user }] }) => {
        seen.push(user);
        const error = errors.shift();
        return error ? Promise.reject(error) : Promise.resolve(ANSWERED);
      },
    });
    await new CallRunner(work).run();
    expect(seen).toEqual([
      ...['note 0 1', 'question 0', 'end 0 1', 'note 0 1', 'question 0', 'end 0 0'],
      ...['note 1 1', 'question 1'],
    ]);
  });

  it('is not made where it can’t be noted', async () => {
    const { work } = workOf({
      noteCall: () => Promise.reject(new CaravanError({ kind: 'quota-exceeded' })),
      ask: () => Promise.reject(new Error('asked')),
    });
    expect(await new CallRunner(work).run()).toEqual({
      kind: 'halted',
      failure: { kind: 'quota-exceeded' },
    });
  });

  it('needs no note where it is free', async () => {
    const noteCall = () => Promise.reject(new Error('noted'));
    const { work, stored } = workOf({
      ...{ noteCall, most: () => 0 },
      settle: (_task, _question, usage) => ({ usage, cost: 0 }),
    });
    expect(await new CallRunner(work).run()).toEqual({ kind: 'done' });
    expect(stored).toHaveLength(4);
  });
});

describe('a call that fails', () => {
  it('is one of many', async () => {
    const { work, stored, events } = workOf({
      ask: (_judge, { messages: [{ content: user }] }) =>
        user === 'question 1' ? Promise.reject(failing('bad-request')) : Promise.resolve(ANSWERED),
    });
    const runner = new CallRunner(work);
    expect(await runner.run()).toEqual({ kind: 'done' });
    expect(stored.map(({ question }) => question)).toEqual([0, 2, 3]);
    const failed = { task: tasks(2)[1], failure: failing('bad-request').failure };
    expect(runner.failures).toEqual([failed]);
    expect(events).toContainEqual({ kind: 'failed', ...failed });
  });

  it('is repeated while others wait where the provider says when', async () => {
    const calls: number[] = [];
    let isFirst = true;
    let now = 0;
    const { work, stored, events } = workOf({
      now: () => now,
      clock: () => now,
      wait: async (milliseconds) => {
        await settled();
        now += milliseconds;
      },
      ask: () => {
        calls.push(now);
        if (!isFirst) return Promise.resolve(ANSWERED);
        isFirst = false;
        const failure = failing('too-many-requests').failure;
        return Promise.reject(new JudgeCallError(failure, { retryAfter: '30' }));
      },
      tasks: oneByOne(tasks(5)),
    });
    expect(await new CallRunner(work).run()).toEqual({ kind: 'done' });
    // The second was under way already; all the others come after the wait.
    expect(calls).toEqual([0, 0, 30_500, 30_500, 30_500, 30_500]);
    expect(stored).toHaveLength(5);
    expect(stored.map(({ elapsed }) => elapsed)).toContain(30_500);
    expect(events.find(({ kind }) => kind === 'waiting')).toMatchObject({
      model: 0,
      until: 30_500,
    });
  });

  it.each([
    ...(['wrong-key', 'no-credit', 'browser-blocked', 'not-found', 'offline'] as const),
    ...(['cors-or-network', 'local-network', 'null-origin', 'too-many-requests'] as const),
    ...(['insecure', 'not-an-address'] as const),
  ])('as all will (%s) halts the run, and those under way are kept', async (reason) => {
    const { ask, ends } = heldCalls();
    let asked = 0;
    const { work, stored } = workOf({
      ask: (judge, question, key, signal) =>
        question.messages[0].content === 'question 0'
          ? Promise.reject(failing(reason))
          : (asked++, ask(judge, question, key, signal)),
      tasks: oneByOne(tasks(50)),
    });
    const runner = new CallRunner(work);
    const run = runner.run();
    await settled();
    for (const end of ends) end();
    expect(await run).toEqual({ kind: 'halted', failure: failing(reason).failure });
    expect([asked, stored.length, runner.failures.length]).toEqual([1, 1, 1]);
  });

  it.each(['cors-or-network', 'too-many-requests'] as const)(
    'by %s is one of many where others work meanwhile',
    async (reason) => {
      const { work, stored } = workOf({
        ask: (_judge, { messages: [{ content: user }] }) =>
          user === 'question 0' ? Promise.reject(failing(reason)) : Promise.resolve(ANSWERED),
      });
      const runner = new CallRunner(work);
      expect(await runner.run()).toEqual({ kind: 'done' });
      expect([stored.length, runner.failures.length]).toEqual([3, 1]);
    },
  );

  it('since one of several models that answer is not there leaves the others to be asked', async () => {
    const [judge] = setupOf().judges;
    const setup = setupOf({ judges: [judge, { ...judge, model: 'gone' }], concurrency: 1 });
    const both = [
      ...tasks(2, 1),
      ...tasks(2),
      ...tasks(1, 1).map((task) => ({ ...task, left: 7 })),
    ];
    let asked = 0;
    const { work, stored, events } = workOf({
      ...{ setup, tasks: oneByOne(both), goesOnWithout: true },
      ask: ({ model }) => {
        asked++;
        return model === 'gone' ? Promise.reject(failing('not-found')) : Promise.resolve(ANSWERED);
      },
    });
    const runner = new CallRunner(work);
    expect(await runner.run()).toEqual({ kind: 'done' });
    // Once it is known to be gone, it is not called again; its tasks count as failed all the same.
    expect([asked, stored.length, runner.failures.length]).toEqual([3, 2, 3]);
    expect(events.filter(({ kind }) => kind === 'failed')).toHaveLength(3);
    const alone = workOf({
      ...work,
      tasks: oneByOne(tasks(3, 1)),
      models: [setup.judges[1]],
      modelOf: () => 0,
    });
    expect(await new CallRunner(alone.work).run()).toMatchObject({ kind: 'halted' });
  });

  it('ten times in a row halts the run', async () => {
    let asked = 0;
    const { work } = workOf({
      setup: setupOf({ concurrency: 1 }),
      ask: () =>
        ++asked === 9 ? Promise.resolve(ANSWERED) : Promise.reject(failing('bad-request')),
      tasks: oneByOne(tasks(50)),
    });
    const runner = new CallRunner(work);
    expect(await runner.run()).toMatchObject({
      kind: 'halted',
      failure: { reason: 'bad-request' },
    });
    expect([asked, runner.failures.length]).toEqual([19, 18]);
  });

  it('because its question is too long never does', async () => {
    const ask: Ask = () => Promise.reject(failing('context-too-long'));
    const { work } = workOf({ ask, tasks: oneByOne(tasks(50)) });
    const runner = new CallRunner(work);
    expect(await runner.run()).toEqual({ kind: 'done' });
    expect(runner.failures).toHaveLength(50);
  });

  it('halts the run where prompts or tasks can’t be had', async () => {
    const gone = new CaravanError({ kind: 'run-gone' });
    const noPrompt = workOf({ conversation: () => Promise.reject(gone) });
    expect(await new CallRunner(noPrompt.work).run()).toEqual({
      kind: 'halted',
      failure: { kind: 'run-gone' },
    });
    async function* broken(): AsyncGenerator<JudgeTask> {
      yield tasks(1)[0];
      await settled();
      throw new Error('no plan');
    }
    const noPlan = workOf({ tasks: broken() });
    expect(await new CallRunner(noPlan.work).run()).toEqual({
      kind: 'halted',
      failure: { kind: 'unexpected', message: 'no plan' },
    });
    expect(noPlan.stored).toHaveLength(1);
  });
});

describe('a full disk', () => {
  it('halts the run; what is paid for is stored first of all when it goes on', async () => {
    const full = new CaravanError({ kind: 'quota-exceeded' });
    const { ask, ends } = heldCalls();
    const store = (): Promise<void> => Promise.reject(full);
    const { work } = workOf({ ask, store, tasks: oneByOne(tasks(50)) });
    const runner = new CallRunner(work);
    const run = runner.run();
    await settled();
    for (const end of ends) end();
    expect(await run).toEqual({ kind: 'halted', failure: { kind: 'quota-exceeded' } });
    expect(runner.unstored.map(({ question }) => question)).toEqual([0, 1]);

    const asked: string[] = [];
    const again = (isFull: boolean) =>
      workOf({
        unstored: runner.unstored,
        ask: (_judge, { messages: [{ content: user }] }) => {
          asked.push(user);
          return Promise.resolve(ANSWERED);
        },
        ...(isFull ? { store } : {}),
      });
    const stillFull = again(true);
    const second = new CallRunner(stillFull.work);
    expect(await second.run()).toMatchObject({ kind: 'halted' });
    expect([asked, second.unstored]).toEqual([[], runner.unstored]);

    const free = again(false);
    const third = new CallRunner(free.work);
    expect(await third.run()).toEqual({ kind: 'done' });
    expect(free.stored.map(({ question }) => question)).toEqual([0, 1, 2, 3]);
    expect([asked, third.unstored]).toEqual([['question 2', 'question 3'], []]);
    expect(free.money()).toMatchObject({ spent: 4 });
  });
});

describe('the user', () => {
  it('pauses: calls in progress end, and no other is made until it is resumed', async () => {
    const { ask, ends } = heldCalls();
    const { work, stored } = workOf({ ask });
    const runner = new CallRunner(work);
    const run = runner.run();
    await settled();
    runner.pause();
    ends[0]();
    ends[1]();
    await settled();
    expect([ends.length, stored.length]).toEqual([2, 2]);
    runner.resume();
    await settled();
    expect(ends).toHaveLength(4);
    ends[2]();
    ends[3]();
    expect(await run).toEqual({ kind: 'done' });
  });

  it('stops: calls in progress are broken off, and what they may cost is counted', async () => {
    const { ask, ends } = heldCalls();
    const { work, stored, money } = workOf({ ask });
    const runner = new CallRunner(work);
    const run = runner.run();
    await settled();
    ends[0]();
    await settled();
    runner.stop();
    expect(await run).toEqual({ kind: 'stopped' });
    expect([stored.length, runner.failures]).toEqual([1, []]);
    // Seven requests of a seventh, and then five.
    const { lost } = money() ?? {};
    expect(lost).toBeCloseTo(12 / 7, 9);
    expect(money()).toMatchObject({ kind: 'money', spent: 1, inFlight: 0 });
  });

  it.each(['pause', 'wait', 'plan'])('stops in the middle of a %s', async (what) => {
    async function* thinking(): AsyncGenerator<JudgeTask> {
      yield tasks(1)[0];
      await new Promise(() => undefined);
    }
    const { work } = workOf({
      tasks: what === 'plan' ? thinking() : oneByOne(tasks(9)),
      ask: () => (what === 'wait' ? Promise.reject(failing('server')) : Promise.resolve(ANSWERED)),
      wait: (_milliseconds, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
    });
    const runner = new CallRunner(work);
    if (what === 'pause') runner.pause();
    const run = runner.run();
    await settled();
    runner.stop();
    expect(await run).toEqual({ kind: 'stopped' });
  });
});

describe('a setting that a model refuses', () => {
  it('is told once for each judge', async () => {
    const ask: Ask = () => Promise.resolve({ ...ANSWERED, refused: ['temperature'] });
    const { work, events } = workOf({ ask });
    await new CallRunner(work).run();
    expect(events.filter(({ kind }) => kind === 'refused')).toEqual([
      { kind: 'refused', model: 0, settings: ['temperature'] },
    ]);
  });
});
