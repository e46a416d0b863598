import { database, guarded } from '../database.ts';
import type { Listing } from '../damage.ts';
import { flawOfRun, headOf } from '../record-checks.ts';
import type { RunHead, UnfittedRecord } from '../records.ts';
import { damagedRun, NO_DATA } from '../runs.ts';
import type { DamagedRun } from '../runs.ts';
import { marksOf } from './run-marks.ts';
import { isIn } from './shared-runs.ts';

/** What lists show of runs that were found sound, by their seals. */
let heads: ReadonlyMap<string, RunHead | UnfittedRecord> = new Map();

/**
 * The runs of a project and its data without one, the last finished or imported first, and those
 * of no project that is there; of all that can't be used, what is wrong. A run is read when it is
 * listed first, or has changed since, each in a task of its own: many at once would hold the page.
 */
export async function listRuns(
  project: string,
): Promise<Listing<RunHead | UnfittedRecord, DamagedRun>> {
  const [stored, data, projects] = await guarded(async () => {
    const tx = (await database()).transaction(['runs', 'data', 'projects']);
    const runs = tx.objectStore('runs');
    const read = (await marksOf(runs)).map(async ({ id, seal, run: read }) => {
      const head = seal === null ? undefined : heads.get(seal);
      if (head) return [{ seal, head }];
      const run = read ?? (await runs.get(id));
      return run ? [{ seal, run }] : [];
    });
    return Promise.all([
      Promise.all(read),
      tx.objectStore('data').getAllKeys(),
      tx.objectStore('projects').getAllKeys(),
    ]);
  });
  const isThere = new Set(data);
  const known = new Map<string, RunHead | UnfittedRecord>();
  const sound: (RunHead | UnfittedRecord)[] = [];
  const damaged: DamagedRun[] = [];
  for (const found of stored.flat()) {
    const run = 'run' in found ? found.run : found.head;
    const own = 'run' in found ? await flawOfRun(found.run) : null;
    const flaw = own ?? (isThere.has(run.dataHash) ? null : NO_DATA);
    if (flaw) {
      damaged.push(damagedRun(run, { store: 'runs', flaw }));
      continue;
    }
    const { seal } = found;
    const head = 'run' in found ? headOf(found.run) : found.head;
    if (seal !== null) known.set(seal, head);
    const isLost = !projects.some((one) => isIn(one, head));
    if (isLost || isIn(project, head)) sound.push(head);
  }
  heads = known;
  return { sound: sound.sort((a, b) => timeOf(b) - timeOf(a)), damaged };
}

function timeOf(run: RunHead | UnfittedRecord): number {
  return run.summary === null ? run.importedAt : run.finishedAt;
}
