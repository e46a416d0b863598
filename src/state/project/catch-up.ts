import { countReplies, listRuns } from '../../storage/judging.ts';
import type { JudgingRecord } from '../../storage/records.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { openProject } from './open-project.svelte.ts';
import { sessionSources } from './session-sources.svelte.ts';

/** Takes up what runs of the open project have got since they last rested: a page may end at any moment. */
export async function catchUp(): Promise<void> {
  await storageActs.guard(async () => {
    const { id } = openProject;
    const { sound } = await listRuns(id);
    for (const run of sound) {
      const known = openProject.source?.files.filter(({ session }) => session === run.id) ?? [];
      const taken = known.reduce((sum, { judgments, unparsed }) => sum + judgments + unparsed, 0);
      if ((await countReplies(run.id)) !== taken) await takeUp(run);
    }
  });
}

async function takeUp(run: JudgingRecord): Promise<void> {
  const { sourceFilesOf } = await import('../judging/run/run-files.ts');
  await sessionSources.rest({ ...run, files: () => sourceFilesOf(run) });
}
