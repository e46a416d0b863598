import { nextTask } from '../../next-task.ts';

/** Bytes that are copied in one task. */
const SLICE = 1 << 20;

/** One Blob of many, each slice of which is copied in a task of its own. */
export async function slicedBlob(
  parts: readonly (Uint8Array<ArrayBuffer> | Blob)[],
): Promise<Blob> {
  const slices: Blob[] = [];
  for (const part of parts) {
    if (part instanceof Blob) slices.push(part);
    else
      for (let at = 0; at < part.length; at += SLICE) {
        slices.push(new Blob([part.subarray(at, at + SLICE)]));
        await nextTask();
      }
  }
  return new Blob(slices);
}
