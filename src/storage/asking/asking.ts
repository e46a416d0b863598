import type { AnswerTurn, AskedQuestion, AskTask } from '../../core/ask/setup.ts';
import { CaravanError } from '../../core/failure.ts';
import type { RecordFlaw } from '../../core/failure.ts';
import { identityOf } from './identity.ts';
import { loadChecks, loadFlaws, nameOf, requireSound } from '../damage.ts';
import type { DamagedRecord, Listing } from '../damage.ts';
import { database, guarded, inOne, keysUnder } from '../database.ts';
import type { AnswerKey, AskingRecord, WholeAsking } from '../records.ts';

const STORES: ('asking' | 'askedQuestions' | 'answers' | 'askCalls')[] = [
  ...(['asking', 'askedQuestions', 'answers', 'askCalls'] as const),
];

/**
 * Stores a new run with its questions whole, or not at all.
 * @param answers what is known already, so that it is not asked for
 */
export async function createAsking(
  run: Pick<AskingRecord, 'id' | 'project' | 'name' | 'setup' | 'createdAt'>,
  questions: readonly AskedQuestion[],
  answers: readonly AnswerTurn[] = [],
): Promise<AskingRecord> {
  const identities = await Promise.all(run.setup.models.map(identityOf));
  const record = { ...run, identities, openedAt: run.createdAt, lost: 0, end: null };
  await restoreAsking({ record, questions, answers });
  return record;
}

/**
 * The runs of a project, the last opened first, and those of no project that is there; of all that
 * can't be used, what is wrong.
 */
export async function listAskings(project: string): Promise<Listing<AskingRecord>> {
  const [runs, projects] = await guarded(async () => {
    const tx = (await database()).transaction(['asking', 'projects']);
    return Promise.all([
      tx.objectStore('asking').getAll(),
      tx.objectStore('projects').getAllKeys(),
    ]);
  });
  const { flawOfAsking } = await loadChecks();
  const sound: AskingRecord[] = [];
  const damaged: DamagedRecord[] = [];
  for (const run of runs) {
    const flaw = (await flawOfAsking(run)) ?? (await missingQuestions(run));
    if (flaw) damaged.push({ store: 'asking', key: run.id, name: nameOf(run), flaw });
    else if (run.project === project || !projects.includes(run.project)) sound.push(run);
  }
  return { sound: sound.sort((a, b) => b.openedAt - a.openedAt), damaged };
}

/**
 * Null where it is gone.
 * @throws CaravanError damaged-record
 */
export async function loadAsking(id: string): Promise<AskingRecord | null> {
  const run = await guarded(async () => (await database()).get('asking', id));
  if (run === undefined) return null;
  const { flawOfAsking } = await loadChecks();
  requireSound('asking', run, (await flawOfAsking(run)) ?? (await missingQuestions(run)));
  return run;
}

async function missingQuestions({ id, setup }: AskingRecord): Promise<RecordFlaw | null> {
  const count = await guarded(async () =>
    (await database()).count('askedQuestions', keysUnder(id)),
  );
  return count === setup.questions ? null : { kind: 'missing', store: 'askedQuestions' };
}

/**
 * Changes what is not settled when a run begins.
 * @throws CaravanError `run-gone`
 */
export async function changeAsking(
  id: string,
  part: Partial<Pick<AskingRecord, 'name' | 'openedAt' | 'end'>>,
): Promise<void> {
  await inOne(['asking'], async (tx) => {
    const runs = tx.objectStore('asking');
    const run = await runs.get(id);
    if (!run) throw new CaravanError({ kind: 'run-gone' });
    await runs.put({ ...run, ...part });
  });
}

/**
 * Deletes a run with all that belongs to it, and gives it back, for undoing; null of what is
 * damaged, which can't be stored again as it was.
 */
export async function deleteAsking(id: string): Promise<WholeAsking | null> {
  const { isWholeAsking } = await loadFlaws();
  return inOne(STORES, async (tx) => {
    const all = keysUnder(id);
    const [record, questions, answers] = await Promise.all([
      tx.objectStore('asking').get(id),
      tx.objectStore('askedQuestions').getAll(all),
      tx.objectStore('answers').getAll(all),
    ]);
    await tx.objectStore('asking').delete(id);
    for (const part of ['askedQuestions', 'answers', 'askCalls'] as const)
      await tx.objectStore(part).delete(all);
    const whole = record && { record, questions, answers };
    return whole && isWholeAsking(whole) ? whole : null;
  });
}

/** Undoes `deleteAsking`. */
export async function restoreAsking({ record, questions, answers }: WholeAsking): Promise<void> {
  await inOne(STORES, async (tx) => {
    await tx.objectStore('asking').add(record);
    const stored = tx.objectStore('askedQuestions');
    for (const [at, question] of questions.entries()) await stored.add(question, [record.id, at]);
    for (const answer of answers)
      await tx.objectStore('answers').add(answer, answerKey(record.id, answer));
  });
}

/**
 * Stores answers all together, or none of them; their calls are under way no more. Once this
 * resolves they are on the disk, not on their way there.
 * @param replaced tasks that were asked again: the new answer takes the place of the one that is
 *   there, whose cost counts as lost. No other answer that is stored is ever replaced.
 * @returns those that were stored
 * @throws CaravanError `run-gone`, `quota-exceeded`, `storage`
 */
export async function addAnswers(
  run: string,
  answers: readonly AnswerTurn[],
  replaced: readonly AskTask[] = [],
): Promise<readonly AnswerTurn[]> {
  const mayReplace = new Set(replaced.map((task) => answerKey(run, task).join()));
  return inOne(['asking', 'answers', 'askCalls'], async (tx) => {
    const record = await tx.objectStore('asking').get(run);
    if (!record) throw new CaravanError({ kind: 'run-gone' });
    const stored = tx.objectStore('answers');
    const added: AnswerTurn[] = [];
    let { lost } = record;
    let isReplaced = false;
    for (const answer of answers) {
      const key = answerKey(run, answer);
      await tx.objectStore('askCalls').delete(key);
      const before = await stored.get(key);
      if (before && !mayReplace.has(key.join())) continue;
      if (before) lost += before.cost;
      isReplaced ||= before !== undefined;
      await (before ? stored.put(answer, key) : stored.add(answer, key));
      added.push(answer);
    }
    if (isReplaced) await tx.objectStore('asking').put({ ...record, lost, isAhead: true });
    return added;
  });
}

export async function countAnswers(run: string): Promise<number> {
  return guarded(async () => (await database()).count('answers', keysUnder(run)));
}

/** Answers as files have them: of a conversation and of several samples one. */
export async function countAnswered(run: string): Promise<number> {
  const keys = await guarded(async () => (await database()).getAllKeys('answers', keysUnder(run)));
  return new Set(keys.map(([, model, question]) => `${String(model)} ${String(question)}`)).size;
}

/** Where an answer is stored. */
export function answerKey(run: string, { model, question, sample, turn }: AskTask): AnswerKey {
  return [run, model, question, sample, turn];
}
