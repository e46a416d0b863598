import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import type { KeptFile, TextChunk } from '../../../src/core/texts/keep-texts.ts';
import type { JobOptions } from '../../../src/jobs.ts';
import type { LargeTexts } from '../../../src/state/preferences/preferences.svelte.ts';
import { LARGE } from '../../../src/state/data/keeping-consent.ts';
import { keptSummary } from '../../../src/state/data/kept-summary.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import * as texts from '../../../src/storage/texts.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { reportOf } from './data-sources.ts';

/** A job as it was begun, which the test carries on. */
interface Job {
  readonly input: Jobs['keepTexts']['input'];
  readonly options: Required<JobOptions<'keepTexts'>>;
  readonly end: (files: readonly KeptFile[]) => void;
  readonly fail: (error: unknown) => void;
}

const at = vi.hoisted(() => ({ jobs: [] as unknown[], tidied: 0, quota: 1e12 }));
const preferences = vi.hoisted(() => ({
  mappings: [],
  largeTexts: 'ask' as LargeTexts,
  change(part: { largeTexts: LargeTexts }) {
    Object.assign(this, part);
  },
}));
vi.mock('../../../src/jobs.ts', () => ({
  run: (_name: string, input: unknown, options: { signal: AbortSignal }) =>
    new Promise((end, fail) => {
      at.jobs.push({ input, options, end, fail });
      options.signal.addEventListener('abort', () => {
        fail(new DOMException('', 'AbortError'));
      });
    }),
}));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({ preferences }));
vi.mock('../../../src/state/runs/runs.svelte.ts', () => ({
  runs: { tidy: () => Promise.resolve(void at.tidied++) },
}));
vi.stubGlobal('navigator', {
  storage: { estimate: () => Promise.resolve({ quota: at.quota, usage: 0 }) },
});

const { KeepingTexts } = await import('../../../src/state/data/keeping.svelte.ts');

const file = reportOf('a.jsonl', { key: 'k' });
const local = { name: file.file, key: 'k', text: 'x' };
const ways = new Map();
const order = { sources: [local], files: [file], ways, mappings: [] };
const remote = { name: file.file, key: 'k', url: 'https://example.org/a.jsonl', bytes: null };

async function job(number = 0): Promise<Job> {
  return vi.waitFor(() => (at.jobs[number] as Job | undefined) ?? expect.fail());
}

/** A chunk of 1,000 bytes with two texts. */
const chunk = (first: number): TextChunk => {
  return { key: 'k', file: file.file, kind: 'texts', first, texts: 2, bytes: new Uint8Array(1000) };
};
const whole = [{ key: 'k', file: file.file, texts: 2, bytes: 1000 }];
const FULL = new CaravanError({ kind: 'quota-exceeded' });

beforeEach(async () => {
  await deleteEverything();
  vi.restoreAllMocks();
  Object.assign(at, { jobs: [], tidied: 0, quota: 1e12 });
  preferences.largeTexts = 'ask';
});

it('keeps the texts of files, and says how far it is and what is stored', async () => {
  const keeping = new KeepingTexts();
  const done = keeping.start(order);
  const { input, options, end } = await job();
  expect(input).toEqual({ sources: [local], ways, mappings: [], parts: 'all' });
  expect(keeping.isAbout([file])).toBe(true);
  expect(keeping.isAbout([reportOf('b.jsonl')])).toBe(false);
  await options.onProgress({ done: 5, total: 10, chunk: chunk(0) });
  expect(keeping.state).toMatchObject({
    stage: 'keeping',
    progress: { done: 5, total: 10 },
    kept: { texts: 2, bytes: 1000 },
  });
  expect(await keptSummary([file])).toMatchObject({ texts: 2, isWhole: false, parts: 'all' });
  end(whole);
  await done;
  expect(keeping.state).toEqual({ stage: 'kept', kept: { texts: 2, bytes: 1000 } });
  expect(await keptSummary([file])).toMatchObject({ texts: 2, isWhole: true });
  expect(keeping.changes).toBe(1);
});

