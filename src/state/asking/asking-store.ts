import {
  changeAsking,
  countAnswers,
  deleteAsking,
  listAskings,
  restoreAsking,
} from '../../storage/asking/asking.ts';
import type { AskingRecord, WholeAsking } from '../../storage/records.ts';
import type { RunStore } from '../calls/stored-runs.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';

export type { AskingRecord };

/** Where runs of asking are kept: those of the open project. */
export const ASKING_STORE: RunStore<AskingRecord, WholeAsking> = {
  list: () => listAskings(openProject.id),
  count: countAnswers,
  change: changeAsking,
  delete: deleteAsking,
  restore: restoreAsking,
};
