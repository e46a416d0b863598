import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as LargeJobs from '../src/large-jobs.ts';
import type { Takes, Ticket } from '../src/lane.ts';
import { nextTask } from '../src/next-task.ts';
import type { JobName, Reply } from '../workers/protocol.ts';

/** What a lane was given and has not given back, in the order in which it came. */
let sent: Ticket[] = [];
const lane: Takes<JobName> = {
  add: (ticket) => void sent.push(ticket),
  drop: (ticket) => void (sent = sent.filter((one) => one !== ticket)),
};
/** What each job was told of waiting, and how it ended. */
let told: string[] = [];
let turnedTo: () => void = () => undefined;
let large: typeof LargeJobs;

const LARGE = { draws: new Float64Array(2 ** 20) };

function ticket(name: JobName, id: number, input: unknown = LARGE, holds = 0): Ticket {
  return {
    request: { id, name, input } as never,
    transfer: [],
    holds,
    onWait: (isWaiting) => void told.push(`${String(id)} ${isWaiting ? 'waits' : 'begins'}`),
    settle: ({ kind }) => void told.push(`${String(id)} ${kind}`),
    fail: (message) => void told.push(`${String(id)} ${message}`),
  };
}

function ask(name: JobName, id: number, input?: unknown, holds?: number): Ticket {
  const asked = ticket(name, id, input, holds);
  large.add(asked, lane);
  return asked;
}

const running = () => sent.map(({ request }) => request.id);

/** The lane's worker answers. */
async function answer(id: number, kind: Reply['kind'] = 'done'): Promise<void> {
  const one = sent.find(({ request }) => request.id === id);
  if (!one) throw new Error(`${String(id)} is not running`);
  if (kind !== 'progress') lane.drop(one);
  one.settle({ kind } as Reply, () => undefined);
  // What comes next is begun in the next task.
  await nextTask();
  await nextTask();
}

function turnTo(hash: string): void {
  vi.stubGlobal('location', { hash });
  turnedTo();
}

beforeEach(async () => {
  [sent, told] = [[], []];
  vi.stubGlobal('location', { hash: '#priors' });
  vi.stubGlobal('addEventListener', (_: string, act: () => void) => (turnedTo = act));
  vi.resetModules();
  large = await import('../src/large-jobs.ts');
});

describe('large jobs', () => {
  it('run two at once; small ones as they come', async () => {
    for (const id of [1, 2, 3]) ask('compareFits', id);
    for (const id of [4, 5, 6]) ask('matrices', id, { draws: new Float64Array(1000) });
    expect(running()).toEqual([1, 2, 4, 5, 6]);
    expect(told.slice(-3)).toEqual(['2 waits', '2 begins', '3 waits']);
    await answer(1, 'progress');
    expect(running()).not.toContain(3);
    await answer(1);
    expect(running()).toContain(3);
    expect(told.slice(-3)).toEqual(['1 progress', '1 done', '3 begins']);
  });

  it('are large by what a worker holds for them and by what they read', () => {
    ask('loo', 1, { held: { key: '1', draws: null } }, 2 ** 24);
    ask('judgeCards', 2, { table: new Blob([new Uint8Array(2 ** 23)]) });
    ask('loo', 3);
    expect(running()).toEqual([1, 2]);
  });

  it('begin with what was asked for last', async () => {
    for (const id of [1, 2, 3, 4]) ask('loo', id);
    await answer(1);
    expect(running()).toEqual([2, 4]);
  });

  it('make room for the page that is open, and begin anew when there is room again', async () => {
    ask('profile', 1);
    ask('compareFits', 2);
    ask('compareFits', 3);
    turnTo('#checks?part=loo');
    expect(running()).toEqual([1, 2]);
    ask('loo', 4);
    expect(running()).toHaveLength(2);
    ask('predictive', 5);
    expect(running()).toEqual([4, 5]);
    // Of the same page: in turn.
    ask('energy', 6);
    expect(running()).toEqual([4, 5]);
    await answer(4);
    expect(running()).toEqual([5, 6]);
    await answer(5);
    expect(running()).toEqual([6]);
    await answer(6);
    for (const id of [3, 2, 1]) {
      // What was left has one turn after the other.
      expect(running()).toEqual([id]);
      await answer(id);
    }
    expect(told.filter((line) => line.endsWith('done')).sort()).toEqual(
      [1, 2, 3, 4, 5, 6].map((id) => `${String(id)} done`),
    );
  });

  it('come first again where their page is opened again', () => {
    ask('profile', 1);
    ask('compareFits', 2);
    turnTo('#checks');
    ask('loo', 3);
    ask('predictive', 4);
    expect(running()).toEqual([3, 4]);
    turnTo('#priors');
    expect(running().sort()).toEqual([1, 2]);
    expect(told.slice(-4).sort()).toEqual(['1 begins', '2 begins', '3 waits', '4 waits']);
  });

  it('end where they began anew while their answer was on its way', () => {
    ask('profile', 1);
    const [first] = sent;
    lane.drop(first);
    turnTo('#checks');
    ask('loo', 2);
    ask('predictive', 3);
    turnTo('#priors');
    expect(running()).toContain(1);
    first.settle({ kind: 'done' } as Reply, () => undefined);
    expect(running()).not.toContain(1);
    expect(told.at(-1)).toBe('1 done');
  });

  it('that somebody asked for run to their end', async () => {
    turnTo('#checks');
    ask('fragility', 1);
    ask('loo', 2);
    turnTo('#priors');
    ask('compareFits', 3);
    ask('compareFits', 4);
    expect(running()).toEqual([1, 3]);
    await answer(1);
    expect(running()).toEqual([3, 4]);
  });

  it('keep their place where they are asked anew with their draws', async () => {
    const held = ticket('loo', 1, { held: { key: '1', draws: null } }, 2 ** 24);
    large.add({ ...held, settle: () => void Promise.resolve().then(() => ask('loo', 2)) }, lane);
    ask('loo', 3);
    ask('loo', 4);
    await answer(1, 'failed');
    expect(running()).toEqual([3, 2]);
  });

  it('leave room where they are taken back or fail', async () => {
    const [one, , three] = [1, 2, 3, 4].map((id) => ask('loo', id));
    large.drop(three, lane);
    large.drop(one, lane);
    await nextTask();
    await nextTask();
    expect(running()).toEqual([2, 4]);
    ask('loo', 5);
    const crashed = sent[0];
    lane.drop(crashed);
    crashed.fail('out of memory');
    await nextTask();
    await nextTask();
    expect(running()).toEqual([4, 5]);
    expect(told).toContain('2 out of memory');
  });
});
