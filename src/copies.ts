import { nextTask } from './next-task.ts';
import type { BlobRequest } from './remote/blob-request.ts';

/** What the page copies for workers: inputs that are large, and Blobs that a worker can't read. */

/** Bytes that are copied in one task: where memory is slow to come, that takes 5 ms. */
const SLICE = 2 ** 20;

/**
 * Milliseconds after which an idle worker ends that had a job of so many bytes: it keeps the memory of
 * its jobs. Others stay, since what they have compiled makes the next fit three times as fast.
 */
const REST = 20_000;
const HEAVY = 2 ** 22;
/** The same where bytes are so many that the next job of a fit would find no room beside them. */
const SHORT_REST = 1000;
const HUGE = 2 ** 25;

/**
 * Posts a job whose large buffers are copied before, slice by slice with a task between: the counts
 * and draws of a thousand models are tens of megabytes, which posting would copy in one task. What
 * the job hands over stays as it is. Nothing is posted where it is taken back meanwhile.
 * @param idle the workers of the lane that wait for a job
 * @param busy the workers of the lane by their jobs
 * @param readsBlobs whether the job reads the Blobs of its input whole
 */
export async function postLarge(
  ticket: {
    readonly request: { readonly input: unknown };
    readonly transfer: readonly Transferable[];
  },
  worker: Worker,
  idle: (Worker | Promise<Worker>)[],
  busy: ReadonlyMap<object, Worker | null>,
  readsBlobs: boolean,
): Promise<void> {
  const { request, transfer } = ticket;
  const copies = new Map<ArrayBufferLike, ArrayBuffer>();
  const buffers = largeBuffers(request.input);
  const copied = [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
  const size = copied + (readsBlobs ? bytesOfBlobs(request.input) : 0);
  if (readsBlobs && size > HUGE) makeRoom();
  for (const buffer of buffers) {
    if (transfer.some((given) => given === buffer)) continue;
    const copy = new ArrayBuffer(buffer.byteLength);
    for (let at = 0; at < buffer.byteLength; at += SLICE) {
      const slice = new Uint8Array(buffer, at, Math.min(SLICE, buffer.byteLength - at));
      new Uint8Array(copy).set(slice, at);
      await nextTask();
      if (busy.get(ticket) !== worker) return;
    }
    copies.set(buffer, copy);
  }
  const input = withCopies(request.input, copies);
  worker.postMessage({ ...request, input }, [...transfer, ...copies.values()]);
  if (size > HEAVY) endLater(worker, idle, busy, size > HUGE ? SHORT_REST : REST);
}

/** What ends a worker where it is idle, or has it end later, and when that is to be. */
const ends = new Map<
  Worker,
  { readonly end: () => void; readonly timer: ReturnType<typeof setTimeout> }
>();

/** Draws that it held are sent to another again, which has never held them. */
function endLater(
  worker: Worker,
  idle: (Worker | Promise<Worker>)[],
  busy: ReadonlyMap<object, Worker | null>,
  rest: number,
): void {
  clearTimeout(ends.get(worker)?.timer);
  const end = (): void => {
    ends.delete(worker);
    const place = idle.indexOf(worker);
    if (place >= 0) {
      void idle.splice(place, 1);
      worker.terminate();
    } else if ([...busy.values()].includes(worker)) endLater(worker, idle, busy, rest);
  };
  ends.set(worker, { end, timer: setTimeout(end, rest) });
}

/** Has those that are idle end now that would end soon: a file of gigabytes needs their memory. */
function makeRoom(): void {
  for (const { end, timer } of [...ends.values()]) {
    clearTimeout(timer);
    end();
  }
}

/** What of a job's input is large, and its Blobs, in bytes. */
export function bytesOf(input: unknown): number {
  const buffers = [...largeBuffers(input)];
  return buffers.reduce((sum, { byteLength }) => sum + byteLength, bytesOfBlobs(input));
}

function largeBuffers(value: unknown): Set<ArrayBufferLike> {
  const found = new Set<ArrayBufferLike>();
  const visit = (part: unknown): void => {
    if (ArrayBuffer.isView(part)) {
      if (part.buffer.byteLength > SLICE) found.add(part.buffer);
    } else if (typeof part === 'object' && part !== null) Object.values(part).forEach(visit);
  };
  visit(value);
  return found;
}

/** What is read of a job's Blobs, or comes of it, lies in its worker as copied bytes do. */
function bytesOfBlobs(value: unknown): number {
  if (value instanceof Blob) return value.size;
  if (ArrayBuffer.isView(value) || typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + bytesOfBlobs(part), 0);
}

/** A kind of typed array, as a constructor. */
interface ViewKind {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): ArrayBufferView;
}

const VIEWS: readonly ViewKind[] = [
  ...[Float64Array, Float32Array, Uint32Array, Int32Array],
  ...[Uint16Array, Int16Array, Uint8Array, Int8Array],
];

/** What has none of them stays the same object, so that Blobs and the like do. */
function withCopies(value: unknown, copies: ReadonlyMap<ArrayBufferLike, ArrayBuffer>): unknown {
  if (ArrayBuffer.isView(value)) {
    const copy = copies.get(value.buffer);
    const View = VIEWS.find((Own) => value instanceof Own);
    if (copy === undefined || View === undefined) return value;
    return new View(copy, value.byteOffset, value.byteLength / View.BYTES_PER_ELEMENT);
  }
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([name, part]: [string, unknown]) => {
    const own = withCopies(part, copies);
    return { name, own, isCopied: own !== part };
  });
  if (!parts.some(({ isCopied }) => isCopied)) return value;
  if (Array.isArray(value)) return parts.map(({ own }) => own);
  return Object.fromEntries(parts.map(({ name, own }) => [name, own]));
}

/** The page’s part of reading a Blob for a worker. */
export async function answerBlobRequest({ read, to }: BlobRequest): Promise<void> {
  try {
    const bytes = await read.arrayBuffer();
    to.postMessage(bytes, [bytes]);
  } catch {
    to.postMessage(null);
  }
}
