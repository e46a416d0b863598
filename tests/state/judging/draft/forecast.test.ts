import { beforeEach, expect, it, vi } from 'vitest';
import { answeredOf } from '../../../../src/core/judge/plan/answered.ts';
import { NO_COUNTS } from '../../../../src/core/judge/plan/run-counts.ts';
import { SIZES } from '../../../../src/core/judge/plan/forecast.ts';
import type { JudgingDraft } from '../../../../src/state/judging/draft/draft.svelte.ts';
import type { Jobs } from '../../../../workers/protocol.ts';
import { QUESTIONS, SETUP } from '../../../storage/judging-run.ts';

/** Simulations as they were asked for, which the test answers. */
interface Job {
  readonly input: Jobs['judgingForecast']['input'];
  readonly signal: AbortSignal;
  readonly answer: (widths: unknown) => void;
}
const jobs = vi.hoisted((): unknown[] => []);
/** What the open project holds, and for which questions that was asked. */
const at = vi.hoisted(() => ({ before: {}, asked: [] as unknown[] }));
vi.mock('../../../../src/jobs.ts', () => ({
  isAbort: () => true,
  run: (_name: string, input: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise((answer, fail) => {
      jobs.push({ input, signal, answer });
      signal.addEventListener('abort', () => {
        fail(new DOMException('', 'AbortError'));
      });
    }),
}));

vi.mock('../../../../src/state/judging/run/before-run.ts', () => ({
  beforeNewRun: (questions: unknown) => {
    at.asked.push(questions);
    return Promise.resolve(at.before);
  },
}));

const { JudgingForecast } = await import('../../../../src/state/judging/draft/forecast.svelte.ts');

const chosen = { models: SETUP.models, questions: [] };
const limits = { budget: SETUP.budget, concurrency: SETUP.concurrency, perMinute: null };

/** A draft as far as the forecast looks at it. */
function draftOf(part: object = {}): JudgingDraft {
  const { judges, plan, prices } = SETUP;
  const draft = {
    ...{ judges, prices, limits, planned: { most: 8 }, answered: answeredOf(QUESTIONS, 3) },
    material: { found: { chosen }, sample: { models: SETUP.models, questions: QUESTIONS } },
    ...{ plan: { confidence: 0.9 }, planFor: () => plan, goalFor: () => ({ kind: 'best' }) },
    ...part,
  };
  return draft as unknown as JudgingDraft;
}
const job = (number: number) => jobs[number] as Job;
const begun = () =>
  vi.waitFor(() => {
    expect(jobs).toHaveLength(1);
  });

beforeEach(() => {
  jobs.length = 0;
  Object.assign(at, { before: { base: NO_COUNTS, baseQuestions: [] }, asked: [] });
});

it('tells what the plan takes, by the texts where they are known', () => {
  const known = new JudgingForecast(draftOf()).outlook ?? expect.fail();
  const material = { found: { chosen }, sample: null };
  const unknown = new JudgingForecast(draftOf({ material })).outlook ?? expect.fail();
  expect(known).not.toEqual(unknown);
});

it.each([
  ['while the plan is counted', { planned: null }],
  ['of a plan that can’t be carried out', { planned: { failure: { kind: 'run-gone' } } }],
  ['without judges', { judges: [] }],
])('tells nothing %s', (_what, part) => {
  const forecast = new JudgingForecast(draftOf(part));
  expect(forecast.outlook).toBeNull();
});

it('simulates the run as it is chosen, which knows nothing yet', async () => {
  const forecast = new JudgingForecast(draftOf());
  expect(forecast.widths).toEqual({ stage: 'idle' });
  const done = forecast.begin();
  expect(forecast.widths.stage).toBe('running');
  await begun();
  const { input } = job(0);
  expect(input).toMatchObject({
    run: { models: SETUP.models, plan: SETUP.plan, goal: { kind: 'best' }, confidence: 0.9 },
    sizes: SIZES,
  });
  expect([input.run.judges, input.run.asked, input.run.counts.left.length]).toEqual([2, [], 0]);
  job(0).answer('widths');
  await done;
  expect(forecast.widths).toMatchObject({ stage: 'done', result: 'widths' });
});

it('simulates by the judgments of the project, on which of the questions they are', async () => {
  const base = { ...NO_COUNTS, models: ['m'] };
  at.before = { base, baseQuestions: [2, -1] };
  const material = { found: { chosen: { ...chosen, questions: QUESTIONS } }, sample: null };
  void new JudgingForecast(draftOf({ known: ['task'], material })).begin();
  await begun();
  expect(job(0).input.run).toMatchObject({ base, baseQuestions: [2, -1], known: ['task'] });
  expect(at.asked).toEqual([QUESTIONS.map(({ id }) => id)]);
});

it('is silent where there is nothing to simulate', async () => {
  for (const part of [{ answered: null }, { planned: null }, { material: { found: null } }]) {
    const forecast = new JudgingForecast(draftOf(part));
    await forecast.begin();
    expect([forecast.widths, jobs.length]).toEqual([{ stage: 'idle' }, 0]);
  }
});

it('stops', async () => {
  const forecast = new JudgingForecast(draftOf());
  const done = forecast.begin();
  await begun();
  forecast.stop();
  await done;
  expect(job(0).signal.aborted).toBe(true);
  expect(forecast.widths.stage).not.toBe('running');
});