it('keeps nothing of files without texts', async () => {
  const keeping = new KeepingTexts();
  const { hasTexts, ...bare } = file;
  expect(hasTexts).toBe(true);
  await keeping.start({ ...order, files: [bare] });
  expect([keeping.state.stage, at.jobs.length]).toEqual(['idle', 0]);
});

it('keeps orders one after the other', async () => {
  const keeping = new KeepingTexts();
  const done = keeping.start(order);
  const second = reportOf('b.jsonl', { key: 'l' });
  const sources = [{ name: second.file, key: 'l', text: 'y' }];
  await keeping.start({ ...order, sources, files: [second] });
  (await job()).end(whole);
  const { input, end } = await job(1);
  expect(input.sources).toEqual(sources);
  end([]);
  await done;
  expect(keeping.isAbout([second])).toBe(true);
});

it('begins with nothing that an earlier pass left', async () => {
  const keeping = new KeepingTexts();
  await texts.saveChunk(chunk(0), 'all');
  void keeping.start(order);
  await job();
  expect(await keptSummary([file])).toBeNull();
  keeping.stop();
});

it('says why it failed, and goes on with the next order', async () => {
  const keeping = new KeepingTexts();
  const done = keeping.start(order);
  await keeping.start(order);
  const { options, fail } = await job();
  await options.onProgress({ done: 5, total: 10, chunk: chunk(0) });
  fail(new CaravanError({ kind: 'source-gone' }));
  const next = await job(1);
  next.fail(new CaravanError({ kind: 'run-gone' }));
  await done;
  const kept = { texts: 0, bytes: 0 };
  expect(keeping.state).toEqual({ stage: 'failed', failure: { kind: 'run-gone' }, kept });
});

describe('stopping', () => {
  it('ends the job and all orders that wait; what was kept stays', async () => {
    const keeping = new KeepingTexts();
    const done = keeping.start(order);
    await keeping.start(order);
    const { options } = await job();
    await options.onProgress({ done: 5, total: 10, chunk: chunk(0) });
    keeping.stop();
    await done;
    expect(keeping.state).toEqual({ stage: 'stopped', kept: { texts: 2, bytes: 1000 } });
    expect(options.signal.aborted).toBe(true);
    expect(at.jobs).toHaveLength(1);
    expect(await keptSummary([file])).toMatchObject({ texts: 2, isWhole: false });
  });

  it('is not undone by a chunk that no longer fits', async () => {
    const keeping = new KeepingTexts();
    const done = keeping.start(order);
    const { options } = await job();
    let refuse: (error: Error) => void = () => undefined;
    vi.spyOn(texts, 'saveChunk').mockReturnValueOnce(
      new Promise((_resolve, reject) => (refuse = reject)),
    );
    const taken = Promise.resolve(options.onProgress({ done: 5, total: 10, chunk: chunk(0) }));
    keeping.stop();
    refuse(FULL);
    await taken.catch(() => undefined);
    await done;
    expect(keeping.state.stage).toBe('stopped');
  });

  it('comes before texts are deleted', async () => {
    const keeping = new KeepingTexts();
    void keeping.start(order);
    const { options } = await job();
    await options.onProgress({ done: 5, total: 10, chunk: chunk(0) });
    await keeping.delete([file]);
    expect([options.signal.aborted, keeping.state.stage]).toEqual([true, 'idle']);
    expect(await keptSummary([file])).toBeNull();
  });
});

