import type { ProjectRecord } from '../../storage/records.ts';
import type { StoredRun, UnfittedData } from '../../storage/runs.ts';
import { storage } from '../page/storage.svelte.ts';
import { openProject, SAMPLE } from '../project/open-project.svelte.ts';
import { projectList } from '../project/project-list.svelte.ts';
import { runs } from '../runs/runs.svelte.ts';
import { tabs } from '../project/tabs.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { failureOf } from '../work/failure.ts';
import type { Screen } from './follow-tabs.ts';
import { refused } from './refused-settings.svelte.ts';
import { session } from './session.svelte.ts';

/** Has the session show what is stored, or the sample: of all that was asked for, the newest. */
class Opening {
  #started: Promise<void> | null = null;
  /** Whether the sample, untouched, still fills in for what storage, being closed, does not give. */
  #isFillIn: () => boolean = () => false;

  constructor() {
    storage.whenBack(() => void this.#catchUp());
    storageActs.whenRoom(() => void this.#catchUp());
    follow({
      showLast: () => this.#showLast(),
      showRanked: (dataHash) => this.#showRanked(dataHash),
      open: (record) => this.project(record),
    });
  }

  /** Opens what was open last, or the sample on a first visit; settles when there are data. */
  start(): Promise<void> {
    this.#started ??= this.#openFirst();
    return this.#started;
  }

  /** Opens a project with what was open in it last. */
  async project(record: ProjectRecord): Promise<void> {
    const asked = session.ask();
    await projectList.open(record);
    if (!asked.aborted) await this.#openLast();
  }

  /** Whether nothing else was asked for in between. */
  async sample(): Promise<boolean> {
    const asked = session.ask();
    const { rakudaData } = await loadRecords();
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
    // On a first visit it is wanted next.
    loadRecords().catch(() => null);
    const asked = session.ask();
    const isWanted = () => !asked.aborted;
    try {
      await projectList.refresh();
      if (!isWanted()) return;
      await projectList.open(projectList.all[0]);
      if (isWanted()) await this.#openLast();
    } catch (error) {
      if (session.data === null) session.fail(failureOf(error));
    }
    void runs.tidy();
  }

  /** What was open last in the open project, or what it has to begin with. */
  async #openLast(): Promise<void> {
    await this.#showLast();
    this.#takeUp();
  }

  /** What runs of the project have got; the first picture does without it. */
  #takeUp(): void {
    void import('../project/catch-up.ts').then(({ catchUp }) => catchUp());
  }

  async #showLast(): Promise<void> {
    const asked = session.ask();
    const last = await runs.loadLast();
    if (asked.aborted) return;
    if (last) await this.show(last);
    else if (openProject.id !== SAMPLE.id) session.close();
    else if ((await this.sample()) && storage.closed !== null) {
      const { data, model, sampler } = session;
      this.#isFillIn = () =>
        session.data === data &&
        session.model === model &&
        session.sampler === sampler &&
        session.fit.stage !== 'stopped';
    }
  }

  /** Shows what is ranked of these data, if anything is yet. */
  async #showRanked(dataHash: string): Promise<void> {
    const ranked = await runs.loadLast(dataHash);
    if (ranked && openProject.record.dataHash === dataHash) await this.show(ranked);
  }

  /** Storage can be had again. */
  async #catchUp(): Promise<void> {
    if (!this.#isFillIn()) {
      await projectList.keepOpen();
      await session.keepAgain();
      this.#takeUp();
      return;
    }
    await projectList.refresh();
    await this.project(projectList.all[0]);
  }
}

const loadRecords = () => import('../data/data-records.ts');

export const opening = new Opening();

/** Follows what other tabs do with projects, in its order; the code for that comes with the first. */
function follow(screen: Screen): void {
  let following: Promise<void> = Promise.resolve();
  tabs.listen((news) => {
    const next = async (): Promise<void> => {
      const { followNews } = await import('./follow-tabs.ts');
      await followNews(news, screen);
    };
    following = following.then(next, next);
  });
}
