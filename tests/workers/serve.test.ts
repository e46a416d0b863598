import { describe, expect, it, vi } from 'vitest';
import { CaravanError } from '../../src/core/failure.ts';
import type { Reply, Request } from '../../workers/protocol.ts';
import { serve, transferables } from '../../workers/serve.ts';
import type { Handlers, Scope, ProgressReports } from '../../workers/serve.ts';

/** Asks a loop for one chain and returns what it posts, with the buffers it gave away. */
async function ask(chain: unknown): Promise<{ reply: Reply; transfer: Transferable[] }[]> {
  const posted: { reply: Reply; transfer: Transferable[] }[] = [];
  const scope: Scope = {
    onmessage: null,
    postMessage: (reply, transfer) => posted.push({ reply, transfer }),
  };
  serve({ chain } as Handlers<'chain'>, scope);
  const data = { id: 7, name: 'chain', input: {} } as Request;
  await scope.onmessage?.(new MessageEvent('message', { data }));
  return posted;
}

describe('serve', () => {
  it('answers with the output, and gives its buffers away', async () => {
    const draws = new Float64Array([1, 2]);
    const posted = await ask(() => ({ draws }));
    expect(posted).toEqual([
      { reply: { id: 7, kind: 'done', output: { draws } }, transfer: [draws.buffer] },
    ]);
  });

  it('passes progress on before the answer, and waits for a promise', async () => {
    const posted = await ask(async (_input: unknown, { notify }: ProgressReports<unknown>) => {
      notify({ done: 1, total: 2 });
      await Promise.resolve();
      return 'x';
    });
    expect(posted.map(({ reply }) => reply)).toEqual([
      { id: 7, kind: 'progress', serial: 1, progress: { done: 1, total: 2 } },
      { id: 7, kind: 'done', output: 'x' },
    ]);
  });

  it('reports the newest now and then, and hands over everything', async () => {
    vi.useFakeTimers();
    const asking = ask(async (_input: unknown, { notify, report }: ProgressReports<unknown>) => {
      notify(1);
      notify(2);
      void report(3);
      await new Promise((wait) => setTimeout(wait, 100));
      notify(4);
      notify(5);
      notify(6);
      return 'x';
    });
    await vi.advanceTimersByTimeAsync(100);
    const posted = await asking;
    vi.useRealTimers();
    expect(posted.map(({ reply }) => reply.kind === 'progress' && reply.progress)).toEqual([
      1,
      3,
      2,
      4,
      6,
      false,
    ]);
  });

  it('waits, where a job does, until its progress was dealt with; its buffers are given away', async () => {
    const posted: { reply: Reply; transfer: Transferable[] }[] = [];
    const scope: Scope = {
      onmessage: null,
      postMessage: (reply, transfer) => posted.push({ reply, transfer }),
    };
    const send = (data: Request | { handled: number }) =>
      scope.onmessage?.(new MessageEvent('message', { data })) as Promise<void>;
    const bytes = new Uint8Array(3);
    const chain = async (_input: unknown, { report }: ProgressReports<unknown>) => {
      const both = [report({ bytes }), report({ bytes: null })];
      await both[1];
      await both[0];
      return 'x';
    };
    serve({ chain } as unknown as Handlers<'chain'>, scope);
    const job = send({ id: 7, name: 'chain', input: {} } as Request);
    expect(posted.map(({ transfer }) => transfer)).toEqual([[bytes.buffer], []]);
    await send({ handled: 2 });
    await send({ handled: 9 });
    expect(posted).toHaveLength(2);
    await send({ handled: 1 });
    await job;
    expect(posted.at(-1)?.reply).toEqual({ id: 7, kind: 'done', output: 'x' });
  });

  it('lets failures cross as data', async () => {
    const failure = { kind: 'too-few-models', models: 1 } as const;
    const [expected] = await ask(() => {
      throw new CaravanError(failure);
    });
    expect(expected.reply).toEqual({ id: 7, kind: 'failed', failure });
    const [unexpected] = await ask(() => {
      throw new TypeError('no such thing');
    });
    expect(unexpected.reply).toEqual({
      id: 7,
      kind: 'failed',
      failure: { kind: 'unexpected', message: 'no such thing' },
    });
  });
});

describe('transferables', () => {
  it('finds each buffer once, however deep', () => {
    const buffer = new ArrayBuffer(16);
    const deep = new Uint8Array(3);
    const value = {
      a: new Float64Array(buffer, 0, 1),
      b: [new Float64Array(buffer, 8, 1), { c: deep, d: null, e: 'text' }],
    };
    expect(transferables(value)).toEqual([buffer, deep.buffer]);
  });

  it('leaves shared memory where it is', () => {
    expect(transferables(new Uint8Array(new SharedArrayBuffer(8)))).toEqual([]);
  });
});
