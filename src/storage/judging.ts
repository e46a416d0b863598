import type { JudgedQuestion, JudgeReply } from '../core/judge/setup.ts';
import { CaravanError } from '../core/failure.ts';
import type { RecordFlaw } from '../core/failure.ts';
import { loadChecks, loadFlaws, nameOf, requireSound } from './damage.ts';
import type { DamagedRecord, Listing } from './damage.ts';
import { database, guarded, inOne, keysUnder } from './database.ts';
import { replyKey } from './beside/reply-key.ts';
import type { JudgingRecord } from './records.ts';
import { identityOf } from './judging-identity.ts';
import type { WholeJudging } from './records.ts';

const STORES: ('judging' | 'judgingQuestions' | 'replies' | 'calls')[] = [
  'judging',
  'judgingQuestions',
  'replies',
  'calls',
];

/** Stores a new run with its questions whole, or not at all. */
export async function createRun(
  run: Pick<JudgingRecord, 'id' | 'project' | 'name' | 'setup' | 'most' | 'createdAt'>,
  questions: readonly JudgedQuestion[],
): Promise<JudgingRecord> {
  const identities = await Promise.all(run.setup.judges.map(identityOf));
  const rules = identities.map(() => null);
  const record = { ...run, identities, openedAt: run.createdAt, lost: 0, end: null, rules };
  await store({ record, questions, replies: [] });
  return record;
}

/**
 * The runs of a project, the last opened first, and those of no project that is there; of all that
 * can't be used, what is wrong.
 */
export async function listRuns(project: string): Promise<Listing<JudgingRecord>> {
  const [runs, projects] = await guarded(async () => {
    const tx = (await database()).transaction(['judging', 'projects']);
    return Promise.all([
      tx.objectStore('judging').getAll(),
      tx.objectStore('projects').getAllKeys(),
    ]);
  });
  const { flawOfJudging } = await loadChecks();
  const sound: JudgingRecord[] = [];
  const damaged: DamagedRecord[] = [];
  for (const run of runs) {
    const flaw = (await flawOfJudging(run)) ?? (await missingQuestions(run));
    if (flaw) damaged.push({ store: 'judging', key: run.id, name: nameOf(run), flaw });
    else if (run.project === project || !projects.includes(run.project)) sound.push(run);
  }
  return { sound: sound.sort((a, b) => b.openedAt - a.openedAt), damaged };
}

/**
 * Null where it is gone.
 * @throws CaravanError damaged-record
 */
export async function loadRun(id: string): Promise<JudgingRecord | null> {
  const run = await guarded(async () => (await database()).get('judging', id));
  if (run === undefined) return null;
  const { flawOfJudging } = await loadChecks();
  requireSound('judging', run, (await flawOfJudging(run)) ?? (await missingQuestions(run)));
  return run;
}

async function missingQuestions({ id, setup }: JudgingRecord): Promise<RecordFlaw | null> {
  const count = await guarded(async () =>
    (await database()).count('judgingQuestions', keysUnder(id)),
  );
  return count === setup.questions ? null : { kind: 'missing', store: 'judgingQuestions' };
}

/**
 * Changes what is not settled when a run begins.
 * @throws CaravanError `run-gone`
 */
export async function changeRun(
  id: string,
  part: Partial<Pick<JudgingRecord, 'name' | 'openedAt' | 'end'>>,
): Promise<void> {
  await inOne(['judging'], async (tx) => {
    const runs = tx.objectStore('judging');
    const run = await runs.get(id);
    if (!run) throw new CaravanError({ kind: 'run-gone' });
    await runs.put({ ...run, ...part });
  });
}

/**
 * Deletes a run with all that belongs to it, and gives it back, for undoing; null of what is
 * damaged, which can't be stored again as it was.
 */
export async function deleteRun(id: string): Promise<WholeJudging | null> {
  const { isWholeJudging } = await loadFlaws();
  return inOne(STORES, async (tx) => {
    const all = keysUnder(id);
    const [record, questions, replies] = await Promise.all([
      tx.objectStore('judging').get(id),
      tx.objectStore('judgingQuestions').getAll(all),
      tx.objectStore('replies').getAll(all),
    ]);
    await tx.objectStore('judging').delete(id);
    for (const part of ['judgingQuestions', 'replies', 'calls'] as const)
      await tx.objectStore(part).delete(all);
    const whole = record && { record, questions, replies };
    return whole && isWholeJudging(whole) ? whole : null;
  });
}

/** Undoes `deleteRun`. */
export async function restoreRun(whole: WholeJudging): Promise<void> {
  await store(whole);
}

/**
 * Stores what a judge said; once this resolves it is on the disk, not on its way there.
 * @returns whether it is new: what is stored of a task is never replaced
 * @throws CaravanError `run-gone`, `quota-exceeded`, `storage`
 */
export async function addReply(run: string, reply: JudgeReply): Promise<boolean> {
  return (await addReplies(run, [reply])).length === 1;
}

/**
 * Stores replies all together, or none of them; their calls are under way no more.
 * @returns those that were new
 * @throws as `addReply`
 */
export async function addReplies(
  run: string,
  replies: readonly JudgeReply[],
): Promise<readonly JudgeReply[]> {
  return inOne(['judging', 'replies', 'calls'], async (tx) => {
    const isThere = (await tx.objectStore('judging').getKey(run)) !== undefined;
    if (!isThere) throw new CaravanError({ kind: 'run-gone' });
    const stored = tx.objectStore('replies');
    const added: JudgeReply[] = [];
    for (const reply of replies) {
      const key = replyKey(run, reply);
      await tx.objectStore('calls').delete(key);
      if ((await stored.getKey(key)) !== undefined) continue;
      await stored.add(reply, key);
      added.push(reply);
    }
    return added;
  });
}

/** All that was said in a run, by judge, question and models. */
export async function loadReplies(run: string): Promise<readonly JudgeReply[]> {
  return guarded(async () => (await database()).getAll('replies', keysUnder(run)));
}

export async function countReplies(run: string): Promise<number> {
  return guarded(async () => (await database()).count('replies', keysUnder(run)));
}

async function store({ record, questions, replies }: WholeJudging): Promise<void> {
  await inOne(STORES, async (tx) => {
    await tx.objectStore('judging').add(record);
    const stored = tx.objectStore('judgingQuestions');
    for (const [at, question] of questions.entries()) await stored.add(question, [record.id, at]);
    for (const reply of replies)
      await tx.objectStore('replies').add(reply, replyKey(record.id, reply));
  });
}
