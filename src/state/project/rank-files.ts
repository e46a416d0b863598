import type { DataRecord } from '../../storage/records.ts';
import { isSameSource } from '../../storage/sources.ts';
import { importedData } from '../data/data-records.ts';
import { importing } from '../data/importing.svelte.ts';
import { readChange } from '../data/read-change.ts';
import { session } from '../fit/session.svelte.ts';
import { runs } from '../runs/runs.svelte.ts';
import { openProject } from './open-project.svelte.ts';

/**
 * Ranks the files of the open project, where that is stored nowhere: files are stored first, and a
 * page may end before what is ranked of them is.
 */
export async function rankFiles(): Promise<void> {
  const { source } = openProject;
  const { data: shown } = session;
  if (!source?.files.some(({ judgments }) => judgments > 0)) return;
  if (isSameSource(shown?.source ?? null, source)) return;
  // What can't be read is said where the files are looked at.
  const data = await dataOf(openProject.name, source).catch(() => null);
  await importing.idle();
  const isRanked = runs.list.some(({ dataHash }) => dataHash === data?.hash);
  // Meanwhile something else may have been read, or shown.
  const isOld = openProject.source !== source || session.data !== shown;
  if (data && !isRanked && !isOld) session.open(data);
}

/** Null where there is nothing to rank. */
async function dataOf(
  name: string,
  source: NonNullable<DataRecord['source']>,
): Promise<DataRecord | null> {
  const change = { source, sources: [], drop: [], edits: source.edits };
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  const { counts, failure } = await readChange(change, new Map(), options);
  return failure ? null : importedData(name, source, counts);
}
