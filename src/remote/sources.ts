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
    slice: async (start, end) => new Uint8Array(await bytesOf(blob.slice(start, end))),
  };
}

/** Whether the browser has a network; no, where it says so, is certain. */
export function isOnline(): boolean {
  return navigator.onLine;
}

/** Streams are not async iterables in every browser yet, readers are everywhere. */
async function* chunks(blob: Blob): AsyncGenerator<Uint8Array> {
  const reader = (await streamOf(blob)).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