describe('before it begins', () => {
  const large = { ...order, files: [{ ...file, bytes: LARGE + 1 }] };

  it('asks about large files, and remembers what is said', async () => {
    const keeping = new KeepingTexts();
    void keeping.start(large);
    expect(keeping.state).toMatchObject({ question: { why: 'large', bytes: LARGE + 1 } });
    keeping.answer('answers');
    expect((await job()).input.parts).toBe('answers');
    expect(preferences.largeTexts).toBe('keep');
    keeping.stop();
  });

  it('leaves them where that is said, then and later', async () => {
    const keeping = new KeepingTexts();
    const first = keeping.start(large);
    keeping.answer('none');
    await first;
    expect([keeping.state.stage, preferences.largeTexts]).toEqual(['idle', 'leave']);
    await keeping.start(large);
    expect([keeping.state.stage, at.jobs.length]).toEqual(['idle', 0]);
  });

  it('does not ask about files that are not larger than that', async () => {
    const keeping = new KeepingTexts();
    void keeping.start({ ...order, files: [{ ...file, bytes: LARGE }] });
    expect((await job()).input.parts).toBe('all');
    keeping.stop();
  });

  it('asks about files at an address, which would be fetched again', async () => {
    const keeping = new KeepingTexts();
    void keeping.start({ ...order, sources: [remote] });
    expect(keeping.state).toMatchObject({ stage: 'asking', question: { why: 'remote' } });
    keeping.answer('all');
    expect((await job()).input.parts).toBe('all');
    expect(preferences.largeTexts).toBe('ask');
    keeping.stop();
  });
});

describe('without room', () => {
  /** The first pass, in which the browser has no room for a chunk. */
  async function full() {
    const keeping = new KeepingTexts();
    const done = keeping.start(order);
    const first = await job();
    const save = vi.spyOn(texts, 'saveChunk').mockRejectedValue(FULL);
    const step = { done: 5, total: 10, chunk: chunk(0) };
    const taken = Promise.resolve(first.options.onProgress(step));
    taken.catch(first.fail);
    await vi.waitFor(() => {
      expect(keeping.state).toMatchObject({ stage: 'asking', question: { why: 'full' } });
    });
    return { keeping, done, first, save, taken };
  }

  it('asks, and tries again when room was made', async () => {
    const { keeping, done, first, save, taken } = await full();
    await first.options.onProgress({ done: 6, total: 10, chunk: null });
    expect(keeping.state.stage).toBe('asking');
    save.mockRestore();
    keeping.answer('again');
    await taken;
    expect([at.tidied, keeping.state.stage]).toEqual([1, 'keeping']);
    first.end(whole);
    await done;
    expect(keeping.state).toEqual({ stage: 'kept', kept: { texts: 2, bytes: 1000 } });
  });

  it('begins anew with the answers alone', async () => {
    const { keeping, save } = await full();
    save.mockRestore();
    keeping.answer('answers');
    // At once: the same may be asked again.
    expect(keeping.state.stage).toBe('keeping');
    expect((await job(1)).input.parts).toBe('answers');
    keeping.stop();
  });

  it.each([
    ['none', { stage: 'idle' }],
    ['until-full', { stage: 'no-room', kept: { texts: 0, bytes: 0 } }],
  ] as const)('ends with %s as %o', async (answer, end) => {
    const { keeping, done } = await full();
    keeping.answer(answer);
    await done;
    expect(keeping.state).toEqual(end);
  });

  it('is foreseen from the fourth chunk on, and then not asked again', async () => {
    const keeping = new KeepingTexts();
    at.quota = 5000;
    const done = keeping.start(order);
    const { options, fail } = await job();
    for (const first of [0, 2, 4])
      await options.onProgress({ done: 1, total: 1000, chunk: chunk(first) });
    expect(keeping.state.stage).toBe('keeping');
    const fourth = options.onProgress({ done: 400, total: 1000, chunk: chunk(6) });
    await vi.waitFor(() => {
      const question = { why: 'no-room', needed: 6000, room: 4500 };
      expect(keeping.state).toMatchObject({ stage: 'asking', question });
    });
    keeping.answer('until-full');
    await fourth;
    for (const first of [8, 10, 12, 14])
      await options.onProgress({ done: 800, total: 1000, chunk: chunk(first) });
    expect(keeping.state.stage).toBe('keeping');
    vi.spyOn(texts, 'saveChunk').mockRejectedValue(FULL);
    const last = Promise.resolve(options.onProgress({ done: 900, total: 1000, chunk: chunk(16) }));
    await last.catch(fail);
    await done;
    expect(keeping.state).toEqual({ stage: 'no-room', kept: { texts: 16, bytes: 8000 } });
  });
});
