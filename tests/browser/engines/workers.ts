import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Where an engine tells of no workers: those of the page that were not ended. */
    __workers?: Set<Worker>;
  }
}

/** Runs in the page, before anything of its own. */
export function keepWorkers(): void {
  const workers = new Set<Worker>();
  window.__workers = workers;
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.add(this);
    }
    override terminate(): void {
      workers.delete(this);
      super.terminate();
    }
  };
}

/** How many workers a page has now. */
export async function countWorkers(page: Page): Promise<number> {
  return (await page.evaluate(() => window.__workers?.size)) ?? page.workers().length;
}
