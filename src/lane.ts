import { nextTask } from './next-task.ts';
import type { BlobRequest } from './remote/blob-request.ts';
import type { JobName, Request, Reply, Handled } from '../workers/protocol.ts';

/** A job on its way: waiting in a lane, or with a worker. */
export interface Ticket<N extends JobName = JobName> {
  readonly request: Request<N>;
  readonly transfer: Transferable[];
  /** Told when it has to wait for other large jobs, and when it begins after all. */
  readonly onWait?: ((isWaiting: boolean) => void) | undefined;
  /** Bytes that its worker holds for it beside the input. */
  readonly holds?: number | undefined;
  readonly settle: (reply: Reply, answer: (message: Handled) => void) => void;
  readonly fail: (message: string) => void;
}

/** Workers of one doorway, and the jobs of that doorway (N) that wait for one of them. */
export class Lane<N extends JobName> {
  readonly #start: () => Worker | Promise<Worker>;
  readonly #size: number;
  readonly #readsBlobs: boolean;
  readonly #idle: (Worker | Promise<Worker>)[] = [];
  /** Null while the worker is on its way. */
  readonly #busy = new Map<Ticket<N>, Worker | null>();
  readonly #queue: Ticket<N>[] = [];

  /**
   * @param start a promise where the worker's code has to be unpacked first, as in the single file
   * @param readsBlobs whether its jobs read the Blobs of their input whole, and keep nothing of them
   */
  constructor(start: () => Worker | Promise<Worker>, size: number, readsBlobs = false) {
    this.#start = start;
    this.#size = size;
    this.#readsBlobs = readsBlobs;
  }

  add(ticket: Ticket<N>): void {
    this.#queue.push(ticket);
    this.#dispatch();
  }

  /** Has a worker wait for the first job. */
  async warm(): Promise<void> {
    if (this.#busy.size + this.#idle.length > 0) return;
    const start = this.#start();
    this.#idle.push(start);
    // Where it can't be started, the job starts another, and says so.
    (await start).onerror = (): void => {
      void this.#idle.splice(this.#idle.indexOf(start), 1);
    };
  }

  /** Takes a job back: out of the queue, or by ending the worker that is at it. */
  drop(ticket: Ticket<N>): void {
    const place = this.#queue.indexOf(ticket);
    if (place >= 0) this.#queue.splice(place, 1);
    this.#busy.get(ticket)?.terminate();
    this.#busy.delete(ticket);
    // Not at once: one signal may take back the waiting jobs next.
    queueMicrotask(() => {
      this.#dispatch();
    });
  }

  #dispatch(): void {
    for (const ticket of this.#queue.splice(0, this.#size - this.#busy.size))
      void this.#send(ticket);
  }

  async #send(ticket: Ticket<N>): Promise<void> {
    this.#busy.set(ticket, null);
    const crash = (message: string): void => {
      this.drop(ticket);
      ticket.fail(message);
    };
    try {
      // A start and a copy of a job's input each take much of what the page may do at once, so each is
      // in a task of its own; meanwhile the job may have been taken back.
      await nextTask();
      if (!this.#busy.has(ticket)) return;
      const worker = await (this.#idle.pop() ?? this.#start());
      if (!this.#busy.has(ticket)) {
        // Nobody would hear that it can't be started, and the next job would wait for it.
        worker.terminate();
        return;
      }
      const isAtIt = this.#listen(ticket, worker, crash);
      await nextTask();
      if (!isAtIt()) return;
      if (isLarge(ticket.request.input, this.#readsBlobs)) {
        const page = await import('./copies.ts');
        await page.postLarge(ticket, worker, this.#idle, this.#busy, this.#readsBlobs);
      } else worker.postMessage(ticket.request, ticket.transfer);
    } catch (error) {
      crash(String(error));
    }
  }

  /** @returns whether the worker is still at it */
  #listen(ticket: Ticket<N>, worker: Worker, crash: (message: string) => void): () => boolean {
    this.#busy.set(ticket, worker);
    const isAtIt = (): boolean => this.#busy.get(ticket) === worker;
    worker.onerror = (event): void => {
      crash(event.message || 'worker not started');
    };
    worker.onmessageerror = (): void => {
      crash('unreadable answer');
    };
    worker.onmessage = (event: MessageEvent<Reply | BlobRequest>): void => {
      if ('read' in event.data) {
        const asked = event.data;
        void import('./copies.ts').then((page) => page.answerBlobRequest(asked));
        return;
      }
      // A terminated worker's last words may still be on their way.
      if (!isAtIt()) return;
      const reply = event.data;
      const settle = (): void => {
        ticket.settle(reply, (message) => {
          if (isAtIt()) worker.postMessage(message);
        });
      };
      if (reply.kind === 'progress') {
        settle();
        return;
      }
      this.#busy.delete(ticket);
      this.#idle.push(worker);
      // An answer about thousands of models is read in this task, and shown in the next.
      void nextTask().then(settle);
      this.#dispatch();
    };
    return isAtIt;
  }
}

/** Whether `copies.ts` is to post it: large bytes, or what makes its worker large. */
function isLarge(value: unknown, readsBlobs: boolean): boolean {
  if (ArrayBuffer.isView(value)) return value.buffer.byteLength > 1e6;
  if (value instanceof Blob) return readsBlobs && value.size > 1e6;
  return value instanceof Object && Object.values(value).some((part) => isLarge(part, readsBlobs));
}

/** Whatever takes jobs N. */
export interface Takes<N extends JobName> {
  readonly add: (ticket: Ticket<N>) => void;
  readonly drop: (ticket: Ticket<N>) => void;
}
