import { session } from '../fit/session.svelte.ts';
import { beginAnew } from '../page/begin-anew.ts';
import { runs } from '../runs/runs.svelte.ts';
import { tabs } from './tabs.ts';

/**
 * Deletes all that this browser keeps, keys too; every tab is left with the sample, and with
 * nothing in memory besides.
 */
export async function deleteAll(): Promise<void> {
  if (!(await runs.deleteAll())) return;
  // A fit that ended now would be of no project.
  session.close();
  tabs.tell({ kind: 'everything-deleted' });
  beginAnew();
}
