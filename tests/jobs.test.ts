import { isDeepStrictEqual } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaravanError } from '../src/core/failure.ts';
import type * as JobsModule from '../src/jobs.ts';
import type { JobName } from '../workers/protocol.ts';
import { serve } from '../workers/serve.ts';
import type { Handlers, ProgressReports, Scope } from '../workers/serve.ts';

/**
 * The pool over workers that are message ports of this process: real copies, real transfers,
 * and the real loop of workers/serve.ts behind them. Chromium has its turn in tests/browser.
 */
class PortWorker {
  static readonly all: PortWorker[] = [];
  /** Called whenever something is sent to one of them. */
  static onpost: (transfer: readonly ArrayBuffer[]) => void = () => undefined;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  isTerminated = false;
  readonly #near: MessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#near = port1;
    port1.on('message', (data) => this.onmessage?.({ data }));
    const scope: Scope = {
      onmessage: null,
      postMessage: (reply, transfer) => {
        port2.postMessage(reply, transfer as ArrayBuffer[]);
      },
    };
    serve(handlers, scope);
    port2.on('message', (data: { input?: Order }) => {
      if (data.input?.do === 'crash') this.onerror?.({ message: 'out of memory' });
      else void scope.onmessage?.(new MessageEvent('message', { data: data as never }));
    });
    PortWorker.all.push(this);
  }

  postMessage(message: unknown, transfer: ArrayBuffer[]): void {
    PortWorker.onpost(transfer);
    this.#near.postMessage(message, transfer);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#near.close();
  }
}

interface Order {
  readonly do: 'echo' | 'hold' | 'fail' | 'break' | 'report' | 'wait' | 'ask' | 'crash';
  readonly value?: unknown;
  /** What makes it large. */
  readonly draws?: Float64Array;
}

/** Jobs that hold until they are released, in the order of their arrival. */
let held: (() => void)[] = [];

async function obey(order: Order, { report }: ProgressReports<never>): Promise<unknown> {
  if (order.do === 'hold') await new Promise<void>((resolve) => held.push(resolve));
  if (order.do === 'fail') throw new CaravanError({ kind: 'too-few-models', models: 1 });
  if (order.do === 'break') throw new Error('broken');
  if (order.do === 'report') void report({ done: 1, total: 2 } as never);
  if (order.do === 'ask') return report({ half: order.value } as never);
  if (order.do === 'wait') {
    await report({ done: 1, total: 2 } as never);
    await report({ done: 2, total: 2 } as never);
  }
  return order.value;
}

const handlers = {
  import: obey,
  approximate: obey,
  chain: obey,
  summarise: obey,
  profile: obey,
  loo: obey,
} as unknown as Handlers<JobName>;

let jobs: typeof JobsModule;

/** An order stands where a job's real input would. */
function order(facts: Order): never {
  return facts as never;
}

async function until(condition: () => boolean): Promise<void> {
  await vi.waitFor(() => {
    if (!condition()) throw new Error('not yet');
  });
}

beforeEach(async () => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  vi.stubGlobal('Worker', PortWorker);
  vi.resetModules();
  held = [];
  PortWorker.all.length = 0;
  PortWorker.onpost = () => undefined;
  jobs = await import('../src/jobs.ts');
});

afterEach(() => {
  for (const worker of PortWorker.all) worker.terminate();
  vi.unstubAllGlobals();
});

