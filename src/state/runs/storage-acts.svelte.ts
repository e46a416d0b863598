import type { Failure } from '../../core/failure.ts';
import { failureOf } from '../work/failure.ts';

/** What is asked of storage, and why the last of it was not done. */
class StorageActs {
  #failure = $state.raw<Failure | null>(null);
  /** Whether something was not stored for want of room; nothing on the screen follows it. */
  #lacksRoom = false;
  readonly #again: (() => void)[] = [];

  readonly failure = $derived(this.#failure);

  /** Does some work with storage; what goes wrong is shown, by `storage` where it is closed. */
  async guard<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'storage-closed') this.#failure = failure;
      this.#lacksRoom ||= failure.kind === 'quota-exceeded';
      return undefined;
    }
  }

  /** Does some work whenever there may be room again for what had none. */
  whenRoom(work: () => void): void {
    this.#again.push(work);
  }

  /** Something was deleted: what had no room is stored now, or said to have none again. */
  madeRoom(): void {
    if (!this.#lacksRoom) return;
    this.#lacksRoom = false;
    if (this.#failure?.kind === 'quota-exceeded') this.dismiss();
    for (const work of this.#again) work();
  }

  dismiss(): void {
    this.#failure = null;
  }
}

export const storageActs = new StorageActs();
