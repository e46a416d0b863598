import { registerSW } from 'virtual:pwa-register';

/** A newer version of the page that waits to be loaded; offered, never forced. */
class Updates {
  #isReady = $state(false);
  readonly isReady = $derived(this.#isReady);

  #update: ReturnType<typeof registerSW> | null = null;

  /** Has the page kept for offline use, and looks for newer versions of it. */
  start(): void {
    this.#update = registerSW({
      onNeedRefresh: () => {
        this.#isReady = true;
      },
    });
  }

  /** Loads the new version; the page reloads. */
  apply(): void {
    void this.#update?.(true);
  }

  postpone(): void {
    this.#isReady = false;
  }
}

export const updates = new Updates();
