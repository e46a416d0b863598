import type { Page } from 'playwright-core';

/** Keeps an eye on the memory of all workers of a page. */
export interface WorkerMemory {
  /** The most that any one worker had so far: its heap and its buffers, in bytes. */
  peak(): number;
  forget(): void;
}

/** Milliseconds between two looks. */
const EVERY = 50;

/** Asks each worker for its heap through the debugger's protocol, again and again. */
export async function watchWorkers(page: Page): Promise<WorkerMemory> {
  const cdp = await page.context().newCDPSession(page);
  let most = 0;
  const workers = new Set<string>();
  cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  cdp.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { result } = JSON.parse(message) as { readonly result?: HeapUsage };
    if (result) most = Math.max(most, result.usedSize + (result.backingStorageSize ?? 0));
  });
  await cdp.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
  setInterval(() => {
    for (const sessionId of workers) {
      cdp.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => {
        workers.delete(sessionId);
      });
    }
  }, EVERY).unref();
  return {
    peak: () => most,
    forget: () => {
      most = 0;
    },
  };
}

/** What Runtime.getHeapUsage answers, in bytes. */
interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
}
