import type { DamagedRecord } from '../damage.ts';
import { countRecords, recordsOf } from '../all-records.ts';
import { STORES, isStoreName } from '../stores.ts';
import { askingChecks } from './asking.ts';
import { FitChecks } from './fits.ts';
import { judgingChecks } from './judging.ts';
import { KEY_CHECKS } from './keys.ts';
import { ProjectChecks } from './projects.ts';
import type { DeepChecks, RecordChecks } from './records.ts';
import { TextChecks } from './texts.ts';

export interface CheckProgress {
  /** In records. */
  readonly done: number;
  readonly total: number;
  /** What was found since the last time. */
  readonly found: readonly DamagedRecord[];
}

/**
 * Goes through all that is stored, and reports what is damaged and what nothing uses.
 * @param before sources that were saved later (milliseconds since 1970) may yet be used
 */
export async function* checkAll(deep: DeepChecks, before: number): AsyncGenerator<CheckProgress> {
  const projects = new ProjectChecks();
  const fits = new FitChecks(deep.agrees);
  const texts = new TextChecks(deep.flawOfBlobs, ({ id, savedAt }) => {
    const isKnown = projects.areSound && fits.areDataSound;
    return !isKnown || projects.sources.has(id) || fits.sources.has(id) || savedAt >= before;
  });
  const runs = [judgingChecks(), askingChecks()];
  const checks: readonly RecordChecks[] = [projects, fits, texts, ...runs, KEY_CHECKS];
  const total = await countRecords(Object.keys(STORES).filter(isStoreName));
  let done = 0;
  for (const check of checks) {
    for (const store of check.stores) {
      for await (const records of recordsOf(store)) {
        const found: DamagedRecord[] = [];
        for (const record of records) found.push(...(await check.look(record)));
        done += records.length;
        yield { done, total, found };
      }
    }
    yield { done, total, found: check.end() };
  }
}
