import type { Failure } from '../../core/failure.ts';
import { failureOf } from '../work/failure.ts';

/** What is asked of storage, and why the last of it was not done. */
class StorageActs {
  #failure = $state.raw<Failure | null>(null);

  readonly failure = $derived(this.#failure);

  /** Does some work with storage; what goes wrong is shown, by `storage` where it is closed. */
  async guard<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'storage-closed') this.#failure = failure;
      return undefined;
    }
  }

  dismiss(): void {
    this.#failure = null;
  }
}

export const storageActs = new StorageActs();
