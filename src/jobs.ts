import { CaravanError } from './core/failure.ts';
import type { Handled, JobName, Jobs, Reply, Request } from '../workers/protocol.ts';
import CheckerWorker from '../workers/checker.ts?worker';
import HubWorker from '../workers/hub.ts?worker';
import ImporterWorker from '../workers/importer.ts?worker';
import LaboratoryWorker from '../workers/laboratory.ts?worker';
import LocalGpuWorker from '../workers/local-gpu.ts?worker';
import LocalWorker from '../workers/local.ts?worker';
import MapperWorker from '../workers/mapper.ts?worker';
import PlannerWorker from '../workers/planner.ts?worker';
import SamplerWorker from '../workers/sampler.ts?worker';
import StyleWorker from '../workers/style.ts?worker';

/** The only place that starts workers: send one job, get a typed promise back. */

export interface JobOptions<N extends JobName> {
  /**
   * A promise that it returns holds back a job that waits for its progress to be dealt with;
   * where it fails, the job ends with that failure.
   */
  readonly onProgress?: (progress: Jobs[N]['progress']) => unknown;
  /** Aborting a running job terminates its worker; the other jobs go on. */
  readonly signal?: AbortSignal;
  /** Buffers of the input that are handed over instead of copied. */
  readonly transfer?: readonly Transferable[];
}

/** A job on its way: waiting in a lane, or with a worker. */
interface Ticket {
  readonly request: Request;
  readonly transfer: readonly Transferable[];
  readonly settle: (reply: Reply, answer: (message: Handled) => void) => void;
  readonly fail: (message: string) => void;
}

/** Workers of one doorway and the jobs that wait for one of them. */
class Lane {
  readonly #start: () => Worker;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Ticket, Worker>();
  readonly #queue: Ticket[] = [];

  constructor(start: () => Worker, size: number) {
    this.#start = start;
    this.#size = size;
  }

  add(ticket: Ticket): void {
    this.#queue.push(ticket);
    this.#dispatch();
  }