describe('run', () => {
  it('tells a job what it asks for, or that there is no answer', async () => {
    const ask = order({ do: 'ask', value: new Float64Array([1, 2]) });
    const answer = (asked: unknown) => Promise.resolve([{ asked }] as never);
    const half = new Float64Array([1, 2]);
    expect(await jobs.run('summarise', ask, { answer })).toEqual([{ asked: { half } }]);
    expect(await jobs.run('summarise', ask)).toBeUndefined();
    const failing = jobs.run('summarise', ask, {
      answer: () => Promise.reject(new Error('nobody there')),
    });
    await expect(failing).rejects.toThrow('nobody there');
  });

  it('returns the output', async () => {
    const value = { numbers: new Float64Array([1, 2]) };
    expect(await jobs.run('chain', order({ do: 'echo', value }))).toEqual(value);
  });

  it('hands over the buffers it is told to', async () => {
    const value = new Float64Array([1, 2]);
    const job = jobs.run('chain', order({ do: 'echo', value }), { transfer: [value.buffer] });
    expect(await job).toEqual(new Float64Array([1, 2]));
    expect(value.length).toBe(0);
  });

  it('sends each job in a task of its own', async () => {
    let isTaken = true;
    let sent = 0;
    // Comes once the promises of this task are settled.
    const free = () => process.nextTick(() => (isTaken = false));
    PortWorker.onpost = () => {
      expect(isTaken).toBe(false);
      isTaken = true;
      sent++;
      free();
    };
    free();
    const all = [1, 2, 3, 4].map((value) => jobs.run('chain', order({ do: 'echo', value })));
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
    expect(sent).toBe(4);
  });

  it('sends nothing that was taken back before its turn', async () => {
    let sent = 0;
    PortWorker.onpost = () => sent++;
    const stop = new AbortController();
    const job = jobs.run('chain', order({ do: 'echo' }), { signal: stop.signal });
    stop.abort();
    await expect(job).rejects.toThrow();
    expect(await jobs.run('chain', order({ do: 'echo', value: 2 }))).toBe(2);
    expect(sent).toBe(1);
  });

  it('ends a worker that is there once its job has been taken back', async () => {
    const start: (() => void)[] = [];
    // As in the single file, whose workers are put together of what has to be unpacked first.
    const late = function late() {
      return new Promise((resolve) => start.push(() => resolve(new PortWorker())));
    };
    vi.stubGlobal('Worker', late);
    const stop = new AbortController();
    const job = jobs.run('chain', order({ do: 'echo' }), { signal: stop.signal });
    await until(() => start.length === 1);
    stop.abort();
    await expect(job).rejects.toThrow();
    const next = jobs.run('chain', order({ do: 'echo', value: 2 }));
    start[0]();
    await until(() => PortWorker.all.length === 1 && PortWorker.all[0].isTerminated);
    await until(() => start.length === 2);
    start[1]();
    expect(await next).toBe(2);
    expect(PortWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  });

  it('sends copies of what is large, and keeps what it was given', async () => {
    const large = new Float64Array(400_000).map((_, at) => at);
    const part = large.subarray(200_000, 200_003);
    const value = { rows: [{ large }, { part, small: new Uint8Array([1, 2]) }], name: 'of all' };
    let sent: readonly ArrayBuffer[] = [];
    PortWorker.onpost = (transfer) => (sent = transfer);
    const echo = await jobs.run('chain', order({ do: 'echo', value }));
    expect(isDeepStrictEqual(echo, value)).toBe(true);
    expect(sent).toHaveLength(1);
    expect(sent).not.toContain(large.buffer);
    expect(large[399_999]).toBe(399_999);
  });

  it('hands over what is large where it is told to', async () => {
    const given = new Float64Array(400_000);
    const kept = new Float64Array(400_000).fill(1);
    const value = { given, kept };
    const job = jobs.run('chain', order({ do: 'echo', value }), { transfer: [given.buffer] });
    expect(isDeepStrictEqual(await job, { given: new Float64Array(400_000), kept })).toBe(true);
    expect(given).toHaveLength(0);
    expect(kept).toHaveLength(400_000);
  });

  it('copies no further once a job is taken back', async () => {
    let sent = 0;
    PortWorker.onpost = () => sent++;
    const stop = new AbortController();
    const value = new Float64Array(4_000_000);
    const job = jobs.run('chain', order({ do: 'echo', value }), { signal: stop.signal });
    // Its 32 megabytes are copied in as many tasks.
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await expect(job).rejects.toThrow();
    expect(await jobs.run('chain', order({ do: 'echo', value: 2 }))).toBe(2);
    expect(sent).toBe(1);
  });

  it('ends a worker that has had nothing to do for a while, after large jobs', async () => {
    const large = order({ do: 'echo', value: new Float64Array(2_200_000) });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await jobs.run('chain', large);
      vi.advanceTimersByTime(19_000);
      await jobs.run('chain', large);
      vi.advanceTimersByTime(19_000);
      expect(PortWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([false]);
      vi.advanceTimersByTime(1_000);
      expect(PortWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true]);
      expect(await jobs.run('chain', order({ do: 'echo', value: 3 }))).toBe(3);
      expect(PortWorker.all).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends a worker soon that has read a large Blob, but for those that keep what they are given', async () => {
    const large = order({ do: 'echo', value: [{ blob: new Blob([new Uint8Array(34_000_000)]) }] });
    const small = order({ do: 'echo', value: new Blob([new Uint8Array(4_000_000)]) });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await Promise.all([jobs.run('import', large), jobs.run('chain', large)]);
      vi.advanceTimersByTime(1_000);
      expect(PortWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
      await jobs.run('import', small);
      vi.advanceTimersByTime(60_000);
      const ends = PortWorker.all.map(({ isTerminated }) => isTerminated);
      expect(ends).toEqual([true, false, false]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends those at once that would end later where a large file is to be read', async () => {
    const large = new Float64Array(2_200_000);
    const file = order({ do: 'echo', value: new Blob([new Uint8Array(34_000_000)]) });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await jobs.run('approximate', order({ do: 'echo', value: large }));
      const busy = jobs.run('chain', order({ do: 'hold', value: large }));
      while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
      await jobs.run('chain', order({ do: 'echo', value: 1 }));
      await jobs.run('import', file);
      const ends = PortWorker.all.map(({ isTerminated }) => isTerminated);
      expect(ends).toEqual([true, false, false, false]);
      held[0]();
      expect(await busy).toHaveLength(2_200_000);
      vi.advanceTimersByTime(20_000);
      expect(PortWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([
        true,
        true,
        false,
        true,
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps a worker after jobs that leave little behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await jobs.run('chain', order({ do: 'echo', value: new Float64Array(200_000) }));
      vi.advanceTimersByTime(60_000);
      expect(PortWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([false]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not end a worker that is at its large job', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const value = new Float64Array(2_200_000);
      const job = jobs.run('chain', order({ do: 'hold', value }));
      // Its turn comes by messages, which these timers don't hold.
      while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
      vi.advanceTimersByTime(50_000);
      expect(PortWorker.all[0].isTerminated).toBe(false);
      held[0]();
      expect(await job).toHaveLength(2_200_000);
      vi.advanceTimersByTime(20_000);
      expect(PortWorker.all[0].isTerminated).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends it as well where it was at another job when its time came', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await jobs.run('approximate', order({ do: 'echo', value: new Float64Array(2_200_000) }));
      const small = jobs.run('approximate', order({ do: 'hold', value: 2 }));
      while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
      vi.advanceTimersByTime(20_000);
      held[0]();
      expect(await small).toBe(2);
      expect(PortWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([false]);
      vi.advanceTimersByTime(20_000);
      expect(PortWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true]);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits for no worker that was ended', async () => {
    const stop = new AbortController();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const value = new Float64Array(2_200_000);
      const job = jobs.run('chain', order({ do: 'hold', value }), { signal: stop.signal });
      while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
      stop.abort();
      await expect(job).rejects.toThrow();
      vi.advanceTimersByTime(20_000);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('reports progress', async () => {
    const seen: unknown[] = [];
    await jobs.run('chain', order({ do: 'report' }), { onProgress: (p) => seen.push(p) });
    expect(seen).toEqual([{ done: 1, total: 2 }]);
  });

  it('holds a job back until its progress has been dealt with', async () => {
    const seen: unknown[] = [];
    const dealt: (() => void)[] = [];
    const job = jobs.run('chain', order({ do: 'wait', value: 'end' }), {
      onProgress: (progress) => {
        seen.push(progress);
        return new Promise<void>((resolve) => dealt.push(resolve));
      },
    });
    await until(() => dealt.length === 1);
    // Another job passes meanwhile, so nothing more was on its way.
    expect(await jobs.run('chain', order({ do: 'echo', value: 1 }))).toBe(1);
    expect(seen).toEqual([{ done: 1, total: 2 }]);
    dealt[0]();
    await until(() => dealt.length === 2);
    dealt[1]();
    expect(await job).toBe('end');
  });

  it('ends with the failure of what deals with its progress', async () => {
    const failed = new CaravanError({ kind: 'quota-exceeded' });
    const job = jobs.run('chain', order({ do: 'wait' }), {
      onProgress: () => Promise.reject(failed),
    });
    await expect(job).rejects.toBe(failed);
    expect(PortWorker.all.map((worker) => worker.isTerminated)).toEqual([true]);
    expect(await jobs.run('chain', order({ do: 'echo', value: 1 }))).toBe(1);
  });

  it('rejects with the failure of the job', async () => {
    const failing = jobs.run('chain', order({ do: 'fail' }));
    await expect(failing).rejects.toMatchObject({ failure: { kind: 'too-few-models', models: 1 } });
    await expect(jobs.run('chain', order({ do: 'break' }))).rejects.toMatchObject({
      failure: { kind: 'unexpected', message: 'broken' },
    });
  });

  it('rejects, and goes on, where the input cannot be sent or the worker dies', async () => {
    await expect(jobs.run('chain', order({ do: 'echo', value: () => 1 }))).rejects.toMatchObject({
      failure: {
        kind: 'unexpected',
        message: expect.stringContaining('could not be cloned') as string,
      },
    });
    await expect(jobs.run('chain', order({ do: 'crash' }))).rejects.toMatchObject({
      failure: { kind: 'unexpected', message: 'out of memory' },
    });
    expect(await jobs.run('chain', order({ do: 'echo', value: 3 }))).toBe(3);
  });

  it('keeps its workers, and lets jobs wait for one', async () => {
    const all = Promise.all(
      [1, 2, 3, 4, 5].map((value) => jobs.run('chain', order({ do: 'hold', value }))),
    );
    await until(() => held.length === 2);
    expect(PortWorker.all).toHaveLength(2);
    for (let done = 0; done < 5; done++) {
      await until(() => held.length > done);
      held[done]();
    }
    expect(await all).toEqual([1, 2, 3, 4, 5]);
    expect(PortWorker.all).toHaveLength(2);
  });

  it('has the worker of the first picture wait for it', async () => {
    jobs.warmUp();
    jobs.warmUp();
    expect(PortWorker.all).toHaveLength(1);
    expect(await jobs.run('approximate', order({ do: 'echo', value: 1 }))).toBe(1);
    expect(PortWorker.all).toHaveLength(1);
  });

  it('starts another worker where the one that waited could not be started', async () => {
    jobs.warmUp();
    // An error comes in a task of its own.
    await Promise.resolve();
    PortWorker.all[0].onerror?.({ message: 'offline' });
    expect(await jobs.run('approximate', order({ do: 'echo', value: 1 }))).toBe(1);
    expect(PortWorker.all).toHaveLength(2);
  });

  it('does not let a preview or an import wait for chains', async () => {
    const chains = [1, 2, 3].map((value) => jobs.run('chain', order({ do: 'hold', value })));
    await until(() => held.length === 2);
    expect(await jobs.run('approximate', order({ do: 'echo', value: 'seen' }))).toBe('seen');
    expect(await jobs.run('import', order({ do: 'echo', value: 'read' }))).toBe('read');
    held.forEach((release) => release());
    await until(() => held.length === 3);
    held[2]();
    await Promise.all(chains);
  });
});

describe('large jobs', () => {
  const large = (value: number) => order({ do: 'hold', value, draws: new Float64Array(1_100_000) });

  it('end for those of the page that is open, and begin anew when there is room', async () => {
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('location', { hash: '#priors' });
    const told: boolean[] = [];
    const left = jobs.run('profile', large(1), { onWait: (isWaiting) => told.push(isWaiting) });
    await until(() => held.length === 1);
    vi.stubGlobal('location', { hash: '#checks' });
    const shown = [jobs.run('loo', large(2)), jobs.run('loo', large(3))];
    await until(() => held.length === 3);
    expect(PortWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false, false]);
    expect(told).toEqual([true, false, true]);
    held.slice(1).forEach((release) => release());
    await until(() => held.length === 4);
    held[3]();
    expect(await Promise.all([left, ...shown])).toEqual([1, 2, 3]);
    expect(told).toEqual([true, false, true, false]);
  });

  it('are taken back while they wait, and others go on', async () => {
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('location', { hash: '#checks' });
    const stop = new AbortController();
    const first = [1, 2].map((value) => jobs.run('loo', large(value)));
    await until(() => held.length === 2);
    const waiting = jobs.run('loo', large(3), { signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toSatisfy(jobs.isAbort);
    held.forEach((release) => release());
    expect(await Promise.all(first)).toEqual([1, 2]);
    expect(await jobs.run('loo', order({ do: 'echo', value: 4 }))).toBe(4);
    expect(PortWorker.all).toHaveLength(2);
  });
});

describe('abort', () => {
  it('ends the worker of a running job and no other', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const stopped = jobs.run('chain', order({ do: 'hold', value: 1 }), { signal });
    const other = jobs.run('chain', order({ do: 'hold', value: 2 }));
    await until(() => held.length === 2);
    controller.abort();
    await expect(stopped).rejects.toSatisfy(jobs.isAbort);
    expect(PortWorker.all.map((worker) => worker.isTerminated)).toEqual([true, false]);
    held[1]();
    expect(await other).toBe(2);
    expect(await jobs.run('chain', order({ do: 'echo', value: 3 }))).toBe(3);
  });

  it('replaces an ended worker when the next job needs one', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const stopped = jobs.run('approximate', order({ do: 'hold' }), { signal });
    await until(() => held.length === 1);
    const next = jobs.run('approximate', order({ do: 'echo', value: 'next' }));
    controller.abort();
    await expect(stopped).rejects.toSatisfy(jobs.isAbort);
    expect(await next).toBe('next');
    expect(PortWorker.all).toHaveLength(2);
  });

  it('does not listen to the last words of an ended worker', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const stopped = jobs.run('approximate', order({ do: 'hold' }), { signal });
    await until(() => held.length === 1);
    const [ended] = PortWorker.all;
    const { onmessage } = ended;
    controller.abort();
    onmessage?.({ data: { id: 1, kind: 'done', output: 'too late' } });
    await expect(stopped).rejects.toSatisfy(jobs.isAbort);
    expect(await jobs.run('approximate', order({ do: 'echo', value: 'next' }))).toBe('next');
  });

  it('takes back waiting jobs without starting a worker for them', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const all = [1, 2, 3, 4].map(() => jobs.run('chain', order({ do: 'hold' }), { signal }));
    await until(() => held.length === 2);
    controller.abort();
    for (const job of all) await expect(job).rejects.toSatisfy(jobs.isAbort);
    expect(PortWorker.all).toHaveLength(2);
  });

  it('refuses a job whose signal is aborted already', async () => {
    const job = jobs.run('chain', order({ do: 'echo' }), { signal: AbortSignal.abort() });
    await expect(job).rejects.toSatisfy(jobs.isAbort);
    expect(PortWorker.all).toHaveLength(0);
  });

  it('leaves a finished job and its worker alone', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    expect(await jobs.run('chain', order({ do: 'echo', value: 1 }), { signal })).toBe(1);
    controller.abort();
    expect(PortWorker.all.map((worker) => worker.isTerminated)).toEqual([false]);
  });
});
