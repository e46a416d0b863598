import type { RecordFlaw } from '../../core/failure.ts';
import { requireSound } from '../damage.ts';
import { database, guarded, keysAfter, keysUnder, onlyAt } from '../database.ts';

/** What lies beside runs of judging and asking, read a part at a time. */

/** Where the parts of one kind lie: R is their run, T a part. */
export interface PartsPlace<R, T> {
  readonly runs: 'judging' | 'asking';
  readonly store: 'replies' | 'judgingQuestions' | 'answers' | 'askedQuestions';
  /** What is read at once: a few milliseconds of the page's time. */
  readonly size: number;
  readonly flaws: () => Promise<PartFlaws<R>>;
  /** Positions behind the run in a part's key; null where parts lie by their own position. */
  readonly placeOf: ((part: T) => readonly number[]) | null;
}

export interface PartFlaws<R> {
  readonly ofRun: (record: unknown) => RecordFlaw | null;
  readonly ofPart: (record: R, key: unknown, value: unknown) => RecordFlaw | null;
}

/**
 * All parts of a run in the order of their keys, some at a time; none where the run is gone.
 * @throws CaravanError damaged-record
 */
export async function* inParts<R, T>(
  place: PartsPlace<R, T>,
  run: string,
): AsyncGenerator<readonly T[]> {
  const { runs, store, size, flaws, placeOf } = place;
  const { ofPart } = await flaws();
  let count = 0;
  for (let range = keysUnder(run); ;) {
    const { record, keys, values } = await partsIn(place, run, range);
    if (record === null || values.length === 0) return;
    values.forEach((value, at) => {
      requireSound(store, record, ofPart(record, keys[at], value));
    });
    if (placeOf === null) {
      // By position: one that is not there would move all that follow.
      const isWhole = keys.every(
        (key, at) => JSON.stringify(key) === JSON.stringify([run, count + at]),
      );
      requireSound(runs, record, isWhole ? null : NO_QUESTION[runs]);
    }
    count += values.length;
    yield values;
    if (values.length < size) return;
    const last = placeOf === null ? [count - 1] : placeOf(values[values.length - 1]);
    range = keysAfter([run, ...last]);
  }
}

/**
 * One part; null where it is not there.
 * @param at positions behind the run in its key
 * @throws CaravanError damaged-record
 */
export async function onePart<R, T>(
  place: PartsPlace<R, T>,
  run: string,
  at: readonly number[],
): Promise<T | null> {
  const { ofPart } = await place.flaws();
  const key = [run, ...at];
  const { record, values } = await partsIn(place, run, onlyAt(key));
  if (record === null || values.length === 0) return null;
  requireSound(place.store, record, ofPart(record, key, values[0]));
  return values[0];
}

const NO_QUESTION = {
  judging: { kind: 'missing', store: 'judgingQuestions' },
  asking: { kind: 'missing', store: 'askedQuestions' },
} as const;

interface Parts<R, T> {
  readonly record: R | null;
  readonly keys: readonly IDBValidKey[];
  readonly values: readonly T[];
}

/**
 * What lies in a range, with its keys, and the run that it is of.
 * @throws CaravanError damaged-record, of the run
 */
async function partsIn<R, T>(
  { runs, store, size, flaws }: PartsPlace<R, T>,
  run: string,
  range: IDBKeyRange,
): Promise<Parts<R, T>> {
  const [found, keys, values] = await guarded(async () => {
    const tx = (await database()).transaction([runs, store]);
    return Promise.all([
      tx.objectStore(runs).get(run),
      tx.objectStore(store).getAllKeys(range, size),
      tx.objectStore(store).getAll(range, size),
    ]);
  });
  const { ofRun } = await flaws();
  if (found !== undefined) requireSound(runs, found, ofRun(found));
  // What lies in a store is of its type, or its flaw is reported before it is used.
  return { record: (found ?? null) as R | null, keys, values: values as unknown as readonly T[] };
}
