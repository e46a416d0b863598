import type { BlobRequest } from './blob-request.ts';

/**
 * Blobs as workers read them. The workers of a page from a file are made of Blobs, and such a
 * worker can't read any Blob in WebKit, its own neither; there the page reads for it.
 */

/** Bytes that the page reads at a time. */
const PIECE = 1 << 20;

/** Whether this thread can; tried once, with a Blob that nothing is wrong with. */
let canRead: Promise<boolean> | null = null;

function readsItself(): Promise<boolean> {
  canRead ??= new Blob(['?']).arrayBuffer().then(
    () => true,
    () => false,
  );
  return canRead;
}

/** @throws DOMException NotReadableError, where its file has gone or was changed */
export async function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  return (await readsItself()) ? blob.arrayBuffer() : readByPage(blob);
}

/** @throws as `bytesOf` */
export async function textOf(blob: Blob): Promise<string> {
  return (await readsItself()) ? blob.text() : new TextDecoder().decode(await readByPage(blob));
}

/** Piece by piece, never whole; what can't be read fails its reader, as `bytesOf` does. */
export async function streamOf(blob: Blob): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  if (await readsItself()) return blob.stream();
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at < blob.size) {
        const piece = blob.slice(at, at + PIECE);
        at += PIECE;
        controller.enqueue(new Uint8Array(await readByPage(piece)));
      } else controller.close();
    },
  });
}

function readByPage(read: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<ArrayBuffer | null>): void => {
      port1.close();
      if (data) resolve(data);
      else reject(new DOMException('The file could not be read.', 'NotReadableError'));
    };
    const request: BlobRequest = { read, to: port2 };
    self.postMessage(request, { transfer: [port2] });
  });
}
