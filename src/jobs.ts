import { CaravanError } from './core/failure.ts';
import type { Answer, JobName, Jobs, Reply } from '../workers/protocol.ts';
import type { CheckerJobs } from '../workers/checker/jobs.ts';
import type { HubJobs } from '../workers/hub/jobs.ts';
import type { ImporterJobs } from '../workers/importer/jobs.ts';
import type { InspectorJobs } from '../workers/inspector/jobs.ts';
import type { LaboratoryJobs } from '../workers/laboratory/jobs.ts';
import type { LocalJobs } from '../workers/local/jobs.ts';
import type { MapperJobs } from '../workers/mapper/jobs.ts';
import type { PlannerJobs } from '../workers/planner/jobs.ts';
import type { SamplerJobs } from '../workers/sampler/jobs.ts';
import type { StyleJobs } from '../workers/style/jobs.ts';
import CheckerWorker from '../workers/checker/worker.ts?worker';
import HubWorker from '../workers/hub/worker.ts?worker';
import ImporterWorker from '../workers/importer/worker.ts?worker';
import InspectorWorker from '../workers/inspector/worker.ts?worker';
import LaboratoryWorker from '../workers/laboratory/worker.ts?worker';
import LocalGpuWorker from '../workers/local-gpu/worker.ts?worker';
import LocalWorker from '../workers/local/worker.ts?worker';
import MapperWorker from '../workers/mapper/worker.ts?worker';
import PlannerWorker from '../workers/planner/worker.ts?worker';
import SamplerWorker from '../workers/sampler/worker.ts?worker';
import StyleWorker from '../workers/style/worker.ts?worker';
import { Lane } from './lane.ts';
import type * as LargeJobs from './large-jobs.ts';
import type { Ticket, Takes } from './lane.ts';

/** The only place that starts workers: send one job, get a typed promise back. */

export interface JobOptions<N extends JobName> {
  /**
   * A promise that it returns holds back a job that waits for its progress to be dealt with;
   * where it fails, the job ends with that failure.
   */
  readonly onProgress?: (progress: Jobs[N]['progress']) => unknown;
  /** What is said to its progress, where the job asks for something; fails as `onProgress` does. */
  readonly answer?: (progress: Jobs[N]['progress']) => Promise<Answer<N> | undefined>;
  /** Aborting a running job terminates its worker; the other jobs go on. */
  readonly signal?: AbortSignal;
  /** Buffers of the input that are handed over instead of copied. */
  readonly transfer?: Transferable[];
  /** Told when it has to wait for other large jobs, or to begin anew, and when it begins after all. */
  readonly onWait?: (isWaiting: boolean) => void;
  /** Bytes that its worker holds for it where the input only names them. */
  readonly holds?: number;
}

const importer = (size: number, name = 'importer'): Lane<keyof ImporterJobs> =>
  new Lane(() => new ImporterWorker({ name }), size, true);
const sampler = (size: number): Lane<keyof SamplerJobs> =>
  new Lane(() => new SamplerWorker({ name: 'sampler' }), size);
const laboratory = (): Lane<keyof LaboratoryJobs> =>
  new Lane(() => new LaboratoryWorker({ name: 'laboratory' }), 1);
const hub = (): Lane<keyof HubJobs> => new Lane(() => new HubWorker({ name: 'hub' }), 1);
const planner = (): Lane<keyof PlannerJobs> =>
  new Lane(() => new PlannerWorker({ name: 'planner' }), 1);

/** One promise for all: a job would be taken back before it is there where each has its own. */
let loading: Promise<typeof LargeJobs> | null = null;

/** Where large jobs have their turn, two at once over all such lanes; others go on as they come. */
const inTurn = <N extends JobName>(lane: Takes<N>): Takes<N> => {
  const act = (what: 'add' | 'drop') => (ticket: Ticket<N>) => {
    loading ??= import('./large-jobs.ts');
    loading.then(
      (large) => {
        large[what](ticket, lane);
      },
      (error: unknown) => {
        loading = null;
        ticket.fail(String(error));
      },
    );
  };
  return { add: act('add'), drop: act('drop') };
};

const reading = importer(1);

/** One, which holds what is looked at; its own, so that looking at judgments waits for nothing. */
const inspector = new Lane<keyof InspectorJobs>(
  () => new InspectorWorker({ name: 'inspector' }),
  1,
);

/** Beside an import that runs. */
const material = importer(1);

const chains = sampler(Math.min(4, Math.max(2, navigator.hardwareConcurrency)));

/** Its own, so that the preview never waits for chains. */
const approximating = sampler(1);

/** Two, so that a quick check does not wait for a slow one. */
const checker = inTurn(
  new Lane<keyof CheckerJobs>(() => new CheckerWorker({ name: 'checker' }), 2),
);

/** One, since it holds a model in memory, and few devices have room for two. */
const local = new Lane<keyof LocalJobs>(() => new LocalWorker({ name: 'local' }), 1);

