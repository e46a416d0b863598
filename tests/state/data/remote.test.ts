import { beforeEach, expect, it, vi } from 'vitest';

/** Lists of files that are asked for, which the test answers. */
interface Asked {
  readonly listing: { readonly name: string };
  readonly signal: AbortSignal;
  readonly answer: (value: object) => void;
  readonly fail: (error: Error) => void;
}
const at = vi.hoisted(() => ({ asked: [] as unknown[] }));
vi.mock('../../../src/jobs.ts', () => ({
  run: (_name: string, listing: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise((answer, fail) => {
      at.asked.push({ listing, signal, answer, fail });
      signal.addEventListener('abort', () => {
        fail(new DOMException('', 'AbortError'));
      });
    }),
}));

const { remote } = await import('../../../src/state/data/remote.svelte.ts');

const asked = (number = 0) => at.asked[number] as Asked;
const found = {
  files: [{ name: 'a.csv', url: 'https://h.example/a.csv', bytes: 1 }],
  isCut: false,
};

beforeEach(() => {
  remote.close();
  at.asked = [];
});

it('gives the file that an address is of, and asks nobody', async () => {
  const file = await remote.ask(' https://h.example/a.csv ');
  expect(file).toMatchObject({ name: 'a.csv', url: 'https://h.example/a.csv' });
  expect([remote.state, at.asked]).toEqual([{ stage: 'idle' }, []]);
});

it('says so of what is no address, and asks nobody', async () => {
  expect(await remote.ask('no address')).toBeNull();
  expect(remote.state).toEqual({
    stage: 'failed',
    failure: { kind: 'unreachable', reason: 'not-an-address', host: '' },
  });
  expect(at.asked).toEqual([]);
});

it('asks for the files that an address stands for, and says whom', async () => {
  const done = remote.ask('datasets/owner/name');
  expect(remote.state).toEqual({ stage: 'asking', host: 'huggingface.co' });
  expect(asked().listing.name).toBe('owner/name');
  asked().answer(found);
  expect(await done).toBeNull();
  expect(remote.state).toEqual({ stage: 'listed', listing: asked().listing, ...found });
});

it('says why they can’t be had', async () => {
  const done = remote.ask('datasets/owner/name');
  asked().fail(new Error('no'));
  await done;
  expect(remote.state).toEqual({
    stage: 'failed',
    failure: { kind: 'unexpected', message: 'no' },
  });
});

it('stops asking when it is closed, and says nothing of it', async () => {
  const done = remote.ask('datasets/owner/name');
  remote.close();
  expect(asked().signal.aborted).toBe(true);
  await done;
  expect(remote.state).toEqual({ stage: 'idle' });
});

it.each([
  ['a file', 'https://h.example/a.csv', 'idle'],
  ['no address', 'no address', 'failed'],
])('stops asking where the next is %s', async (_what, text, stage) => {
  const first = remote.ask('datasets/owner/name');
  await remote.ask(text);
  expect(asked().signal.aborted).toBe(true);
  await first;
  expect(remote.state.stage).toBe(stage);
});

it('asks for the newest address alone', async () => {
  const first = remote.ask('datasets/owner/one');
  const second = remote.ask('datasets/owner/two');
  expect([asked().signal.aborted, asked(1).signal.aborted]).toEqual([true, false]);
  await first;
  expect(remote.state).toMatchObject({ stage: 'asking' });
  asked(1).answer(found);
  await second;
  expect(remote.state).toMatchObject({ stage: 'listed', listing: { name: 'owner/two' } });
});
