import { isAbort, run } from '../../../src/jobs.ts';
import { CaravanError } from '../../../src/core/failure.ts';
import { ApiKey } from '../../../src/core/judge/api-key.ts';
import { askFrom, CALL_LIMITS } from '../../../src/judges/call.ts';
import { localRuntime } from '../../../src/state/local-models/local-runtime.ts';
import { newestOnly } from '../../../src/state/work/newest-only.ts';
import * as projectFile from '../../../src/state/project/project-file.ts';
import { writeProject } from '../../../src/storage/archive/project-write.ts';
import * as judging from '../../../src/storage/judging.ts';
import * as keys from '../../../src/storage/keys.ts';
import * as wholeProject from '../../../src/storage/project/whole-project.ts';
import * as projects from '../../../src/storage/projects.ts';
import { listRuns } from '../../../src/storage/project/list-runs.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import type { Jobs } from '../../../workers/protocol.ts';

/** Three models, one pair judged in both orders. */
const fit: Omit<Jobs['chain']['input'], 'approximation' | 'chain'> & Jobs['approximate']['input'] =
  {
    counts: {
      models: ['a', 'b', 'c'],
      left: Uint32Array.of(0, 1, 1, 2),
      right: Uint32Array.of(1, 0, 2, 0),
      leftWins: Float64Array.of(9, 4, 8, 2),
      rightWins: Float64Array.of(3, 8, 4, 10),
      ties: Float64Array.of(0, 0, 2, 1),
    },
    model: {
      ties: 'half',
      strength: { family: 'normal', scale: 1 },
      order: { family: 'normal', scale: 1 },
      tie: { mean: 0, scale: 1 },
      informative: [],
    },
    sampler: { sampler: 'split-hmc', chains: 4, draws: 1000, warmup: 100, seed: 7 },
    intervals: { narrow: 0.68, wide: 0.95 },
  };

/** What a build has to carry unharmed: left as it is, it would end an inlined script. */
const hostile = '<!-- <script> </script>';

/** Asks as the page does. */
const here = { isOnline: () => navigator.onLine, page: location.href };
const ask = askFrom(here);
/** The same, and gives up soon. */
const hastyAsk = askFrom(here, { ...CALL_LIMITS, time: 300 });

/** As `run`, with the facts of a failure in its message, which is all that tests get to see. */
const told: typeof run = (name, input, options) =>
  run(name, input, options).catch((error: unknown) => {
    throw error instanceof CaravanError ? new Error(JSON.stringify(error.failure)) : error;
  });

const doors = {
  run,
  told,
  newestOnly,
  isAbort,
  fit,
  hostile,
  ask,
  hastyAsk,
  ApiKey,
  judging,
  keys,
  projects: {
    ...projects,
    ...wholeProject,
    ...projectFile,
    writeProject,
    listRuns,
    deleteEverything,
  },
  localRuntime,
};
Object.assign(window, { doors });

declare global {
  interface Window {
    /** A page as the builds make it, with what reaches outside laid open. */
    readonly doors: typeof doors;
  }
}
