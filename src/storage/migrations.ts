import type { Database, Upgrade } from './schema.ts';
import type { JudgingRecord } from './records.ts';
import type { splitSources } from './split-sources.ts';

/**
 * What records of earlier versions become, step by step, while the database is opened. Version 4
 * → 5 changes none: since then a run may be without a summary.
 * @param split what makes sources of the records of version 1; null where there are none
 */
export function upgrade(
  db: Database,
  from: number,
  tx: Upgrade,
  split: typeof splitSources | null,
): void {
  if (from < 1) {
    db.createObjectStore('runs', { keyPath: 'id' });
    db.createObjectStore('draws');
    db.createObjectStore('data', { keyPath: 'hash' });
  }
  if (from < 2) {
    db.createObjectStore('sources', { keyPath: 'id' });
    db.createObjectStore('texts');
    split?.(tx).catch(() => {
      tx.abort();
    });
  }
  if (from < 3) {
    db.createObjectStore('judging', { keyPath: 'id' });
    db.createObjectStore('judgingQuestions');
    db.createObjectStore('replies');
    db.createObjectStore('keys', { keyPath: 'baseUrl' });
  }
  if (from < 4) {
    db.createObjectStore('calls');
    addRules(tx).catch(() => {
      tx.abort();
    });
  }
  if (from < 6) {
    db.createObjectStore('asking', { keyPath: 'id' });
    db.createObjectStore('askedQuestions');
    db.createObjectStore('answers');
    db.createObjectStore('askCalls');
  }
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
