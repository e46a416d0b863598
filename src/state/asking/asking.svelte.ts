import type { AskedQuestion, AskSetup } from '../../core/ask/setup.ts';
import { changeAsking, createAsking } from '../../storage/asking/asking.ts';
import { StoredRuns } from '../calls/stored-runs.svelte.ts';
import { storage } from '../page/storage.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { tabs } from '../project/tabs.ts';
import { LastFailure } from '../work/last-failure.svelte.ts';
import { ASKING_STORE } from './asking-store.ts';
import { OpenAsking } from './open-asking.svelte.ts';

/** The runs of asking: those that are kept, and those that are open. */
class Asking {
  readonly #failed = new LastFailure();
  /** Runs that were opened go on while another page or run is looked at. */
  readonly #opened = new Map<string, Promise<OpenAsking | null>>();
  readonly runs = new StoredRuns(ASKING_STORE, this.#failed, {
    renamed: (id, name) => void this.#tell(id, (run) => run.renamed(name)),
    deleted: (id) => {
      void this.#tell(id, (run) => run.work.stop());
      this.#opened.delete(id);
    },
  });

  /** Why the last thing that was asked for was not done. */
  readonly failure = $derived(this.#failed.failure);

  constructor() {
    storage.whenBack(() => void this.runs.refresh());
    tabs.listen((news) => {
      if (news.kind === 'sessions' && news.project === openProject.id) void this.runs.refresh();
      if (news.kind === 'replies') void this.#tell(news.run, (run) => void run.lookAgain());
    });
  }

  dismissFailure(): void {
    this.#failed.dismiss();
  }

  /**
   * Stores a new run of the open project; nothing is asked before its work is started.
   * @returns its id
   * @throws CaravanError `quota-exceeded`, `storage`, `storage-closed`
   */
  async begin(setup: AskSetup, questions: readonly AskedQuestion[], name: string): Promise<string> {
    const about = { id: crypto.randomUUID(), project: openProject.id, name };
    const { id } = await createAsking({ ...about, setup, createdAt: Date.now() }, questions);
    void storage.protect();
    tabs.tell({ kind: 'sessions', project: openProject.id });
    return id;
  }

  /**
   * The same object for a run as long as the page lives: it goes on while others are looked at.
   * Null where it is gone.
   * @throws CaravanError `damaged-record`, `storage`
   */
  open(id: string): Promise<OpenAsking | null> {
    const opened = this.#opened.get(id) ?? OpenAsking.load(id);
    this.#opened.set(id, opened);
    const touch = () => this.#failed.guard(() => changeAsking(id, { openedAt: Date.now() }));
    // What is gone may be brought back, and what can't be read may be repaired.
    opened.then(
      (run) => (run === null ? this.#opened.delete(id) : touch()),
      () => this.#opened.delete(id),
    );
    return opened;
  }

  async #tell(id: string, what: (run: OpenAsking) => void): Promise<void> {
    const run = await this.#opened.get(id)?.catch(() => null);
    if (run) what(run);
  }
}

export const asking = new Asking();