  /** Takes a job back: out of the queue, or by ending the worker that is at it. */
  drop(ticket: Ticket): void {
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

  #send(ticket: Ticket, worker: Worker): void {
    this.#busy.set(ticket, worker);
    const crash = (message: string): void => {
      this.drop(ticket);
      ticket.fail(message);
    };
    worker.onerror = (event): void => {
      crash(event.message || 'the worker could not be started');
    };
    worker.onmessageerror = (): void => {
      crash('The answer of the worker could not be read.');
    };
    worker.onmessage = (event: MessageEvent<Reply>): void => {
      // A terminated worker's last words may still be on their way.
      if (this.#busy.get(ticket) !== worker) return;
      if (event.data.kind !== 'progress') {
        this.#busy.delete(ticket);
        this.#idle.push(worker);
      }
      ticket.settle(event.data, (message) => {
        if (this.#busy.get(ticket) === worker) worker.postMessage(message);
      });
      this.#dispatch();
    };
    try {
      worker.postMessage(ticket.request, [...ticket.transfer]);
    } catch (error) {
      crash(String(error));
    }
  }
}

const sampler = (): Worker => new SamplerWorker({ name: 'sampler' });
const chains = new Lane(sampler, Math.min(4, Math.max(2, navigator.hardwareConcurrency)));

const importer = new Lane(() => new ImporterWorker({ name: 'importer' }), 1);

/** Beside an import that runs. */
const material = new Lane(() => new ImporterWorker({ name: 'importer' }), 1);

/** Two, so that a quick check does not wait for a slow one. */
const checker = new Lane(() => new CheckerWorker({ name: 'checker' }), 2);

const laboratory = (): Worker => new LaboratoryWorker({ name: 'laboratory' });

const hub = (): Worker => new HubWorker({ name: 'hub' });

/** One, since it holds a model in memory, and few devices have room for two. */
const local = new Lane(() => new LocalWorker({ name: 'local' }), 1);

/** In the single file it is the other one: there a graphics card is never asked. */
const localGpu = new Lane(() => new LocalGpuWorker({ name: 'local-gpu' }), 1);

/** Its own, with the library that lays the map out. */
const mapper = new Lane(() => new MapperWorker({ name: 'mapper' }), 1);

const planner = (): Worker => new PlannerWorker({ name: 'planner' });

/** Two, so that texts are measured while a model is fitted. */
const style = new Lane(() => new StyleWorker({ name: 'style' }), 2);

/** The preview has a worker of its own, so that it never waits for chains. */
const LANES: Readonly<Record<JobName, Lane>> = {
  import: importer,
  // Beside an import that runs.
  remoteFiles: new Lane(() => new ImporterWorker({ name: 'importer' }), 1),
  convert: importer,
  questions: importer,
  verifySource: importer,
  // Its own, so that looking at judgments waits for nothing.
  judgments: new Lane(() => new ImporterWorker({ name: 'inspector' }), 1),
  material,
  prompts: material,
  // Minutes of work that nothing else has to wait for.
  keepTexts: new Lane(() => new ImporterWorker({ name: 'keeper' }), 1),
  approximate: new Lane(sampler, 1),
  chain: chains,
  summarise: chains,
  verifyDraws: chains,
  stan: chains,
  // Its own, so that no fit of the session waits for a comparison.
  compareFits: new Lane(sampler, 2),
  chainPlots: checker,
  energy: checker,
  sensitivity: checker,
  loo: checker,
  compareLoo: checker,
  compareTies: checker,
  predictive: checker,
  matrices: checker,
  fragility: checker,
  separation: checker,
  calibrate: checker,
  judgeFindings: checker,
  auditReplies: checker,
  // Its own, so that intervals follow a slider whatever else is asked; it also keeps the draws.
  reweight: new Lane(laboratory, 1),
  priorPredictive: new Lane(laboratory, 1),
  profile: new Lane(laboratory, 1),
  // Its own, so that a run's judges never wait for a forecast.
  planTasks: new Lane(planner, 1),
  nextBatch: new Lane(planner, 1),
  judgingForecast: new Lane(planner, 1),
  hubModel: new Lane(hub, 1),
  // One download after the other; what is kept is looked at meanwhile.
  fetchModel: new Lane(hub, 1),
  keepFiles: new Lane(hub, 1),
  keptModels: new Lane(hub, 1),
  removeModel: new Lane(hub, 1),
  embedTexts: local,
  scoreAnswers: local,
  generateReply: local,
  measureChunk: style,
  modelStyles: style,
  styleFit: style,
  mappedTexts: mapper,
  textMap: mapper,
};

let lastId = 0;

/**
 * Runs one job in a worker. Rejects with a CaravanError where the job fails, with an
 * AbortError (see `isAbort`) where the signal is aborted.
 */
export function run<N extends JobName>(
  name: N,
  input: Jobs[N]['input'],
  options: JobOptions<N> = {},
): Promise<Jobs[N]['output']> {
  const { onProgress, signal, transfer = [] } = options;
  if (signal?.aborted) return Promise.reject(abortError());
  return new Promise((resolve, reject) => {
    const lane = isForGpu(input) ? localGpu : LANES[name];
    const abort = (): void => {
      lane.drop(ticket);
      reject(abortError());
    };
    const finish = (): void => {
      signal?.removeEventListener('abort', abort);
    };
    const ticket: Ticket = {
      request: { id: ++lastId, name, input },
      transfer,
      settle(reply, answer) {
        // The protocol's edge: a reply carries the types of the job that it answers.
        const said = reply as Reply<N>;
        if (said.kind === 'progress') {
          const deal = async (): Promise<void> => {
            await onProgress?.(said.progress);
            answer({ handled: said.serial });
          };
          deal().catch((error: unknown) => {
            lane.drop(ticket);
            finish();
            reject(error instanceof Error ? error : new Error(String(error)));
          });
          return;
        }
        finish();
        if (said.kind === 'done') resolve(said.output);
        else reject(new CaravanError(said.failure));
      },
      fail(message) {
        finish();
        reject(new CaravanError({ kind: 'unexpected', message }));
      },
    };
    signal?.addEventListener('abort', abort, { once: true });
    lane.add(ticket);
  });
}

/** Models on a graphics card have a worker of their own, with another runtime. */
function isForGpu(input: Jobs[JobName]['input']): boolean {
  return (
    typeof input === 'object' && input !== null && 'device' in input && input.device === 'webgpu'
  );
}

/** Whether an error only says that the job was no longer wanted. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function abortError(): DOMException {
  return new DOMException('The job was stopped.', 'AbortError');
}
