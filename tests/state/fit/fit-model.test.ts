import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fitModel } from '../../../src/state/fit/fitting/fit-model.ts';
import type { FitProgress } from '../../../src/state/fit/fit-life.ts';
import { fitted } from '../../storage/fitted.ts';

/** What was asked of workers, in order, and how each is answered. */
const asked = vi.hoisted(
  () =>
    [] as {
      name: string;
      answer: (output: unknown) => void;
      tell: ((progress: object) => void) | undefined;
    }[],
);
vi.mock('../../../src/jobs.ts', () => ({
  run: (name: string, _: unknown, { onProgress }: { onProgress?: (progress: object) => void }) =>
    new Promise((answer) => asked.push({ name, answer, tell: onProgress })),
}));

const { data, run } = await fitted(1);
const approximation = { center: null };
const job = {
  ...{ counts: data.counts, model: run.model, intervals: { narrow: 0.68, wide: 0.95 } },
  sampler: { ...run.sampler, chains: 2 },
};
let shown: FitProgress[] = [];
const options = {
  signal: new AbortController().signal,
  onProgress: (progress: FitProgress) => void shown.push(progress),
};

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  shown = [];
});
afterEach(() => {
  vi.useRealTimers();
});

const names = () => asked.map(({ name }) => name);

/** Answers the jobs of such a name that were asked for so far, and lets things go on. */
async function answer(name: string, output: unknown, after = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(after);
  for (const one of asked.filter((other) => other.name === name)) one.answer(output);
  // What samples is loaded beside the first numbers, which on a busy machine come before it.
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
}

const CHAIN = { draws: new Float64Array(2) };
const preview = { ...run.summary };

it('shows the approximation before its chains, where nothing is on screen', async () => {
  const fit = fitModel(job, options);
  expect(names()).toEqual(['approximate']);
  await answer('approximate', { approximation, summary: preview });
  expect(names()).toEqual(['approximate', 'chain', 'chain']);
  expect(shown.at(-1)?.preview).toBe(preview);
  await answer('chain', CHAIN, 10_000);
  await answer('summarise', run);
  expect((await fit).summary).toBe(run.summary);
  expect(names()).toEqual(['approximate', 'chain', 'chain', 'summarise']);
});

it('shows no approximation that misleads, before the chains or beside them', async () => {
  const fit = fitModel(job, options);
  await answer('approximate', { approximation, summary: preview, isRough: true });
  await answer('chain', CHAIN, 10_000);
  await answer('summarise', run);
  expect((await fit).summary).toBe(run.summary);
  expect(shown.map((one) => one.preview)).toEqual(shown.map(() => null));
});

it('begins chains at once otherwise, and needs no preview of those that are quick', async () => {
  const fit = fitModel(job, options, 'late');
  await answer('approximation', approximation);
  await answer('chain', CHAIN, 100);
  await answer('summarise', run, 100);
  expect((await fit).summary).toBe(run.summary);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(names()).toEqual(['approximation', 'chain', 'chain', 'summarise']);
});

it('makes no preview of what is only to be summed up', async () => {
  const fit = fitModel(job, options, 'late');
  await answer('approximation', approximation);
  await answer('chain', CHAIN, 100);
  await answer('summarise', run, 10_000);
  await fit;
  expect(names()).toEqual(['approximation', 'chain', 'chain', 'summarise']);
});

it('tells how far summing up is, and hands on what may be described elsewhere meanwhile', async () => {
  const fit = fitModel(job, options, 'none');
  await answer('approximation', approximation);
  await answer('chain', CHAIN, 1000);
  const steps = 2 * (run.sampler.draws + run.sampler.warmup);
  const summing = asked.find(({ name }) => name === 'summarise');
  const far = [0, 0.5, 1].map((done) => {
    summing?.tell?.({ done, total: 1 });
    const { done: at = NaN, total = NaN, left = null } = shown.at(-1)?.progress ?? {};
    return { at: at / steps, total: total / steps, isLeft: left !== null && left > 0 };
  });
  expect(far).toEqual([
    { at: 1, total: 1.05, isLeft: true },
    { at: 1.025, total: 1.05, isLeft: true },
    { at: 1.05, total: 1.05, isLeft: false },
  ]);
  const before = shown.length;
  summing?.tell?.({ columns: [] });
  expect(shown).toHaveLength(before);
  await answer('summarise', run);
  await fit;
});

it.each([
  [19, 1],
  [50, 0],
  [90, 0],
])('makes previews of what is %i%% drawn after 300 ms: %i', async (done, previews) => {
  const fit = fitModel(job, options, 'late');
  await answer('approximation', approximation);
  await vi.advanceTimersByTimeAsync(299);
  for (const { tell } of asked) tell?.({ done, total: 100 });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(names().filter((name) => name === 'approximate')).toHaveLength(previews);
  await answer('chain', CHAIN);
  await answer('summarise', run);
  await fit;
});

it('shows a preview of chains that take long, unless nobody looks', async () => {
  const fit = fitModel(job, options, 'late');
  await answer('approximation', approximation);
  expect(shown.at(-1)?.preview).toBeNull();
  await answer('approximate', { approximation, summary: preview }, 1000);
  expect(names()).toEqual(['approximation', 'chain', 'chain', 'approximate']);
  expect(shown.at(-1)?.preview).toBe(preview);
  await answer('chain', CHAIN);
  await answer('summarise', run);
  await fit;
  asked.length = 0;
  void fitModel(job, options, 'none');
  await answer('approximation', approximation);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(names()).toEqual(['approximation', 'chain', 'chain']);
});
