import type { RecordFlaw } from '../core/failure.ts';
import type { JudgedQuestion, JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import { loadFlaws, requireSound } from './damage.ts';
import { database, guarded, keysAfter, keysUnder, onlyAt } from './database.ts';
import type { JudgingRecord } from './records.ts';
import { replyKey } from './judging.ts';

/** What is read at once: a few milliseconds of the page's time. */
const PART = 100;

type PartStore = 'replies' | 'judgingQuestions';

/**
 * All that was said in a run, by judge, question and models, a part at a time.
 * @throws CaravanError damaged-record
 */
export async function* repliesInParts(run: string): AsyncGenerator<readonly JudgeReply[]> {
  const flaws = await loadFlaws();
  for (let from = keysUnder(run); ;) {
    const part: Part<JudgeReply> = await partOf('replies', run, from);
    const { record, keys, values } = part;
    if (record === undefined || values.length === 0) return;
    const { reply } = flaws.judgingPartFlaws(run, record.setup);
    requireAllSound('replies', record, keys, values, reply);
    yield values;
    if (values.length < PART) return;
    from = keysAfter(replyKey(run, values[values.length - 1]));
  }
}

/**
 * All questions of a run by position, a part at a time.
 * @throws CaravanError damaged-record
 */
export async function* questionsInParts(run: string): AsyncGenerator<readonly JudgedQuestion[]> {
  const flaws = await loadFlaws();
  for (let from = 0; ; from += PART) {
    const range = from === 0 ? keysUnder(run) : keysAfter([run, from - 1]);
    const { record, keys, values } = await partOf('judgingQuestions', run, range);
    if (record === undefined || values.length === 0) return;
    const { question } = flaws.judgingPartFlaws(run, record.setup);
    requireAllSound('judgingQuestions', record, keys, values, question);
    // By position: one that is not there would move all that follow.
    const isWhole = keys.every((key, at) => String(key) === String([run, from + at]));
    requireSound('judging', record, isWhole ? null : NO_QUESTION);
    yield values;
    if (values.length < PART) return;
  }
}

const NO_QUESTION = { kind: 'missing', store: 'judgingQuestions' } as const;

/**
 * Null where nothing was said of the task.
 * @throws CaravanError damaged-record
 */
export async function loadReply(run: string, task: JudgeTask): Promise<JudgeReply | null> {
  const flaws = await loadFlaws();
  const key = replyKey(run, task);
  const { record, values } = await partOf('replies', run, onlyAt(key));
  const reply = values.at(0);
  if (record === undefined || reply === undefined) return null;
  requireSound('replies', record, flaws.judgingPartFlaws(run, record.setup).reply(key, reply));
  return reply;
}

/**
 * Null where there is none at this position.
 * @throws CaravanError damaged-record
 */
export async function loadQuestion(run: string, at: number): Promise<JudgedQuestion | null> {
  const flaws = await loadFlaws();
  const key = [run, at];
  const { record, values } = await partOf('judgingQuestions', run, onlyAt(key));
  const found = values.at(0);
  if (record === undefined || found === undefined) return null;
  const flaw = flaws.judgingPartFlaws(run, record.setup).question(key, found);
  requireSound('judgingQuestions', record, flaw);
  return found;
}

interface Part<T> {
  readonly record: JudgingRecord | undefined;
  readonly keys: readonly IDBValidKey[];
  readonly values: readonly T[];
}

/**
 * What lies in a range, with its keys, and the run that it is of.
 * @throws CaravanError damaged-record, of the run
 */
async function partOf<S extends PartStore>(store: S, run: string, range: IDBKeyRange) {
  const part = await guarded(async () => {
    const tx = (await database()).transaction(['judging', 'replies', 'judgingQuestions']);
    const [record, keys, values] = await Promise.all([
      tx.objectStore('judging').get(run),
      tx.objectStore(store).getAllKeys(range, PART),
      tx.objectStore(store).getAll(range, PART),
    ]);
    return { record, keys, values };
  });
  const { judgingFlaw } = await loadFlaws();
  if (part.record !== undefined) requireSound('judging', part.record, judgingFlaw(part.record));
  return part;
}

/** @throws CaravanError damaged-record, of the first that is */
function requireAllSound(
  store: PartStore,
  record: JudgingRecord,
  keys: readonly IDBValidKey[],
  values: readonly unknown[],
  flawOf: (key: unknown, value: unknown) => RecordFlaw | null,
): void {
  values.forEach((value, at) => {
    requireSound(store, record, flawOf(keys[at], value));
  });
}
