import { countAnswered, listAskings } from '../../storage/asking/asking.ts';
import { listRuns } from '../../storage/judging.ts';
import type { JudgingRecord } from '../../storage/records.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { openProject } from './open-project.svelte.ts';
import { rankFiles } from './rank-files.ts';
import { sessionSources } from './session-sources.svelte.ts';
import type { SessionSource } from './session-sources.svelte.ts';

/**
 * Has the files of the open project ranked, takes up what its runs have got since they last rested,
 * and takes out what is of none: a page may end at any moment, and a copy's fits have files of the
 * original's runs.
 */
export async function catchUp(): Promise<void> {
  await rankFiles();
  await storageActs.guard(async () => {
    const { id } = openProject;
    // Runs are there before they are sources.
    const made = new Set<unknown>(openProject.source?.files.map(({ session }) => session));
    const judgings = await listRuns(id);
    const askings = await listAskings(id);
    for (const { id: run } of [...judgings.sound, ...askings.sound]) made.delete(run);
    for (const { key } of [...judgings.damaged, ...askings.damaged]) made.delete(key);
    for (const gone of made)
      if (typeof gone === 'string')
        await sessionSources.rest({ id: gone, project: id, files: () => Promise.resolve([]) });
    for (const run of judgings.sound) {
      const { sourceFilesOf } = await import('../judging/run/run-files.ts');
      const { countJudgments } = await import('../../storage/judging-counts.ts');
      const has = (of: FileReport) => of.judgments + of.unparsed;
      await takeUp({ ...run, files: () => sourceFilesOf(run) }, await countJudgments(run.id), has);
    }
    for (const run of askings.sound) {
      const { sourceFilesOf } = await import('../asking/source-files.ts');
      const has = (of: FileReport) => of.holds.answers;
      await takeUp({ ...run, files: () => sourceFilesOf(run) }, await countAnswered(run.id), has);
    }
  });
}

/**
 * @param there how much a run has
 * @param has how much of it a file of the project holds
 */
async function takeUp(
  run: SessionSource & Pick<JudgingRecord, 'isAhead'>,
  there: number,
  has: (file: FileReport) => number,
): Promise<void> {
  const files = openProject.source?.files.filter(({ session }) => session === run.id) ?? [];
  const taken = files.reduce((sum, file) => sum + has(file), 0);
  if ((there !== taken || run.isAhead) && !sessionSources.isAtWork(run.id))
    await sessionSources.rest(run);
}
