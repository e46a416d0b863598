import { beforeEach, expect, it, vi } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import type { Failure } from '../../../src/core/failure.ts';
import { storageActs } from '../../../src/state/runs/storage-acts.svelte.ts';

const at = { again: 0, onAgain: (): unknown => undefined };
storageActs.whenRoom(() => {
  at.again++;
  at.onAgain();
});

const FULL: Failure = { kind: 'quota-exceeded' };
const fail = (failure: Failure) =>
  storageActs.guard(() => Promise.reject(new CaravanError(failure)));

beforeEach(() => {
  storageActs.madeRoom();
  storageActs.dismiss();
  Object.assign(at, { again: 0, onAgain: () => undefined });
});

it('what had no room is stored once something is deleted, and the sentence goes', async () => {
  await fail(FULL);
  expect(storageActs.failure).toEqual(FULL);
  storageActs.madeRoom();
  expect([at.again, storageActs.failure]).toEqual([1, null]);
  storageActs.madeRoom();
  expect(at.again).toBe(1);
});

it('a deletion stores nothing where everything was stored', async () => {
  await fail({ kind: 'run-gone' });
  storageActs.madeRoom();
  expect([at.again, storageActs.failure]).toEqual([0, { kind: 'run-gone' }]);
});

it('what goes wrong between stays said; what has no room still is said again', async () => {
  await fail(FULL);
  await fail({ kind: 'run-gone' });
  at.onAgain = () => fail(FULL);
  storageActs.madeRoom();
  expect([at.again, storageActs.failure]).toEqual([1, { kind: 'run-gone' }]);
  await vi.waitFor(() => {
    expect(storageActs.failure).toEqual(FULL);
  });
  at.onAgain = () => undefined;
  storageActs.madeRoom();
  expect([at.again, storageActs.failure]).toEqual([2, null]);
});
