import { CaravanError } from '../src/core/failure.ts';
import type { Failure } from '../src/core/failure.ts';
import { ProgressThrottle } from './progress-throttle.ts';
import type { Answer, Handled, JobName, Jobs, Reply, Request } from './protocol.ts';

/** How a job reports while it works. Buffers in the progress are transferred. */
export interface ProgressReports<P, A = undefined> {
  /** How far it is; of what comes at once only the newest arrives. */
  readonly notify: (progress: P) => void;
  /**
   * Hands over what may not be lost. Settles when the page has dealt with it, which a job may
   * wait for, so that what it sends does not pile up, and with what the page says to it.
   */
  readonly report: (progress: P) => Promise<A | undefined>;
}

/** What a worker does for each of its jobs: one call. */
export type Handlers<N extends JobName> = {
  readonly [K in N]: (
    input: Jobs[K]['input'],
    reports: ProgressReports<Jobs[K]['progress'], Answer<K>>,
  ) => Jobs[K]['output'] | Promise<Jobs[K]['output']>;
};

/** The part of a worker's global scope (or of a message port) that the loop needs. */
export interface Scope {
  onmessage: ((event: MessageEvent<Request | Handled>) => unknown) | null;
  postMessage(message: Reply, transfer: Transferable[]): void;
}

/**
 * The message loop that all workers share: one request, any number of progress replies (each of
 * which the page confirms once it has dealt with it), one answer. Buffers in the output are
 * transferred; failures cross as data.
 */
export function serve<N extends JobName>(handlers: Handlers<N>, scope: Scope): void {
  let lastSerial = 0;
  const unconfirmed = new Map<number, (answer: unknown) => void>();
  scope.onmessage = async ({ data }): Promise<void> => {
    if ('handled' in data) {
      unconfirmed.get(data.handled)?.(data.answer);
      unconfirmed.delete(data.handled);
      return;
    }
    const { id, name, input } = data;
    const report = (progress: Jobs[N]['progress']): Promise<Answer<N> | undefined> => {
      const serial = ++lastSerial;
      scope.postMessage({ id, kind: 'progress', serial, progress }, transferables(progress));
      // The protocol's edge: the page answers what the job's part of the protocol says.
      return new Promise((resolve) =>
        unconfirmed.set(serial, (answer) => {
          resolve(answer as Answer<N> | undefined);
        }),
      );
    };
    const throttle = new ProgressThrottle((progress: Jobs[N]['progress']) => void report(progress));
    try {
      // The protocol's edge: a worker is only ever sent the jobs of its own doorway.
      const handle = handlers[name as N];
      const output = await handle(input, { notify: throttle.notify, report });
      throttle.flush();
      scope.postMessage({ id, kind: 'done', output }, transferables(output));
    } catch (error) {
      throttle.drop();
      scope.postMessage({ id, kind: 'failed', failure: failureOf(error) }, []);
    }
    // What comes now would be about a job that has ended.
    unconfirmed.clear();
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof CaravanError) return error.failure;
  return { kind: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}

/** Every buffer that typed arrays inside a plain value stand on, once each. */
export function transferables(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (ArrayBuffer.isView(part)) {
      if (part.buffer instanceof ArrayBuffer) found.add(part.buffer);
    } else Object.values(part).forEach(visit);
  };
  visit(value);
  return [...found];
}
