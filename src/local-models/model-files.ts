import { CaravanError } from '../core/failure.ts';
import type { KeptModel, ModelFile } from '../core/judge/local/models.ts';
import type { TellProgress } from './requests.ts';
import { checkRoom, dropFile, fileOf, hasFile, keepFile, label } from './model-store.ts';

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Files up to this size are checked by their hash: a larger one does not fit into memory well. */
const MAX_HASHED = 1 << 29;

/**
 * Keeps every file of a model that is not yet there. What was kept stays where this ends early,
 * so that it goes on from there.
 * @throws CaravanError local-model `no-room`, `damaged`; what `open` throws
 */
export async function keepAll(
  model: KeptModel,
  open: (file: ModelFile) => Promise<Bytes>,
  tell: TellProgress,
): Promise<KeptModel> {
  const missing: ModelFile[] = [];
  for (const file of model.files) if (!(await hasFile(model, file))) missing.push(file);
  const wanted = missing.reduce((sum, { bytes }) => sum + bytes, 0);
  await checkRoom(model, wanted);
  await label(model);
  const total = model.bytes;
  let done = total - wanted;
  tell({ done, total });
  for (const file of missing) {
    let received = 0;
    const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        received += piece.length;
        tell({ done: Math.min(done + received, total), total });
        controller.enqueue(piece);
      },
    });
    await keepFile(model, file, (await open(file)).pipeThrough(counting));
    if (received !== file.bytes || !(await isItself(model, file))) {
      await dropFile(model, file);
      throw damaged(model, file);
    }
    done += file.bytes;
  }
  const whole = { ...model, isWhole: true };
  await label(whole);
  return whole;
}

async function isItself(model: KeptModel, file: ModelFile): Promise<boolean> {
  if (file.sha256 === null || file.bytes > MAX_HASHED) return true;
  const kept = await fileOf(model, file.path);
  return kept !== undefined && (await hashOf(await kept.arrayBuffer())) === file.sha256;
}

/** SHA-256 in hex. */
export async function hashOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function damaged({ id }: KeptModel, { path, bytes }: ModelFile): CaravanError {
  return new CaravanError({
    ...{ kind: 'local-model', reason: 'damaged', model: `${id}: ${path}`, bytes },
  });
}
