import type { BatchScope } from '../../core/judge/batch/custom-id.ts';
import type { Conversation } from '../../core/judge/conversation.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_REQUESTS } from '../../core/limits.ts';
import { fileName } from '../../core/names/file-name.ts';
import { batchRequests } from '../../judges/batches/requests.ts';
import type { CalledModel } from '../../judges/contract.ts';
import { blobsOf } from '../work/line-files.ts';

export interface BatchFile {
  readonly name: string;
  readonly blob: Blob;
}

/** What is to be asked of one model of a run. */
export interface WantedBatch<T> {
  /** What files are called before `-batch`. */
  readonly name: string;
  readonly model: CalledModel;
  readonly scope: BatchScope<T>;
  readonly tasks: readonly T[];
  conversation(task: T): Conversation;
}

/** Requests to a model as files that its provider takes. */
export async function batchFiles<T>(wanted: WantedBatch<T>): Promise<readonly BatchFile[]> {
  const { name, model, scope, tasks } = wanted;
  const { lines, isOneDocument } = batchRequests(scope, tasks, model, (task) =>
    wanted.conversation(task),
  );
  const most = isOneDocument ? null : { lines: MAX_BATCH_REQUESTS, bytes: MAX_BATCH_BYTES };
  const blobs = await blobsOf(lines, most);
  return blobs.map((blob, at) => {
    const part = blobs.length === 1 ? '' : `-${String(at + 1)}`;
    const ending = isOneDocument ? 'json' : 'jsonl';
    return { name: fileName(name, `-batch${part}.${ending}`), blob };
  });
}
