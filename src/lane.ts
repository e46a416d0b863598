import { nextTask } from './next-task.ts';
import type { BlobRequest } from './remote/blob-request.ts';
import type { JobName, Request, Reply, Handled } from '../workers/protocol.ts';

/** A job on its way: waiting in a lane, or with a worker. */
export interface Ticket<N extends JobName = JobName> {
  readonly request: Request<N>;
  readonly transfer: Transferable[];
  readonly settle: (reply: Reply, answer: (message: Handled) => void) => void;
  readonly fail: (message: string) => void;
}

/** Workers of one doorway, and the jobs of that doorway (N) that wait for one of them. */
export class Lane<N extends JobName> {
  readonly #start: () => Worker;
  readonly #size: number;
  readonly #readsBlobs: boolean;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Ticket<N>, Worker>();
  readonly #queue: Ticket<N>[] = [];

  /** @param readsBlobs whether its jobs read the Blobs of their input whole, and keep nothing of them */
  constructor(start: () => Worker, size: number, readsBlobs = false) {
    this.#start = start;
    this.#size = size;
    this.#readsBlobs = readsBlobs;
  }

  add(ticket: Ticket<N>): void {
    this.#queue.push(ticket);
    this.#dispatch();
  }

  /** Has a worker wait for the first job. */
  warm(): void {
    if (this.#busy.size + this.#idle.length > 0) return;
    const worker = this.#start();
    this.#idle.push(worker);
    // Where it can't be started, the job starts another, and says so.
    worker.onerror = (): void => {
      this.#idle.splice(this.#idle.indexOf(worker), 1);
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
    while (this.#queue.length > 0 && this.#busy.size < this.#size) {
      const ticket = this.#queue.shift();
      if (ticket) this.#send(ticket, this.#idle.pop() ?? this.#start());
    }
  }

  #send(ticket: Ticket<N>, worker: Worker): void {
    this.#busy.set(ticket, worker);
    const isAtIt = (): boolean => this.#busy.get(ticket) === worker;
    const crash = (message: string): void => {
      this.drop(ticket);
      ticket.fail(message);
    };
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
      if (event.data.kind !== 'progress') {
        this.#busy.delete(ticket);
        this.#idle.push(worker);
      }
      ticket.settle(event.data, (message) => {
        if (isAtIt()) worker.postMessage(message);
      });
      this.#dispatch();
    };
    // Copying the input of a job takes half of what the page may do at once where there are a thousand
    // models, so each is sent in a task of its own.
    void nextTask().then(async () => {
      // It may have been taken back meanwhile.
      if (!isAtIt()) return;
      const { request, transfer } = ticket;
      try {
        if (isLarge(request.input, this.#readsBlobs)) {
          const page = await import('./copies.ts');
          await page.postLarge(ticket, worker, this.#idle, isAtIt, this.#readsBlobs);
        } else worker.postMessage(request, transfer);
      } catch (error) {
        crash(String(error));
      }
    });
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
