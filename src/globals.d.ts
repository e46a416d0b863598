import type { Chunk } from './single/linking.ts';

declare global {
  /** Version of this build, from package.json. */
  const __APP_VERSION__: string;

  /** What scripts of the single file leave to each other (src/single). */
  interface Window {
    /** Chunks by number: each script adds its own. */
    caravanCode: Chunk[];
    /** A script with all that it needs: a worker by the name of its lane, or the page of a `report`. */
    caravanProgram: (name: string) => Promise<Blob>;
    /** Starts a worker by the name of its lane. */
    caravanWorker: (lane: string, options?: WorkerOptions) => Promise<Worker>;
    /** @param nonce that scripts need to run */
    caravanStart: (nonce: string) => Promise<void>;
  }
}
