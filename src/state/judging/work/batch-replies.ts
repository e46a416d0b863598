import { CaravanError } from '../../../core/failure.ts';
import { judgeScope, sizesOf } from '../../../core/judge/batch/judge-scope.ts';
import type { BatchAnswer } from '../../../core/judge/batch/read.ts';
import { CallCosts } from '../../../core/judge/money/call-costs.ts';
import { judgeConversation } from '../../../core/judge/conversation.ts';
import { fillPrompt } from '../../../core/judge/prompt/prompt.ts';
import type { JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import { readVerdict } from '../../../core/judge/reading/verdict.ts';
import { Outcome } from '../../../core/table/judgments.ts';
import type { ModelReply } from '../../../judges/contract.ts';
import { takeBatch } from '../../calls/batch-replies.ts';
import type { BatchReport } from '../../calls/batch-replies.ts';
import { isForModel, taskKey } from '../run/tasks.ts';
import type { BatchRun } from './batch-run.ts';

/** Takes up what a batch gave; null where another tab has the run. */
export async function readBatchInto(
  run: BatchRun,
  files: readonly File[],
): Promise<BatchReport<JudgeTask> | null> {
  if (!(await run.hold())) return null;
  try {
    return await takeFiles(run, files);
  } finally {
    run.letGo();
  }
}

/** Takes the replies of output files into the run's journal, each once. */
function takeFiles(run: BatchRun, files: readonly File[]): Promise<BatchReport<JudgeTask>> {
  const { id, setup } = run.record;
  const planned = run.tasks.filter((task) => isForModel(setup, task));
  const isPlanned = new Set(planned.map(taskKey));
  const replyOf = replyReader(run);
  return takeBatch(files, {
    scope: judgeScope(id, sizesOf(setup)),
    models: setup.judges,
    isPlanned: (task) => isPlanned.has(taskKey(task)),
    take: async (answers) => run.journal.add(await Promise.all(answers.map(replyOf))),
  });
}

/** Makes replies of answers as if they had been asked for one by one. */
function replyReader(
  run: BatchRun,
): (answered: BatchAnswer<JudgeTask, ModelReply>) => Promise<JudgeReply> {
  const { setup } = run.record;
  const costs = new CallCosts(setup.judges, setup.prices);
  return async ({ task, answer: { text, stop, usage } }) => {
    const { judge } = task;
    const asked = await run.question(task.question);
    if (asked === null) throw new CaravanError({ kind: 'run-gone' });
    const { template } = setup.judges[judge];
    const sent = judgeConversation(template, fillPrompt(template, asked, task));
    const outcome = stop === 'refusal' ? Outcome.unparsed : readVerdict(text, run.readingOf(judge));
    const charge = costs.settle(judge, sent, usage);
    return { ...task, outcome, text, ...charge, at: Date.now(), elapsed: 0 };
  };
}
