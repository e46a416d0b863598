import type { OnProjects, intoProjects } from './project/into-projects.ts';
import { addMarks } from './project/run-marks.ts';
import type { Database, Upgrade } from './schema.ts';
import type { JudgingRecord } from './records.ts';
import type { splitSources } from './split-sources.ts';

/** What changes the records of earlier versions; null where there are none. */
export interface Changes {
  /** Version 1 → 2. */
  readonly split: typeof splitSources | null;
  /** Version 5 → 6. */
  readonly gather: typeof intoProjects | null;
}

/**
 * What records of earlier versions become, step by step, while the database is opened. Version 4
 * → 5 changes none: since then a run may be without a summary. Nor does 6 → 7: since then a run of
 * judging may be a study; nor 7 → 8: since then edits may hold corrections, which earlier pages
 * would pass over; nor 8 → 9: since then counts by question may have a byte each, and large
 * counts, summaries and draws lie in Blobs; 9 → 10 adds an index alone (project/run-marks.ts).
 */
export function upgrade(db: Database, from: number, tx: Upgrade, changes: Changes): void {
  if (from < 1) {
    db.createObjectStore('runs', { keyPath: 'id' });
    db.createObjectStore('draws');
    db.createObjectStore('data', { keyPath: 'hash' });
  }
  if (from < 2) {
    db.createObjectStore('sources', { keyPath: 'id' });
    db.createObjectStore('texts');
  }
  if (from < 3) {
    db.createObjectStore('judging', { keyPath: 'id' });
    db.createObjectStore('judgingQuestions');
    db.createObjectStore('replies');
    db.createObjectStore('keys', { keyPath: 'baseUrl' });
  }
  if (from < 4) {
    db.createObjectStore('calls');
  }
  if (from < 6) {
    db.createObjectStore('projects', { keyPath: 'id' });
    db.createObjectStore('asking', { keyPath: 'id' });
    db.createObjectStore('askedQuestions');
    db.createObjectStore('answers');
    db.createObjectStore('askCalls');
  }
  if (from < 10) {
    addMarks(tx.objectStore('runs'));
  }
  changeRecords(from, tx, changes).catch(() => {
    tx.abort();
  });
}

/** One after the other: each begins with what the one before it has left. */
async function changeRecords(from: number, tx: Upgrade, { split, gather }: Changes): Promise<void> {
  if (from < 2) await split?.(tx);
  if (from < 4) await addRules(tx);
  // It can all that others can.
  if (from < 6) await gather?.(tx as unknown as OnProjects);
}

/** Version 3 → 4: in version 3 a rule that was accepted held only for what was said until then. */
async function addRules(tx: Upgrade): Promise<void> {
  const runs = tx.objectStore('judging');
  for (let cursor = await runs.openCursor(); cursor; cursor = await cursor.continue()) {
    // What version 3 stored; only this function ever sees it.
    const run = cursor.value as Omit<JudgingRecord, 'rules'>;
    await cursor.update({ ...run, rules: run.setup.judges.map(() => null) });
  }
}
