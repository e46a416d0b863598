import { session } from '../fit/session.svelte.ts';
import { runs } from '../runs/runs.svelte.ts';
import { SAMPLE } from './open-project.svelte.ts';
import { projectList } from './project-list.svelte.ts';
import { projects } from './projects.svelte.ts';
import { tabs } from './tabs.ts';

/** Deletes all that this browser keeps, keys too; every tab is left with the sample. */
export async function deleteAll(): Promise<void> {
  const { all } = projectList;
  if (!(await runs.deleteAll())) return;
  // A fit that ended now would be of no project.
  session.close();
  projects.dismissDeleted();
  for (const { id } of all) tabs.tell({ kind: 'project-deleted', project: id });
  await projects.open(SAMPLE.id);
}
