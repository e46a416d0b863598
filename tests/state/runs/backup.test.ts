import { beforeEach, expect, it, vi } from 'vitest';

/** Work on the archive, which the test ends. */
interface Work {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  readonly answer: (value: unknown) => void;
  readonly fail: (error: Error) => void;
}
const at = vi.hoisted(() => {
  const work: unknown[] = [];
  const begin = (name: string, options: { signal: AbortSignal }) =>
    new Promise((answer, fail) => {
      work.push({ name, ...options, answer, fail });
      options.signal.addEventListener('abort', () => {
        fail(new DOMException('', 'AbortError'));
      });
    });
  return { work, begin, reloads: 0 };
});
vi.mock('../../../src/storage/archive/backup.ts', () => ({
  writeBackup: (options: { signal: AbortSignal }) => at.begin('write', options),
}));
vi.mock('../../../src/storage/archive/read.ts', () => ({
  readArchive: (_file: unknown, _kind: unknown, options: { signal: AbortSignal }) =>
    at.begin('read', options),
}));
vi.mock('../../../src/storage/archive/restore.ts', () => ({
  restoreArchive: (_archive: unknown, options: { signal: AbortSignal }) =>
    at.begin('restore', options),
}));
vi.mock('../../../src/state/runs/runs.svelte.ts', () => ({
  runs: { reload: () => Promise.resolve(at.reloads++) },
}));

const { backup } = await import('../../../src/state/runs/backup.svelte.ts');

const work = (number = 0) => at.work[number] as Work;
const begun = (count: number) =>
  vi.waitFor(
    () => {
      expect(at.work).toHaveLength(count);
    },
    { interval: 1 },
  );

beforeEach(() => {
  at.work.length = 0;
  at.reloads = 0;
});

it('writes a file named by its day, and says how far it is', async () => {
  vi.spyOn(Date, 'now').mockReturnValueOnce(Date.UTC(2026, 0, 2, 23, 59));
  const done = backup.write();
  expect(backup.state).toEqual({ stage: 'writing', progress: { done: 0, total: 0, left: null } });
  work().onProgress(1, 4);
  expect(backup.state).toMatchObject({ stage: 'writing', progress: { done: 1, total: 4 } });
  const blob = new Blob(['12345']);
  work().answer(blob);
  expect(await done).toEqual({ name: 'caravan-2026-01-02.zip', blob });
  expect(backup.state).toEqual({ stage: 'written', bytes: 5 });
});

it('restores only what was read without a fault, and shows what is there then', async () => {
  const done = backup.restore(new Blob());
  work().onProgress(1, 2);
  expect(backup.state).toMatchObject({ stage: 'checking', progress: { done: 1, total: 2 } });
  work().answer('archive');
  await begun(2);
  expect([work(1).name, backup.state.stage]).toEqual(['restore', 'restoring']);
  const restored = { added: 3 };
  work(1).answer(restored);
  await done;
  expect([backup.state, at.reloads]).toEqual([{ stage: 'restored', restored }, 1]);
});

it('changes nothing by a file that is damaged, and says why', async () => {
  const done = backup.restore(new Blob());
  work().fail(new Error('damaged'));
  await done;
  expect(at.work).toHaveLength(1);
  expect(backup.state).toEqual({
    stage: 'failed',
    failure: { kind: 'unexpected', message: 'damaged' },
  });
});

it('gives no file where none can be made', async () => {
  const done = backup.write();
  work().fail(new Error('full'));
  expect(await done).toBeNull();
  expect(backup.state.stage).toBe('failed');
});

it('stops, says so, and shows what was restored by then', async () => {
  const done = backup.restore(new Blob());
  work().answer('archive');
  await begun(2);
  backup.stop();
  expect(work(1).signal.aborted).toBe(true);
  // The last batch ends all the same.
  work(1).onProgress(5, 9);
  await done;
  expect([backup.state, at.reloads]).toEqual([{ stage: 'stopped' }, 1]);
});

it('stays stopped, where the last of it is there all the same', async () => {
  const done = backup.write();
  work().answer(new Blob(['1']));
  backup.stop();
  expect(await done).toBeNull();
  expect(backup.state).toEqual({ stage: 'stopped' });
});

it('ends one work where another is begun', async () => {
  const first = backup.write();
  const second = backup.write();
  expect([work().signal.aborted, await first]).toEqual([true, null]);
  expect(backup.state.stage).toBe('writing');
  work(1).answer(new Blob(['1']));
  expect(await second).not.toBeNull();
});
