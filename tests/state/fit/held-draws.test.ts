import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { Draws } from '../../../src/core/posterior/draws/draws.ts';
import type { HeldDraws } from '../../../workers/held.ts';
import { drawsOf } from '../../core/posterior/draws-of.ts';

/** What each call of the job was given, in a world of two workers of which one answers. */
const calls: { held: HeldDraws; place: number }[] = [];
const workers: (HeldDraws | null)[] = [null, null];
let worker = 0;
let failure: CaravanError | null = null;

vi.mock('../../../src/jobs.ts', () => ({
  run: (_name: string, input: { held: HeldDraws; place: number }) => {
    calls.push(input);
    if (failure) return Promise.reject(failure);
    if (input.held.draws) workers[worker] = input.held;
    return workers[worker]?.key === input.held.key
      ? Promise.resolve(worker)
      : Promise.reject(new CaravanError({ kind: 'draws-not-held' }));
  },
}));

const { keyOf, runOnDraws } = await import('../../../src/state/fit/held-draws.ts');

const draws = (): Draws => drawsOf(DEFAULT_MODEL, [[0.1, -0.1, 0]]);
const ask = (about: Draws, place = 0) =>
  runOnDraws('chainPlots', about, (held) => ({ held, place }));

beforeEach(() => {
  calls.length = 0;
  workers.fill(null);
  worker = 0;
  failure = null;
});

describe('questions about draws', () => {
  it('send the draws only where a worker does not hold them', async () => {
    const one = draws();
    await ask(one);
    await ask(one, 3);
    expect(calls.map(({ held }) => held.draws)).toEqual([null, one, null]);
    expect(calls[2]).toEqual({ held: { key: keyOf(one), draws: null }, place: 3 });
    worker = 1;
    await ask(one);
    expect(calls.slice(3).map(({ held }) => held.draws)).toEqual([null, one]);
    const other = draws();
    await ask(other);
    expect(calls.slice(5).map(({ held }) => held)).toEqual([
      { key: keyOf(other), draws: null },
      { key: keyOf(other), draws: other },
    ]);
  });

  it('give every set of draws a key of its own', () => {
    const [one, other] = [draws(), draws()];
    expect(keyOf(one)).toBe(keyOf(one));
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  it('fail as the job fails', async () => {
    failure = new CaravanError({ kind: 'not-finite', what: 'x' });
    await expect(ask(draws())).rejects.toBe(failure);
    expect(calls).toHaveLength(1);
  });
});
