import { fileName } from '../../../core/names/file-name.ts';
import { writeAnthropicBatch, writeOpenAiBatch } from '../../../core/judge/batch/write.ts';
import { judgeConversation } from '../../../core/judge/conversation.ts';
import { isLocal } from '../../../core/judge/kinds.ts';
import { fillPrompt } from '../../../core/judge/prompt/prompt.ts';
import type { JudgeTask } from '../../../core/judge/setup.ts';
import { providerOf } from '../../../judges/registry.ts';
import { questionsInParts } from '../../../storage/judging-parts.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { collect } from '../../work/collect.ts';
import { blobsOf } from '../../work/line-files.ts';
import type { RunFile } from '../run/run-files.ts';
import type { BatchRun } from './batch-run.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_REQUESTS } from '../../../core/limits.ts';

/** Whether requests to a judge can be written as a batch. */
export function canBatch(record: JudgingRecord, judge: number): boolean {
  const { provider } = record.setup.judges[judge];
  return provider !== 'human' && provider !== 'gemini' && !isLocal(provider);
}

/** The requests that are still wanted of a judge, as files that its provider takes. */
export async function batchOf(
  run: Pick<BatchRun, 'record' | 'openTasks'>,
  judge: number,
): Promise<readonly RunFile[]> {
  const { id, name, setup } = run.record;
  const tasks = run.openTasks(judge);
  const questions = await collect(questionsInParts(id));
  const own = setup.judges[judge];
  const { path, body } = providerOf(own);
  const bodyOf = (task: JudgeTask) => {
    const prompt = fillPrompt(own.template, questions[task.question], task);
    // What the model refuses is not known before it is asked.
    return body(own, judgeConversation(own.template, prompt), new Set());
  };
  const isAnthropic = own.provider === 'anthropic';
  const lines = isAnthropic
    ? writeAnthropicBatch(id, tasks, bodyOf)
    : writeOpenAiBatch(id, tasks, `/v1${path(own, false)}`, bodyOf);
  // Anthropic's file is one JSON document and can't be cut between lines.
  const most = isAnthropic ? null : { lines: MAX_BATCH_REQUESTS, bytes: MAX_BATCH_BYTES };
  const blobs = await blobsOf(lines, most);
  const ending = isAnthropic ? 'json' : 'jsonl';
  return blobs.map((blob, at) => {
    const part = blobs.length === 1 ? '' : `-${String(at + 1)}`;
    return { name: fileName(`${name} ${own.name}`, `-batch${part}.${ending}`), blob };
  });
}
