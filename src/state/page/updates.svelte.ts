/** Loads the new version of the page, which reloads. */
type Update = (reloads: boolean) => Promise<void>;

/** A newer version of the page that waits to be loaded; offered, never forced. */
class Updates {
  #isReady = $state(false);
  readonly isReady = $derived(this.#isReady);

  #update: Update | null = null;

  /** Has the page kept for offline use, and looks for newer versions of it. */
  async start(): Promise<void> {
    // Nothing of the first picture waits for it.
    const { registerSW } = await import('virtual:pwa-register');
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
