import { beforeEach, expect, it, vi } from 'vitest';

vi.mock('../../../src/jobs.ts', () => ({
  isAbort: (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
}));

/** A page that listens, and what happens in it. */
const happen = new Map<string, (event: object) => void>();
vi.stubGlobal('addEventListener', (name: string, listener: (event: object) => void) =>
  happen.set(name, listener),
);
const thrown = (error: unknown) => happen.get('error')?.({ error });
const rejected = (reason: unknown) => happen.get('unhandledrejection')?.({ reason });

async function page() {
  vi.resetModules();
  const { unexpected } = await import('../../../src/state/page/unexpected.svelte.ts');
  unexpected.listen();
  return unexpected;
}
beforeEach(() => {
  happen.clear();
});

it('tells what was thrown and what nobody waited for, each once', async () => {
  const unexpected = await page();
  const error = new Error('one');
  thrown(error);
  rejected('two');
  thrown(new Error('one'));
  expect(unexpected.list).toEqual([
    { error, text: 'Error: one' },
    { error: 'two', text: 'two' },
  ]);
});

it('does not tell again what was dismissed', async () => {
  const unexpected = await page();
  thrown(new Error('one'));
  unexpected.dismiss();
  expect(unexpected.list).toEqual([]);
  thrown(new Error('one'));
  expect(unexpected.list).toEqual([]);
  thrown(new Error('other'));
  expect(unexpected.list).toHaveLength(1);
});

it('tells no more than three at a time, and of the others when there is room', async () => {
  const unexpected = await page();
  for (const text of ['1', '2', '3', '4']) rejected(text);
  expect(unexpected.list.map(({ text }) => text)).toEqual(['1', '2', '3']);
  unexpected.dismiss();
  rejected('4');
  expect(unexpected.list.map(({ text }) => text)).toEqual(['4']);
});

it('tells nothing of work that was stopped, nor of what the browser only warns of', async () => {
  const unexpected = await page();
  rejected(new DOMException('', 'AbortError'));
  thrown(null);
  thrown(undefined);
  expect(unexpected.list).toEqual([]);
});
