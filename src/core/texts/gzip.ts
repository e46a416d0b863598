import { joinBytes } from '../formats/containers/join-bytes.ts';
import { compression } from '../platform.ts';
import type { ByteTransform, Compression } from '../platform.ts';

/** Bytes as a gzip file: by the platform, or by a library where it does not know how. */
export async function gzip(
  bytes: Uint8Array,
  platform: Compression = compression,
): Promise<Uint8Array<ArrayBuffer>> {
  const { CompressionStream } = platform;
  if (CompressionStream !== undefined) return through(new CompressionStream('gzip'), bytes);
  const { gzipSync } = await import('fflate');
  return owned(gzipSync(bytes));
}

/**
 * The bytes inside a gzip file.
 * @throws where it is damaged
 */
export async function gunzip(
  bytes: Uint8Array,
  platform: Compression = compression,
): Promise<Uint8Array<ArrayBuffer>> {
  const { DecompressionStream } = platform;
  if (DecompressionStream !== undefined) return through(new DecompressionStream('gzip'), bytes);
  const { gunzipSync } = await import('fflate');
  return owned(gunzipSync(bytes));
}

async function through(stream: ByteTransform, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  const pieces: Uint8Array[] = [];
  const readAll = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) return;
      pieces.push(value);
    }
  };
  await Promise.all([written, readAll()]);
  return joinBytes(pieces);
}

/** Bytes that are alone in their buffer, which then can be handed over. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const own = new Uint8Array(bytes.length);
  own.set(bytes);
  return own;
}
