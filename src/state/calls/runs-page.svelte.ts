import type { Failure } from '../../core/failure.ts';
import type { Page } from '../page/router.svelte.ts';
import { router } from '../page/router.svelte.ts';
import { storage } from '../page/storage.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { tabs } from '../project/tabs.ts';
import { LastFailure } from '../work/last-failure.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { StoredRuns } from './stored-runs.svelte.ts';
import type { RunStore } from './stored-runs.svelte.ts';

/** A run that is open, as far as a page of runs steers it. */
interface OpenedRun {
  readonly work: { start(): Promise<void>; stop(): void };
  renamed(name: string): void;
  lookAgain(): Promise<void>;
}

/** A run that was just stored. */
export interface BegunRun {
  readonly id: string;
  readonly project: string;
  /** Its address. */
  readonly href: string;
  /** Whether its models go to work at once. */
  readonly starts: boolean;
}

/**
 * What a page of runs is about: those that are kept, and the one that is open. R is a run as it is
 * listed, W one with all that lies beside it, O one that is open.
 */
export class RunsPage<R extends { readonly id: string }, W, O extends OpenedRun> {
  readonly #page: Page;
  readonly #store: RunStore<R, W>;
  readonly #load: (id: string) => Promise<O | null>;
  readonly #failed = new LastFailure();
  /** Runs that were opened go on while another page or run is looked at; not on the screen. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #opened = new Map<string, Promise<O | null>>();
  readonly runs: StoredRuns<R, W>;
  #isBeginning = $state(false);
  readonly #looked = new NewestAnswer<string, O | null>(
    (id) => this.openRun(id),
    (a, b) => a === b,
  );

  /** @param load opens a run; null where it is gone */
  constructor(page: Page, store: RunStore<R, W>, load: (id: string) => Promise<O | null>) {
    this.#page = page;
    this.#store = store;
    this.#load = load;
    this.runs = new StoredRuns(store, this.#failed, {
      renamed: (id, name) => void this.#notify(id, (run) => run.renamed(name)),
      deleted: (id) => {
        void this.#notify(id, (run) => run.work.stop());
        this.#opened.delete(id);
      },
    });
    storage.whenBack(() => void this.runs.refresh());
    tabs.listen((news) => {
      if (news.kind === 'sessions' && news.project === openProject.id) void this.runs.refresh();
      if (news.kind === 'replies') void this.#notify(news.run, (run) => void run.lookAgain());
    });
  }

  /** Why the last thing that was asked for was not done. */
  readonly failure = $derived.by(() => this.#failed.failure);
  readonly isBeginning = $derived(this.#isBeginning);
  /** The run that the page is asked for, by its id. */
  readonly wanted = $derived.by(() =>
    router.page === this.#page ? router.query.get('run') : null,
  );

  /** The run that the page is asked for, once it is fetched, or why there is none. */
  get open(): O | 'loading' | 'gone' | Failure {
    const { wanted } = this;
    const answer = wanted === null ? null : this.#looked.look(wanted);
    if (answer === null || answer.question !== wanted) return 'loading';
    return answer.failure ?? answer.value ?? 'gone';
  }

  dismissFailure(): void {
    this.#failed.dismiss();
  }

  /**
   * The same object for a run as long as the page lives: it goes on while others are looked at.
   * Null where it is gone.
   * @throws CaravanError `damaged-record`, `storage`
   */
  openRun(id: string): Promise<O | null> {
    const opened = this.#opened.get(id) ?? this.#load(id);
    this.#opened.set(id, opened);
    const touch = () => this.#failed.guard(() => this.#store.change(id, { openedAt: Date.now() }));
    // What is gone may be brought back, and what can't be read may be repaired.
    opened.then(
      (run) => (run === null ? this.#opened.delete(id) : touch()),
      () => this.#opened.delete(id),
    );
    return opened;
  }

  /**
   * Opens a run that is stored now, and has its models go to work.
   * @param make stores it; null where another project was opened meanwhile, and nothing is made
   */
  protected async beginRun(make: () => Promise<BegunRun | null>): Promise<void> {
    this.#isBeginning = true;
    await this.#failed.act(async () => {
      const begun = await make();
      if (begun === null) return;
      const { id, project, href, starts } = begun;
      void storage.protect();
      tabs.tell({ kind: 'sessions', project });
      if (openProject.id === project) router.follow(href);
      if (starts) void (await this.openRun(id))?.work.start();
    });
    this.#isBeginning = false;
  }

  async #notify(id: string, what: (run: O) => void): Promise<void> {
    const run = await this.#opened.get(id)?.catch(() => null);
    if (run) what(run);
  }
}
