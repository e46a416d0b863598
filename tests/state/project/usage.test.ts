import { expect, it, vi } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import type { Failure } from '../../../src/core/failure.ts';
import type { ProjectUsage } from '../../../src/storage/project/usage.ts';

const at = vi.hoisted(() => ({ usageOf: (): Promise<unknown> => Promise.resolve([]) }));
vi.mock('../../../src/storage/project/usage.ts', () => ({ usageOf: () => at.usageOf() }));
const { totalOf, usages } = await import('../../../src/state/project/usage.svelte.ts');

const usage: ProjectUsage = { judgments: 1, texts: 20, fits: 300, sessions: 4000, shared: 7 };
const fail = (failure: Failure) => {
  at.usageOf = () => Promise.reject(new CaravanError(failure));
};

it('of all that is taken up each part counts once', () => {
  expect(totalOf(usage)).toBe(4321);
});

it('what was found last stays where no more can be found, and why is said, but once', async () => {
  at.usageOf = () => Promise.resolve([usage]);
  await usages.look(['p']);
  expect([[...usages.known], usages.failure]).toEqual([[['p', usage]], null]);
  const failure = { kind: 'storage', message: 'no' } as const;
  fail(failure);
  await usages.look(['p', 'q']);
  expect([[...usages.known.keys()], usages.failure]).toEqual([['p'], failure]);
  // That is said by the page itself.
  fail({ kind: 'storage-closed', reason: 'denied', message: '' });
  await usages.look(['p']);
  expect(usages.failure).toBeNull();
});

it('of two looks the later one counts', async () => {
  let give: (found: unknown) => void = () => undefined;
  at.usageOf = () => new Promise((resolve) => (give = resolve));
  const first = usages.look(['old']);
  const giveFirst = give;
  at.usageOf = () => Promise.resolve([usage]);
  await usages.look(['new']);
  giveFirst([usage]);
  await first;
  expect([...usages.known.keys()]).toEqual(['new']);
});
