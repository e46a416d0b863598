/** What a worker that can't read Blobs itself has the page read; see blob-bytes.ts. */
export interface BlobRequest {
  readonly read: Blob;
  /** Takes the bytes as an ArrayBuffer, or null where the page can't read them either. */
  readonly to: MessagePort;
}
