import { loadChecks, loadFlaws, nameOf } from '../damage.ts';
import { inOne, raw } from '../database.ts';
import { storedDraws } from '../large/draws.ts';
import { storedRun } from '../large/summary.ts';
import type { RunInStore } from '../large/summary.ts';
import type { RunRecord, UnfittedRecord } from '../records.ts';
import type { StoredRun, UnfittedData } from '../runs.ts';
import type { RawRecord } from '../stores.ts';
import { storingData } from './shared-data.ts';
import { marksOf } from './run-marks.ts';
import type { RunMark } from './run-marks.ts';
import { isIn, isObject, takeOut, together } from './shared-runs.ts';

/** What stores runs: nothing that the first picture waits for. */

/** Runs that nobody has named keep their draws as long as so many of them are opened later. */
const KEPT_DRAWS = 12;

/**
 * Stores data that are about to be fitted, for the projects that their record names. Where a fit
 * of them has ended there before, it is what the page comes back to.
 * @param replaced hash of the data that these were made of; without a fit these projects keep them
 *   no longer
 * @param damaged ids of runs that can't be opened, whatever their shape: they are no fits
 */
export async function saveUnfitted(
  { run, data }: UnfittedData,
  replaced: string | null = null,
  damaged: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { runFlaw } = await loadFlaws();
  await storingData(data, [], (putData) =>
    inOne(['runs', 'draws', 'data'], async (tx) => {
      const runs = tx.objectStore('runs');
      const sound = async (id: string) => {
        const one = damaged.has(id) ? undefined : await runs.get(id);
        return one && runFlaw(one) === null ? one : undefined;
      };
      const ours = (await marksOf(runs)).filter((one) =>
        run.projects.some((project) => isIn(project, one)),
      );
      const replacing = ours.find(({ id }) => id === replaced);
      const origin = replacing && (await sound(replacing.id));
      if (origin) await takeOut(tx, [origin], run.projects);
      const fits = ours.filter(({ dataHash, isFit }) => dataHash === data.hash && isFit);
      let last: RunInStore | undefined;
      for (const { id } of fits.sort(lastOpened)) last ??= await sound(id);
      const there = await sound(run.id);
      const shared = { ...run, projects: together(there, run.projects) };
      await runs.put(
        last ? { ...last, openedAt: run.openedAt } : succeeding(shared, there ?? origin),
      );
      await putData(tx);
    }),
  );
}

function lastOpened(a: RunMark, b: RunMark): number {
  return b.openedAt - a.openedAt;
}

/** Data keep the name that the user gave, and their place in the list. */
function succeeding(run: UnfittedRecord, earlier?: RunInStore): UnfittedRecord {
  if (earlier?.summary !== null) return run;
  const { name, dataName, importedAt } = earlier;
  return { ...run, name: name === dataName ? run.name : name, importedAt };
}

/**
 * Stores a run whole, or not at all, in place of its data without one, for the projects that it
 * names. A run of the same id keeps its name, and stays in the projects that have it.
 */
export async function saveRun({ run, data, draws }: StoredRun): Promise<RunRecord> {
  const { hashesOf } = await loadChecks();
  const hashed = { ...run, ...(await hashesOf(run.summary, draws)) };
  const { id } = run;
  const fit: RawRecord = { store: 'runs', key: id, value: await storedRun(hashed) };
  const beside =
    draws === null ? [] : [{ store: 'draws', key: id, value: await storedDraws(draws) } as const];
  return storingData(data, [fit, ...beside], (putData, [{ value }, ...others]) =>
    inOne(['runs', 'draws', 'data'], async (tx) => {
      const runs = tx.objectStore('runs');
      const [there, unfitted] = [await runs.get(run.id), await runs.get(data.hash)];
      const isOurs = unfitted && run.projects.some((project) => isIn(project, unfitted));
      const name = nameOf(there ?? (isOurs && unfitted)) || run.name;
      const part = { name, projects: together(there, run.projects) };
      if (unfitted) await takeOut(tx, [unfitted], run.projects);
      await raw(tx)
        .objectStore('runs')
        .put({ ...(isObject(value) ? value : null), ...part });
      await putData(tx);
      for (const one of others) await raw(tx).objectStore('draws').put(one.value, id);
      const unnamed = (await marksOf(runs))
        .filter(({ name, dataName, isFit }) => isFit && name === dataName)
        .sort(lastOpened);
      const withDraws = new Set(await tx.objectStore('draws').getAllKeys());
      for (const { id } of unnamed.slice(KEPT_DRAWS))
        if (withDraws.has(id)) await tx.objectStore('draws').delete(id);
      return { ...hashed, ...part };
    }),
  );
}
