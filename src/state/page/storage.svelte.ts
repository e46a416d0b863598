import type { StorageClosed } from '../../core/failure.ts';
import { watchDatabase } from '../../storage/database.ts';
import { preferences } from '../preferences/preferences.svelte.ts';

/** Bytes that this page holds in the browser, and may hold; null where the browser does not say. */
export interface Usage {
  readonly used: number | null;
  readonly quota: number | null;
}

/** Whether this browser keeps what the page stores, and for how long. */
class BrowserStorage {
  #closed = $state.raw<StorageClosed | null>(null);
  #isDismissed = $state(false);
  /** Null until it was asked. */
  #isPersistent = $state<boolean | null>(null);
  readonly #returns: (() => void)[] = [];

  /** Why nothing is kept, or null where all is. */
  readonly closed = $derived(this.#closed);
  /** The same as long as the reader has not dismissed it. */
  readonly notice = $derived(this.#isDismissed ? null : this.#closed);
  /** Whether the browser will not clear it by itself. */
  readonly isPersistent = $derived(this.#isPersistent);

  constructor() {
    watchDatabase((closed) => {
      const before = this.#closed;
      if (closed?.reason === before?.reason) return;
      this.#closed = closed;
      this.#isDismissed = false;
      if (closed === null) for (const work of this.#returns) work();
    });
  }

  /** Does some work whenever storage can be had again. */
  whenBack(work: () => void): void {
    this.#returns.push(work);
  }

  dismiss(): void {
    this.#isDismissed = true;
  }

  /**
   * Asks the browser for lasting storage when there is first something to lose; never again. Nobody
   * waits for it: Firefox asks the reader, who may never answer.
   */
  async protect(): Promise<void> {
    if (preferences.hasAskedToPersist) return;
    preferences.change({ hasAskedToPersist: true });
    await this.persist();
  }

  /** Asks for it as often as the reader does; some browsers ask the reader in turn. */
  async persist(): Promise<void> {
    await this.#settle(() => navigator.storage.persist());
  }

  async look(): Promise<void> {
    await this.#settle(() => navigator.storage.persisted());
  }

  async usage(): Promise<Usage> {
    try {
      const { usage = null, quota = null } = await navigator.storage.estimate();
      return { used: usage, quota };
    } catch {
      return { used: null, quota: null };
    }
  }

  async #settle(answer: () => Promise<boolean>): Promise<void> {
    try {
      this.#isPersistent = await answer();
    } catch {
      // Where pages have no say in it, as over http.
      this.#isPersistent = false;
    }
  }
}

export const storage = new BrowserStorage();