/** In the single file it is the other one: there a graphics card is never asked. */
const localGpu = new Lane<keyof LocalJobs>(() => new LocalGpuWorker({ name: 'local-gpu' }), 1);

/** Models on a graphics card have a worker of their own, with another runtime. */
const byDevice = ({ request }: Ticket<keyof LocalJobs>): Lane<keyof LocalJobs> =>
  request.input.device === 'webgpu' ? localGpu : local;
const onDevice: Takes<keyof LocalJobs> = {
  add: (ticket) => {
    byDevice(ticket).add(ticket);
  },
  drop: (ticket) => {
    byDevice(ticket).drop(ticket);
  },
};

/** Its own, with the library that lays the map out. */
const mapper = new Lane<keyof MapperJobs>(() => new MapperWorker({ name: 'mapper' }), 1);

/** Two, so that texts are measured while a model is fitted. */
const style = new Lane<keyof StyleJobs>(() => new StyleWorker({ name: 'style' }), 2);

/** Where each job waits; the compiler sees that the workers there know it. */
const LANES: { readonly [N in JobName]: Takes<N> } = {
  import: reading,
  // Beside an import that runs.
  remoteFiles: importer(1),
  convert: reading,
  questions: reading,
  judgedBefore: reading,
  verifySource: reading,
  judgments: inspector,
  filterChoices: inspector,
  questionsNear: inspector,
  question: inspector,
  difference: inspector,
  beginTexts: inspector,
  takeTexts: inspector,
  // Its own, so that a ranking is filtered whatever else is looked at.
  filter: importer(1, 'filter'),
  // As the ranking is filtered, and while it is.
  reportJudgments: material,
  reportTexts: material,
  material,
  askable: material,
  prompts: material,
  // Minutes of work that nothing else has to wait for.
  keepTexts: importer(1, 'keeper'),
  approximate: approximating,
  approximation: approximating,
  // What a summary waits for never waits for a summary.
  describe: approximating,
  chain: chains,
  summarise: chains,
  verifyDraws: chains,
  jointly: chains,
  stan: chains,
  // Its own, so that no fit of the session waits for a comparison.
  compareFits: inTurn(sampler(2)),
  chainPlots: checker,
  energy: checker,
  sensitivity: checker,
  loo: checker,
  compareLoo: checker,
  compareTies: checker,
  predictive: checker,
  matrices: checker,
  fragility: checker,
  reproduce: checker,
  questionReport: checker,
  separation: checker,
  judgesTogether: checker,
  sliceTags: checker,
  slices: checker,
  judgeCards: checker,
  calibrate: checker,
  fitChanges: checker,
  dataChange: checker,
  refitReport: checker,
  rankSnapshots: checker,
  judgeFindings: checker,
  auditReplies: checker,
  // Its own, so that intervals follow a slider whatever else is asked; it also keeps the draws.
  reweight: laboratory(),
  priorPredictive: inTurn(laboratory()),
  profile: inTurn(laboratory()),
  nearBest: laboratory(),
  priceFront: laboratory(),
  packDraws: laboratory(),
  // Its own, so that a run's judges never wait for a forecast.
  planTasks: planner(),
  assignStudy: planner(),
  nextBatch: planner(),
  judgingForecast: planner(),
  hubModel: hub(),
  // One download after the other; what is kept is looked at meanwhile.
  fetchModel: hub(),
  keepFiles: hub(),
  keptModels: hub(),
  removeModel: hub(),
  embedTexts: onDevice,
  scoreAnswers: onDevice,
  generateReply: onDevice,
  measureChunk: style,
  filterAdjusted: style,
  modelStyles: style,
  styleFit: style,
  judgeStyles: style,
  styledRows: style,
  judgeDrift: style,
  mappedTexts: mapper,
  textMap: mapper,
};

/** Has the first picture's worker start beside the page. */
export function warmUp(): void {
  void approximating.warm();
}

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
  const { onProgress, answer: tell, signal, transfer = [], onWait, holds } = options;
  if (signal?.aborted) return Promise.reject(abortError());
  return new Promise((resolve, reject) => {
    const lane: Takes<N> = LANES[name];
    const abort = (): void => {
      lane.drop(ticket);
      reject(abortError());
    };
    const finish = (): void => {
      signal?.removeEventListener('abort', abort);
    };
    const ticket: Ticket<N> = {
      request: { id: ++lastId, name, input },
      transfer,
      holds,
      onWait,
      settle(reply, answer) {
        // The protocol's edge: a reply carries the types of the job that it answers.
        const said = reply as Reply<N>;
        if (said.kind === 'progress') {
          const deal = async (): Promise<void> => {
            await onProgress?.(said.progress);
            const told = tell && { answer: await tell(said.progress) };
            answer({ handled: said.serial, ...told });
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

/** Whether an error only says that the job was no longer wanted. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function abortError(): DOMException {
  return new DOMException('Stopped', 'AbortError');
}
