import type { ByteSource } from '../core/formats/file/report.ts';
import { bytesOf, streamOf } from './blob-bytes.ts';
import type { SourceInput } from './source-input.ts';
import { RemoteSource } from './remote.ts';

/** What is to be read, as the readers take it; files are streamed, never held whole. */
export function byteSource(source: SourceInput): ByteSource {
  if ('url' in source) return new RemoteSource(source, isOnline);
  const blob = 'blob' in source ? source.blob : new Blob([source.text]);
  return {
    file: source.name,
    key: source.key,
    ...(source.session !== undefined && { session: source.session }),
    bytes: blob.size,
    chunks: () => chunks(blob),
    giveBack: freed,
    slice: async (start, end) => new Uint8Array(await bytesOf(blob.slice(start, end))),
  };
}

/** Whether the browser has a network; no, where it says so, is certain. */
export function isOnline(): boolean {
  return navigator.onLine;
}

/** Nobody listens at its other end: what is handed over there is gone. */
const { port1: nowhere, port2: end } = new MessageChannel();
end.close();

/**
 * Nothing is left of the piece: where little else is made, engines collect what was read only after
 * hundreds of megabytes.
 */
function freed({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) {
    nowhere.postMessage(null, [buffer]);
  }
}

/** Bytes that readers are given at once at most. */
const PIECE = 1 << 21;

/**
 * Streams are not async iterables in every browser yet, readers are everywhere. Firefox and WebKit
 * give a Blob that lies in memory as one chunk, of which nobody could tell how far it is read.
 */
async function* chunks(blob: Blob): AsyncGenerator<Uint8Array> {
  const reader = (await streamOf(blob)).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    for (let at = 0; at < value.length; at += PIECE) yield value.subarray(at, at + PIECE);
  }
}
