/** What a worker that can't read Blobs itself has the page read; see blob-bytes.ts. */
export interface BlobRequest {
  readonly read: Blob;
  /** Takes the bytes as an ArrayBuffer, or null where the page can't read them either. */
  readonly to: MessagePort;
}

/** The page’s part. */
export async function answerBlobRequest({ read, to }: BlobRequest): Promise<void> {
  try {
    const bytes = await read.arrayBuffer();
    to.postMessage(bytes, [bytes]);
  } catch {
    to.postMessage(null);
  }
}
