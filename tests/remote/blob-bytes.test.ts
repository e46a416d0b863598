import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as BlobBytes from '../../src/remote/blob-bytes.ts';
import { answerBlobRequest } from '../../src/copies.ts';
import type { BlobRequest } from '../../src/remote/blob-request.ts';
import type * as Sources from '../../src/remote/sources.ts';

// oxlint-disable-next-line typescript/unbound-method -- called on a Blob each time
const readByItself = Blob.prototype.arrayBuffer;
const TEXT = 'あいうえお'.repeat(200_000);

/** Sizes of what the page was asked to read. */
let asked: number[] = [];

/** A worker that can read no Blob, as those of WebKit on pages from files, and the page. */
function beSuchAWorker(canPageRead = true): void {
  const refused = () => Promise.reject(new DOMException('I/O', 'NotReadableError'));
  vi.spyOn(Blob.prototype, 'arrayBuffer').mockImplementation(refused);
  vi.spyOn(Blob.prototype, 'text').mockImplementation(refused);
  vi.spyOn(Blob.prototype, 'stream').mockImplementation(() => {
    throw new DOMException('I/O', 'NotReadableError');
  });
  const postMessage = ({ read, to }: BlobRequest): void => {
    asked.push(read.size);
    const arrayBuffer = canPageRead ? () => readByItself.call(read) : refused;
    void answerBlobRequest({ read: { arrayBuffer } as Blob, to });
  };
  vi.stubGlobal('self', { postMessage });
}

async function fresh(): Promise<typeof BlobBytes & typeof Sources> {
  vi.resetModules();
  const [bytes, sources] = await Promise.all([
    import('../../src/remote/blob-bytes.ts'),
    import('../../src/remote/sources.ts'),
  ]);
  return { ...bytes, ...sources };
}

beforeEach(() => {
  asked = [];
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function streamed(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
  return new TextDecoder().decode(await readByItself.call(new Blob(parts)));
}

describe.each(['that reads Blobs', 'that can read none'])('a worker %s', (kind) => {
  const isSuch = kind === 'that can read none';

  it('reads files whole, in parts and streamed', async () => {
    if (isSuch) beSuchAWorker();
    const { byteSource, bytesOf, textOf } = await fresh();
    const blob = new Blob([TEXT]);
    expect(new TextDecoder().decode(await bytesOf(blob))).toBe(TEXT);
    expect(await textOf(new Blob(['\ufeffabc']))).toBe('abc');
    const source = byteSource({ name: 'x', key: 'k', blob });
    expect(source.bytes).toBe(3_000_000);
    expect(await streamed(source.chunks())).toBe(TEXT);
    expect(new TextDecoder().decode(await source.slice?.(3, 9))).toBe('いう');
    const typed = byteSource({ name: 'x', key: 'k', text: 'typed in' });
    expect(await streamed(typed.chunks())).toBe('typed in');
    // Never a large file at once.
    if (isSuch) expect(asked.slice(2, 5)).toEqual([1 << 20, 1 << 20, 3_000_000 - (2 << 20)]);
    else expect(asked).toEqual([]);
  });

  it('says where nobody can read a file', async () => {
    const { bytesOf, streamOf } = await fresh();
    const gone = new Blob(['gone']);
    if (isSuch) beSuchAWorker(false);
    else {
      const failing = () => Promise.reject(new DOMException('changed', 'NotReadableError'));
      Object.assign(gone, { arrayBuffer: failing });
    }
    await expect(bytesOf(gone)).rejects.toMatchObject({ name: 'NotReadableError' });
    if (!isSuch) return;
    const reader = (await streamOf(gone)).getReader();
    await expect(reader.read()).rejects.toMatchObject({ name: 'NotReadableError' });
  });
});

it('gives readers pieces of a Blob that the browser gives whole, as Firefox one in memory', async () => {
  const { byteSource } = await fresh();
  const whole = new Uint8Array(5_000_000).map((_, at) => at);
  const blob = new Blob([whole]);
  Object.assign(blob, { stream: () => new Response(whole).body });
  const pieces: Uint8Array[] = [];
  for await (const piece of byteSource({ name: 'x', key: 'k', blob }).chunks()) pieces.push(piece);
  expect(pieces.map(({ length }) => length)).toEqual([1 << 21, 1 << 21, 5_000_000 - (2 << 21)]);
  expect(Buffer.concat(pieces).equals(whole)).toBe(true);
});
