import { expect, it } from 'vitest';
import { notices } from '../../../src/state/page/notices.svelte.ts';

it('has something to say as long as any of those who could speak has', () => {
  expect(notices.isSome).toBe(false);
  const said = { first: false, second: false };
  notices.add(() => said.first);
  notices.add(() => said.second);
  expect(notices.isSome).toBe(false);
  said.second = true;
  notices.add(() => false);
  expect(notices.isSome).toBe(true);
});
