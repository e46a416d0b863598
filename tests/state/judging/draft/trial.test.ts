import { beforeEach, expect, it, vi } from 'vitest';
import { CaravanError } from '../../../../src/core/failure.ts';
import { fillPrompt } from '../../../../src/core/judge/prompt/prompt.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import type { Answered } from '../../../../src/judges/contract.ts';
import { QUESTIONS, SETUP } from '../../../storage/judging-run.ts';

/** A call that is waited for. */
interface Call {
  readonly key: string | null;
  readonly signal: AbortSignal;
  readonly answer: (answered: Partial<Answered>) => void;
  readonly fail: (error: unknown) => void;
}

const calls = vi.hoisted((): unknown[] => []);
vi.mock('../../../../src/state/connections/providers.ts', () => ({
  ask: (_judge: unknown, _prompt: unknown, key: string | null, signal: AbortSignal) =>
    new Promise((answer, fail) => {
      calls.push({ key, signal, answer, fail });
      signal.addEventListener('abort', () => {
        fail(new DOMException('', 'AbortError'));
      });
    }),
}));
vi.mock('../../../../src/state/connections/keys.svelte.ts', () => ({
  apiKeys: { of: (url: string) => ({ reveal: () => `key of ${url}` }) },
}));

const { JudgeTrial } = await import('../../../../src/state/judging/draft/trial.svelte.ts');

const [judge] = SETUP.judges;
const prompt = fillPrompt(judge.template, QUESTIONS[0], { left: 0, right: 1 });
const said = { text: '[[B]]', usage: { input: 100, output: 5 }, stop: 'end' as const };
const call = (number: number) => calls[number] as Call;

beforeEach(() => {
  calls.length = 0;
});

it('asks once, with the key of the address, and reads what is said', async () => {
  const trial = new JudgeTrial();
  expect(trial.state).toEqual({ stage: 'idle' });
  const done = trial.begin({ ...judge, model: 'gpt-4o-mini' }, prompt);
  expect(trial.state).toEqual({ stage: 'asking' });
  expect(call(0).key).toBe(`key of ${judge.baseUrl}`);
  call(0).answer({ ...said, refused: [] });
  await done;
  const { text, usage } = said;
  expect(trial.state).toMatchObject({
    stage: 'done',
    call: { text, usage, outcome: Outcome.right, refused: [] },
  });
});

it('knows no cost where the price is not known', async () => {
  const trial = new JudgeTrial();
  const done = trial.begin(judge, prompt);
  call(0).answer(said);
  await done;
  expect(trial.state).toMatchObject({ stage: 'done', call: { cost: null } });
});

it('takes no verdict from a refusal', async () => {
  const trial = new JudgeTrial();
  const done = trial.begin(judge, prompt);
  call(0).answer({ ...said, stop: 'refusal' });
  await done;
  expect(trial.state).toMatchObject({ call: { text: '[[B]]', outcome: Outcome.unparsed } });
});

it('says why it failed', async () => {
  const trial = new JudgeTrial();
  const done = trial.begin(judge, prompt);
  call(0).fail(new CaravanError({ kind: 'run-gone' }));
  await done;
  expect(trial.state).toEqual({ stage: 'failed', failure: { kind: 'run-gone' } });
});

it('ends the call before, of which nothing is said any more', async () => {
  const trial = new JudgeTrial();
  const first = trial.begin(judge, prompt);
  const second = trial.begin(judge, prompt);
  await first;
  expect([call(0).signal.aborted, trial.state.stage]).toEqual([true, 'asking']);
  call(1).answer(said);
  await second;
  expect(trial.state.stage).toBe('done');
});

it('is as before once it is stopped, even where an answer was on its way', async () => {
  const trial = new JudgeTrial();
  const done = trial.begin(judge, prompt);
  call(0).answer(said);
  trial.stop();
  await done;
  expect([call(0).signal.aborted, trial.state]).toEqual([true, { stage: 'idle' }]);
});
