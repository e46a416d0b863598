import type { DamagedRecord } from '../../storage/damage.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { runs } from '../runs/runs.svelte.ts';
import { projectList } from './project-list.svelte.ts';
import { tabs } from './tabs.ts';

/** What is left of a damaged project, with all that names it, as a file; null where that fails. */
export async function exportDamagedProject(project: DamagedRecord): Promise<Blob | null> {
  const { exportDamaged } = await import('../../storage/repair.ts');
  return (await storageActs.guard(() => exportDamaged([project], Date.now()))) ?? null;
}

/** Takes a damaged project out of the list for good; what names it is listed in the others. */
export async function removeDamagedProject(project: DamagedRecord): Promise<void> {
  const { deleteDamaged } = await import('../../storage/repair.ts');
  await storageActs.guard(() => deleteDamaged(project));
  tabs.tell({ kind: 'projects' });
  await projectList.refresh();
  await runs.reload();
}
