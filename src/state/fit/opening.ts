import type { StoredRun, UnfittedData } from '../../storage/runs.ts';
import { rakudaData } from '../data/data-set.ts';
import { storage } from '../page/storage.svelte.ts';
import { runs } from '../runs/runs.svelte.ts';
import { failureOf } from '../work/failure.ts';
import { refused } from './refused-settings.svelte.ts';
import { session } from './session.svelte.ts';

/** Has the session show what is stored, or the sample: of all that was asked for, the newest. */
class Opening {
  #started: Promise<void> | null = null;
  /** Whether the sample, untouched, still fills in for what storage, being closed, does not give. */
  #isFillIn: () => boolean = () => false;

  constructor() {
    storage.whenBack(() => void this.#catchUp());
  }

  /** Opens what was open last, or the sample on a first visit; settles when there are data. */
  start(): Promise<void> {
    this.#started ??= this.#openFirst();
    return this.#started;
  }

  /** Whether nothing else was asked for in between. */
  async sample(): Promise<boolean> {
    const asked = session.ask();
    const data = await rakudaData();
    if (asked.aborted) return false;
    session.open(data);
    return true;
  }

  /** Shows what is stored under an id; false where it can't be had, or something newer is shown. */
  async stored(id: string): Promise<boolean> {
    const asked = session.ask();
    const stored = await runs.load(id);
    return stored !== null && !asked.aborted && (await this.show(stored));
  }

  /**
   * Shows what was stored; where its settings can't be used, the data by the defaults.
   * @returns whether nothing else was asked for in between
   */
  async show(stored: StoredRun | UnfittedData): Promise<boolean> {
    const asked = session.ask();
    const settings = await refused.read(stored.run);
    if (asked.aborted) return false;
    if (settings === null) session.open(stored.data);
    else session.restore(stored, settings);
    return true;
  }

  async #openFirst(): Promise<void> {
    void runs.tidy();
    const asked = session.ask();
    try {
      const last = await runs.loadLast();
      if (asked.aborted) return;
      if (last) await this.show(last);
      else if ((await this.sample()) && storage.closed !== null) {
        const { data, model, sampler } = session;
        this.#isFillIn = () =>
          session.data === data &&
          session.model === model &&
          session.sampler === sampler &&
          session.fit.stage !== 'stopped';
      }
    } catch (error) {
      if (session.data === null) session.fail(failureOf(error));
    }
  }

  /** Storage can be had again. */
  async #catchUp(): Promise<void> {
    const last = await runs.loadLast();
    if (last && this.#isFillIn()) await this.show(last);
    else await session.keepAgain();
  }
}

export const opening = new Opening();
