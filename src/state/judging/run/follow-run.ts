import type { JudgingRecord } from '../../../storage/records.ts';
import { followSession } from '../../project/follow-session.ts';
import { sessionSources } from '../../project/session-sources.svelte.ts';
import { sourceFilesOf } from './run-files.ts';
import type { RunParts } from './run-parts.ts';

/**
 * Has the project follow the verdicts of a run.
 * @param record as it stands, by the name that it has now
 */
export function followRun(
  record: () => JudgingRecord,
  { lock, journal, tally }: Pick<RunParts, 'lock' | 'journal' | 'tally'>,
): void {
  const { id, project, setup } = record();
  const judges = setup.judges.map(({ name }) => name);
  const verdicts = { judges, counts: () => tally.counts() };
  followSession({ id, project, files: () => sourceFilesOf(record()), verdicts }, lock, journal);
  tally.subscribe(() => {
    sessionSources.changed(id);
  });
}
