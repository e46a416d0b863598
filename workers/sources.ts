import type { ByteSource } from '../src/core/formats/report.ts';
import type { SourceInput } from './protocol.ts';

/** A file, or a pasted text, as the readers take it; files are streamed, never held whole. */
export function byteSource(source: SourceInput): ByteSource {
  const blob = 'blob' in source ? source.blob : new Blob([source.text]);
  return {
    file: source.name,
    key: source.key,
    bytes: blob.size,
    chunks: () => chunks(blob),
    slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}

/** Streams are not async iterables in every browser yet, readers are everywhere. */
async function* chunks(blob: Blob): AsyncGenerator<Uint8Array> {
  const reader = blob.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
