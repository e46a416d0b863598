import { NOTHING_BEFORE } from '../../../core/judge/plan/before.ts';
import type { Before } from '../../../core/judge/plan/before.ts';
import { tableEdits } from '../../../core/table/data-edits.ts';
import { run } from '../../../jobs.ts';
import type { DataSource, JudgingRecord } from '../../../storage/records.ts';
import { importing } from '../../data/importing.svelte.ts';
import { sourceRecords } from '../../data/source-records.ts';
import { session } from '../../fit/session.svelte.ts';
import { openProject } from '../../project/open-project.svelte.ts';

/**
 * What the project of a run holds but its own verdicts, by its questions; nothing where another
 * project is open. @param questions their ids, by position
 */
export async function beforeRun(
  { id, project }: Pick<JudgingRecord, 'id' | 'project'>,
  questions: readonly string[],
): Promise<Before> {
  const { source } = openProject;
  if (source === null || project !== openProject.id) return NOTHING_BEFORE;
  const own = source.files.flatMap(({ file, session: of }) => (of === id ? [file] : []));
  return judgedIn(source, questions, own);
}

/** What the open project holds, where it has a ranking, by the questions of a run to come. */
export async function beforeNewRun(questions: readonly string[]): Promise<Before> {
  const { source } = importing;
  const isRanked = importing.isRanked && session.data?.sample === null;
  return isRanked && source !== null ? judgedIn(source, questions, []) : NOTHING_BEFORE;
}

async function judgedIn(
  source: DataSource,
  questions: readonly string[],
  without: readonly string[],
): Promise<Before> {
  const { files, edits } = source;
  const { table } = await sourceRecords.of(source);
  const excludedFiles = [...(edits.excludedFiles ?? []), ...without];
  const rest = tableEdits({ ...edits, excludedFiles }, files);
  return run('judgedBefore', { table, edits: rest, questions });
}
