import { expect, it } from 'vitest';
import { textOf } from '../../src/judges/answer-body.ts';

/** A body that goes on for ever, and knows of no signal. */
function endless() {
  const state = { isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('said'));
    },
    cancel: () => {
      state.isCancelled = true;
    },
  });
  return { response: new Response(body), state };
}

it('breaks off an answer that does not end when its signal says so', async () => {
  const { response, state } = endless();
  const stop = new AbortController();
  const text = textOf(response, 100, stop.signal);
  setTimeout(() => {
    stop.abort(new Error('over'));
  }, 5);
  await expect(text).rejects.toThrow('over');
  expect(state.isCancelled).toBe(true);
});

it('reads nothing where that was said before', async () => {
  const stop = new AbortController();
  stop.abort(new Error('over'));
  await expect(textOf(endless().response, 100, stop.signal)).rejects.toThrow('over');
});

it('leaves no listener behind', async () => {
  const { signal } = new AbortController();
  const heard: string[] = [];
  const add = signal.addEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    heard.push(`+${args[0]}`);
    add(...args);
  };
  const remove = signal.removeEventListener.bind(signal);
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    heard.push(`-${args[0]}`);
    remove(...args);
  };
  expect(await textOf(new Response('said'), 100, signal)).toBe('said');
  expect(heard).toEqual(['+abort', '-abort']);
});
