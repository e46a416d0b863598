import type { FitReply, FitRequest } from './fit-messages.ts';

/** Moves of a slider that come sooner than this after one another are one, in milliseconds. */
const REST = 150;

/**
 * A worker of this very script.
 * @param code of the script
 * @param take what it says, in order
 */
export function workerOf<Reply>(code: string, take: (reply: Reply) => void): Worker {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    URL.revokeObjectURL(address);
    take(data);
  });
  return worker;
}

/** A worker of this very script, which is started anew where what it does is no longer wanted. */
export class Fitting {
  readonly #code: string;
  readonly #open: FitRequest;
  readonly #take: (reply: FitReply) => void;
  #worker: Worker | null = null;
  #isBusy = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param code of the script that this is part of
   * @param take what it says, in order; nothing of what is no longer wanted
   */
  constructor(code: string, open: FitRequest, take: (reply: FitReply) => void) {
    this.#code = code;
    this.#open = open;
    this.#take = take;
    this.#start();
  }

  /** Fits once nothing newer is asked for. */
  ask(request: FitRequest): void {
    this.stop();
    this.#rest = setTimeout(() => {
      this.#isBusy = true;
      this.#start().postMessage(request);
    }, REST);
  }

  stop(): void {
    clearTimeout(this.#rest);
    if (!this.#isBusy) return;
    this.#worker?.terminate();
    this.#worker = null;
    this.#isBusy = false;
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = workerOf<FitReply>(this.#code, (reply) => {
      if (worker !== this.#worker) return;
      if (reply.kind === 'done' || reply.kind === 'failed') this.#isBusy = false;
      this.#take(reply);
    });
    worker.addEventListener('error', () => {
      this.#take({ kind: 'failed' });
    });
    worker.postMessage(this.#open);
    this.#worker = worker;
    return worker;
  }
}
