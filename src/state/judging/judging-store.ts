import { changeRun, countReplies, deleteRun, listRuns, restoreRun } from '../../storage/judging.ts';
import type { JudgingRecord, WholeJudging } from '../../storage/records.ts';
import { openProject } from '../project/open-project.svelte.ts';
import type { RunStore } from '../calls/stored-runs.svelte.ts';

export type { JudgingRecord };

/** Where runs of judging are kept. */
export const JUDGING_STORE: RunStore<JudgingRecord, WholeJudging> = {
  list: () => listRuns(openProject.id),
  count: countReplies,
  change: changeRun,
  delete: deleteRun,
  restore: restoreRun,
};
