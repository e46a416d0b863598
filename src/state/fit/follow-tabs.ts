import type { ProjectRecord } from '../../storage/records.ts';
import { isSameSource } from '../../storage/sources.ts';
import { beginAnew } from '../page/begin-anew.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { projectList } from '../project/project-list.svelte.ts';
import type { TabNews } from '../project/tabs.ts';
import { session } from './session.svelte.ts';

/** What is done with the screen when other tabs have done something. */
export interface Screen {
  /** Shows what was open last in the open project. */
  showLast(): Promise<void>;
  /** Shows what is ranked of data; what is on screen stays as long as nothing is. */
  showRanked(dataHash: string): Promise<void>;
  open(project: ProjectRecord): Promise<void>;
}

/** Follows what another tab has done with projects. */
export async function followNews(news: TabNews, screen: Screen): Promise<void> {
  async function followNames(): Promise<void> {
    await projectList.refresh();
    const record = projectList.all.find(({ id }) => id === openProject.id);
    if (record) openProject.renamed(record.name);
  }

  async function followDeletion(project: string): Promise<void> {
    await projectList.refresh();
    if (openProject.id === project) await screen.open(projectList.all[0]);
  }

  async function followFiles(): Promise<void> {
    const { id, source, isAhead } = openProject;
    // Who looks at an earlier fit is left there.
    const isWanted = isAhead || session.data === null || session.data.source?.id === source?.id;
    await projectList.refresh();
    if (openProject.id !== id) return;
    // What was read may be older than what this page has done meanwhile.
    if (openProject.source !== source) return followFiles();
    const record = projectList.all.find((one) => one.id === id);
    if (record === undefined) return;
    openProject.follow(record, isWanted);
    await followFit();
  }

  /** Shows what is ranked of the files that another tab has changed, as far as it is stored. */
  async function followFit(): Promise<void> {
    if (!openProject.isAhead) return;
    const { dataHash } = openProject.record;
    // The last fit may be one of this page, of files that another page has added to since.
    if (typeof dataHash === 'string') await screen.showRanked(dataHash);
    else await screen.showLast();
    const { source } = openProject;
    if (isSameSource(session.data?.source ?? null, source)) openProject.caughtUp();
  }

  if (news.kind === 'projects') await followNames();
  else if (news.kind === 'everything-deleted') beginAnew();
  else if (news.kind === 'project-deleted') await followDeletion(news.project);
  else if ('project' in news && news.project === openProject.id) {
    if (news.kind === 'source') await followFiles();
    if (news.kind === 'fit') await followFit();
  }
}
