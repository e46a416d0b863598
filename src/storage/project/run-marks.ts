import type { RunInStore } from '../large/summary.ts';
import type { RunStore } from '../schema.ts';

/**
 * What is known of a run without reading it, by an index: its summary is nearly all of it, and a
 * project that has been played with has hundreds.
 */
export interface RunMark extends Pick<
  RunInStore,
  'id' | 'dataHash' | 'openedAt' | 'name' | 'dataName' | 'projects'
> {
  readonly isFit: boolean;
  /** Of two records of one run with the same seal, lists show the same; null of what had to be read. */
  readonly seal: string | null;
  /** What had to be read. */
  readonly run?: RunInStore;
}

/** A run that has not all of these is not in the index. */
const KEY = [
  'dataHash',
  'openedAt',
  'name',
  'dataName',
  'projects',
  'finishedAt',
  'summaryHash',
] as const;

interface Cursor {
  readonly key: [string, number, string, string, string[], number, string];
  readonly primaryKey: string;
  continue(): Promise<Cursor | null>;
}

/**
 * The index of runs. Were it in the schema, a transaction on more stores would be none on these, to the
 * compiler.
 */
interface WithMarks {
  createIndex(name: 'marks', key: readonly string[]): void;
  index(name: 'marks'): { openKeyCursor(): Promise<Cursor | null> };
}

function withMarks(runs: RunStore): WithMarks {
  return runs as unknown as WithMarks;
}

/** While the database is opened in an earlier version. */
export function addMarks(runs: RunStore): void {
  withMarks(runs).createIndex('marks', KEY);
}

/** Those of all runs, in no order. What the index leaves out is read: data without a fit, above all. */
export async function marksOf(runs: RunStore): Promise<readonly RunMark[]> {
  const marks = new Map<string, RunMark>();
  let cursor = await withMarks(runs).index('marks').openKeyCursor();
  for (; cursor; cursor = await cursor.continue()) {
    const { key, primaryKey: id } = cursor;
    const [dataHash, openedAt, name, dataName, projects] = key;
    const of = { id, dataHash, openedAt, name, dataName, projects };
    marks.set(id, { ...of, isFit: true, seal: JSON.stringify([id, key]) });
  }
  const others = (await runs.getAllKeys()).filter((id) => !marks.has(id));
  for (const run of await Promise.all(others.map((id) => runs.get(id))))
    if (run) marks.set(run.id, { ...run, isFit: Boolean(run.summary), seal: null, run });
  return [...marks.values()];
}
