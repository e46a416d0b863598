import type { DataSource } from '../../storage/records.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { projectList } from '../project/project-list.svelte.ts';
import { tabs } from '../project/tabs.ts';
import { session } from './session.svelte.ts';

/** Follows what other tabs do with the open project. */
export class OtherTabs {
  readonly #showLast: () => Promise<void>;
  /** Whether another tab has changed the files and not stored yet what is ranked of them. */
  #isBehind = false;
  /** What they do is followed in its order. */
  #following: Promise<void> = Promise.resolve();

  /** @param showLast shows what is stored of the open project */
  constructor(showLast: () => Promise<void>) {
    this.#showLast = showLast;
    tabs.listen((news) => {
      if (news.kind === 'projects') void this.#followNames();
      if (news.kind !== 'source' && news.kind !== 'fit') return;
      const follow = () => (news.kind === 'source' ? this.#followFiles() : this.#followFit());
      if (news.project === openProject.id) this.#following = this.#following.then(follow, follow);
    });
  }

  /** Another project is opened: nothing of this one is waited for. */
  rest(): void {
    this.#isBehind = false;
  }

  async #followNames(): Promise<void> {
    await projectList.refresh();
    const record = projectList.all.find(({ id }) => id === openProject.id);
    if (record) openProject.renamed(record.name);
  }

  async #followFiles(): Promise<void> {
    const { id, source } = openProject;
    // Who looks at an earlier fit is left there.
    const isWanted =
      this.#isBehind || session.data === null || session.data.source?.id === source?.id;
    await projectList.refresh();
    const record = projectList.all.find((one) => one.id === id);
    if (record === undefined || openProject.id !== id) return;
    openProject.take(record);
    this.#isBehind = isWanted;
    await this.#followFit();
  }

  /** Shows what is ranked of the files that were changed, as far as it is stored. */
  async #followFit(): Promise<void> {
    if (!this.#isBehind) return;
    await this.#showLast();
    const ofFiles = (source: DataSource | null | undefined) =>
      JSON.stringify([source?.id, source?.edits]);
    this.#isBehind = ofFiles(session.data?.source) !== ofFiles(openProject.source);
  }
}
