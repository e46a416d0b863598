import { expect, it, vi } from 'vitest';
import type { OpenAsking } from '../../../src/state/asking/open-asking.svelte.ts';
import { answerTo } from '../../storage/asking-run.ts';

vi.mock('../../../src/jobs.ts', () => ({ isAbort: () => false }));
const { OddAnswers } = await import('../../../src/state/asking/odd-answers.svelte.ts');

function runOf() {
  const at = {
    refusals: [answerTo({ finish: 'refusal' }), answerTo({ finish: 'refusal', question: 1 })],
    reads: 0,
    stage: 'rest',
  };
  const run = {
    get figures() {
      return { refusals: at.refusals.length, cut: 0, empty: 3 };
    },
    get work() {
      return { life: { stage: at.stage } };
    },
    async *answers(kind: string) {
      at.reads++;
      if (kind === 'refusal') for (const one of at.refusals) yield Promise.resolve([one]);
    },
  } as unknown as OpenAsking;
  return { at, odd: new OddAnswers(run) };
}

it('are counted by kind, and read a part at a time', async () => {
  const { odd, at } = runOf();
  expect([odd.count('refusal'), odd.count('length'), odd.count('empty')]).toEqual([2, 0, 3]);
  const list = await vi.waitUntil(() => odd.list('refusal'));
  expect(list.answers).toEqual(at.refusals);
  expect(list.tasks).toEqual([
    { model: 0, question: 0, sample: 0, turn: 0 },
    { model: 0, question: 1, sample: 0, turn: 0 },
  ]);
});

it('are read again where there are fewer, and where work comes to rest, and only there', async () => {
  const { odd, at } = runOf();
  await vi.waitUntil(() => odd.list('refusal'));
  odd.list('refusal');
  await Promise.resolve();
  expect(at.reads).toBe(1);
  at.refusals.pop();
  await vi.waitUntil(() => odd.list('refusal')?.tasks.length === 1);
  at.stage = 'running';
  odd.list('refusal');
  await vi.waitUntil(() => at.reads === 3);
});
