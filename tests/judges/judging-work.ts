import { ApiKey } from '../../src/core/judge/api-key.ts';
import { MAX_REQUESTS } from '../../src/core/judge/money/call-costs.ts';
import type { JudgeReply, JudgeTask, JudgingSetup } from '../../src/core/judge/setup.ts';
import { Outcome } from '../../src/core/table/judgments.ts';
import type { Answered } from '../../src/judges/contract.ts';
import type { CallEvent, CallWork } from '../../src/judges/call-work.ts';
import { judgingCalls } from '../../src/judges/judging-work.ts';
import type { JudgingWork } from '../../src/judges/judging-work.ts';
import { conversation, judgeAt } from './judge-setup.ts';

export const KEY = 'sk-test-0123456789abcdef';

export const ANSWERED: Answered = {
  text: '[[A]]',
  thinking: '',
  stop: 'end',
  usage: { input: 10, output: 5 },
  servedBy: null,
  refused: [],
};

export type JudgingEvent = CallEvent<JudgeTask, JudgeReply>;
type Work = CallWork<JudgeTask, JudgeReply>;

export function setupOf(part: Partial<JudgingSetup> = {}): JudgingSetup {
  return {
    models: ['a', 'b'],
    questions: 1000,
    judges: [judgeAt('openai', 'https://one.example.org')],
    plan: { kind: 'all', bothOrders: false },
    prices: [null],
    budget: null,
    concurrency: 2,
    perMinute: null,
    ...part,
  };
}

/** One task for each of so many questions. */
export function tasks(count: number, judge = 0): JudgeTask[] {
  return Array.from({ length: count }, (_, question) => ({ judge, question, left: 0, right: 1 }));
}

export async function* oneByOne(list: readonly JudgeTask[]): AsyncGenerator<JudgeTask> {
  for (const task of list) {
    await Promise.resolve();
    yield task;
  }
}

/** A run whose calls all work, and what happens in it. Each call costs a dollar, with all its requests. */
export function workOf({
  setup = setupOf(),
  stored: earlier = [],
  outcomeOf = () => Outcome.left,
  ...part
}: Partial<JudgingWork & Work> = {}) {
  const events: JudgingEvent[] = [];
  const stored: JudgeReply[] = [];
  let now = 1000;
  let ticks = 0;
  const work: Work = {
    ...judgingCalls({ setup, stored: earlier, outcomeOf }),
    tasks: oneByOne(tasks(4)),
    lost: 0,
    unstored: [],
    conversation: ({ question }) => Promise.resolve(conversation(`question ${question}`)),
    ask: () => Promise.resolve(ANSWERED),
    keyOf: () => new ApiKey(KEY),
    most: () => 1 / MAX_REQUESTS,
    settle: (_task, _question, usage) => ({ usage, cost: 1 }),
    noteCall: () => Promise.resolve(),
    endCall: () => Promise.resolve(),
    store: (replies) => {
      stored.push(...replies);
      return Promise.resolve();
    },
    now: () => now++,
    clock: () => ticks++,
    random: () => 0.5,
    wait: (milliseconds, signal) => {
      now += milliseconds;
      ticks += milliseconds;
      return new Promise((resolve, reject) => {
        setImmediate(() => {
          if (signal.aborted) reject(signal.reason as Error);
          else resolve();
        });
      });
    },
    tell: (event) => events.push(event),
    ...part,
  };
  const money = () => events.findLast((event) => event.kind === 'money');
  return { work, events, stored, money };
}
