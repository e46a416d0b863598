import { answersInParts } from '../../storage/asking/parts.ts';
import { listAskings } from '../../storage/asking/asking.ts';
import { countReplies, listRuns } from '../../storage/judging.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { openProject } from './open-project.svelte.ts';
import { sessionSources } from './session-sources.svelte.ts';
import type { SessionSource } from './session-sources.svelte.ts';

/**
 * Takes up what runs of the open project have got since they last rested: a page may end at any
 * moment.
 */
export async function catchUp(): Promise<void> {
  await storageActs.guard(async () => {
    const { id } = openProject;
    for (const run of (await listRuns(id)).sound) {
      const { sourceFilesOf } = await import('../judging/run/run-files.ts');
      const has = (of: FileReport) => of.judgments + of.unparsed;
      await takeUp({ ...run, files: () => sourceFilesOf(run) }, await countReplies(run.id), has);
    }
    for (const run of (await listAskings(id)).sound) {
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
  run: SessionSource,
  there: number,
  has: (file: FileReport) => number,
): Promise<void> {
  const files = openProject.source?.files.filter(({ session }) => session === run.id) ?? [];
  const taken = files.reduce((sum, file) => sum + has(file), 0);
  if (there !== taken) await sessionSources.rest(run);
}

/** Answers as files have them: of a conversation and of several samples one. */
async function countAnswered(run: string): Promise<number> {
  const answered = new Set<string>();
  for await (const part of answersInParts(run))
    for (const { model, question } of part) answered.add(`${String(model)} ${String(question)}`);
  return answered.size;
}
