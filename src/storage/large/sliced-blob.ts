import { nextTask } from '../../next-task.ts';

/** Bytes that are copied in one task. */
const SLICE = 1 << 20;

/** A Blob of bytes, each slice of which is copied in a task of its own. */
export async function slicedBlob(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const slices: Blob[] = [];
  for (let at = 0; at < bytes.length; at += SLICE) {
    slices.push(new Blob([bytes.subarray(at, at + SLICE)]));
    await nextTask();
  }
  return new Blob(slices);
}
