import { judgeScope, sizesOf } from '../../../core/judge/batch/judge-scope.ts';
import { judgeConversation } from '../../../core/judge/conversation.ts';
import { fillPrompt } from '../../../core/judge/prompt/prompt.ts';
import { questionsInParts } from '../../../storage/judging-parts.ts';
import { canBatch } from '../../../judges/batches/requests.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { batchFiles } from '../../calls/batch-requests.ts';
import type { BatchFile } from '../../calls/batch-requests.ts';
import { collect } from '../../work/collect.ts';
import type { BatchRun } from './batch-run.ts';

/** Whether requests to a judge can be written as a batch. */
export function canBatchFor({ setup }: JudgingRecord, judge: number): boolean {
  return canBatch(setup.judges[judge]);
}

/** The requests that are still wanted of a judge, as files that its provider takes. */
export async function batchOf(
  run: Pick<BatchRun, 'record' | 'openTasks'>,
  judge: number,
): Promise<readonly BatchFile[]> {
  const { id, name, setup } = run.record;
  const tasks = run.openTasks(judge);
  const questions = await collect(questionsInParts(id));
  const own = setup.judges[judge];
  return batchFiles({
    ...{ name: `${name} ${own.name}`, model: own, tasks },
    scope: judgeScope(id, sizesOf(setup)),
    conversation: (task) =>
      judgeConversation(own.template, fillPrompt(own.template, questions[task.question], task)),
  });
}
