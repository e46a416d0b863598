import { session } from '../fit/session.svelte.ts';
import { runs } from '../runs/runs.svelte.ts';
import { projectList } from './project-list.svelte.ts';
import { tabs } from './tabs.ts';

/**
 * Deletes all that this browser keeps, keys too; every tab is left with the sample.
 * @param beginAnew takes away what this page holds in memory besides: keys that were typed, drafts
 */
export async function deleteAll(
  beginAnew: () => void = () => {
    location.reload();
  },
): Promise<void> {
  const { all } = projectList;
  if (!(await runs.deleteAll())) return;
  // A fit that ended now would be of no project.
  session.close();
  for (const { id } of all) tabs.tell({ kind: 'project-deleted', project: id });
  beginAnew();
}
