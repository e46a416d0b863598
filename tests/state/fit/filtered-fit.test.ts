import { beforeEach, expect, it, vi } from 'vitest';
import type { DataRecord } from '../../../src/storage/records.ts';
import { filteredFit } from '../../../src/state/fit/filtered-fit.svelte.ts';
import { fitted } from '../../storage/fitted.ts';

/** What was asked of workers, and how each is answered. */
const workers = vi.hoisted(() => ({
  jobs: [] as {
    name: string;
    counts: { left: unknown } | undefined;
    answer: (output: unknown) => void;
  }[],
}));
vi.mock('../../../src/jobs.ts', () => ({
  isAbort: () => true,
  run: (
    name: string,
    { counts }: { counts?: { left: unknown } },
    { signal }: { signal?: AbortSignal } = {},
  ) =>
    new Promise((answer, reject) => {
      workers.jobs.push({ name, counts, answer });
      signal?.addEventListener('abort', () => {
        reject(new DOMException('', 'AbortError'));
      });
    }),
}));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: { intervals: { narrow: 0.68, wide: 0.95 } },
}));

const { data, run } = await fitted(1);
const settings = { model: run.model, sampler: run.sampler };
/** Its pairs are its own, and tell it from others: chains get no more of its counts than they look at. */
const part = (hash: string): DataRecord => {
  const { counts } = data;
  return { ...data, hash, counts: { ...counts, left: counts.left.slice() } };
};
const preview = { approximation: null, summary: run.summary };

beforeEach(() => {
  filteredFit.clear();
  workers.jobs.length = 0;
});

/** Answers the approximation of these data, and waits until the chains are asked for. */
async function approximate({ counts }: DataRecord): Promise<void> {
  const job = workers.jobs.find(
    (one) => one.name === 'approximate' && one.counts?.left === counts.left,
  );
  job?.answer(preview);
  await vi.waitFor(() => {
    expect(
      workers.jobs.some((one) => one.name === 'chain' && one.counts?.left === counts.left),
    ).toBe(true);
  });
}

it('is shown once there is an approximation, and not before', async () => {
  const coding = part('coding');
  const conditions = [{ name: 'category', values: ['coding'] }];
  filteredFit.show(coding, settings, conditions);
  expect(filteredFit.conditions).toEqual([]);
  expect([filteredFit.data, filteredFit.fit, filteredFit.summary]).toEqual([null, null, null]);
  await approximate(coding);
  expect(filteredFit.data).toBe(coding);
  expect(filteredFit.conditions).toBe(conditions);
  expect(filteredFit.fit?.stage).toBe('sampling');
  expect(filteredFit.summary).toBe(run.summary);
  filteredFit.clear();
  expect(filteredFit.data).toBeNull();
});

it('stays until the next has numbers of its own, and never goes with those', async () => {
  const [coding, maths] = [part('coding'), part('maths')];
  filteredFit.show(coding, settings);
  await approximate(coding);
  filteredFit.show(maths, settings);
  expect(filteredFit.data).toBe(coding);
  expect(filteredFit.fit?.stage).toBe('preview');
  await approximate(maths);
  expect(filteredFit.data).toBe(maths);
});

it('says so at once where nothing is left', () => {
  const nothing = part('nothing');
  filteredFit.fail(nothing, { kind: 'no-judgments', unparsed: 0, rejected: 0, isFiltered: true });
  expect(filteredFit.data).toBe(nothing);
  expect(filteredFit.fit?.stage).toBe('failed');
  expect(filteredFit.summary).toBeNull();
});

it('follows other settings, and fits nothing anew where they are the same', async () => {
  const coding = part('coding');
  filteredFit.show(coding, settings);
  await approximate(coding);
  const asked = workers.jobs.length;
  filteredFit.settle({ ...settings });
  expect(workers.jobs).toHaveLength(asked);
  filteredFit.settle({ ...settings, model: { ...settings.model, ties: 'drop' } });
  expect(workers.jobs).toHaveLength(asked + 1);
  expect(filteredFit.fitted?.ties).toBe('drop');
});

it('shows an approximation of other settings at once, and what was there where it misleads', async () => {
  const coding = part('coding');
  filteredFit.show(coding, settings);
  await approximate(coding);
  const [rough, close] = [{ ...run.summary }, { ...run.summary }];
  for (const [isRough, summary, shown] of [
    [true, rough, run.summary],
    [false, close, close],
  ] as const) {
    const model = { ...settings.model, ties: isRough ? ('drop' as const) : ('davidson' as const) };
    filteredFit.settle({ ...settings, model });
    workers.jobs.at(-1)?.answer({ approximation: null, summary, isRough });
    await new Promise((resolve) => setTimeout(resolve));
    expect(filteredFit.fit?.stage).toBe('preview');
    expect(filteredFit.summary).toBe(shown);
  }
});
