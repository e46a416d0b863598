import type { ByteSource } from '../src/core/formats/report.ts';
import type { Jobs } from './protocol.ts';

/** A file, or a pasted text, as the readers take it; files are streamed, never held whole. */
export function byteSource(source: Jobs['import']['input']['sources'][number]): ByteSource {
  const blob = source instanceof File ? source : new Blob([source.text]);
  return {
    file: source.name,
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
