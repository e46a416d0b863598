import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Outcome } from '../../src/core/table/judgments.ts';
import { database } from '../../src/storage/database.ts';
import { endCall } from '../../src/storage/judging-calls.ts';
import { identityOf } from '../../src/storage/judging-identity.ts';
import {
  addReplies,
  addReply,
  changeRun,
  countReplies,
  createRun,
  deleteRun,
  listRuns,
  loadReplies,
  loadRun,
  restoreRun,
} from '../../src/storage/judging.ts';
import { loadQuestion } from '../../src/storage/judging-parts.ts';
import { deleteEverything } from '../../src/storage/runs.ts';
import { judgingRecord } from '../../src/storage/shapes/judging.ts';
import { QUESTIONS, SETUP, replyTo } from './judging-run.ts';
import { earlierDatabase } from './earlier.ts';
import { PROJECT } from './in-project.ts';

/** As version 2 stored it, before any test opens the database. */
const earlier = earlierDatabase(2);

async function begin(id: string, createdAt = 1) {
  return createRun({ project: PROJECT, id, name: id, setup: SETUP, most: 8, createdAt }, QUESTIONS);
}

/** The browser says that it is full, on every write from the `from`th on. */
function fillDisk(from: number): void {
  let writes = 0;
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    if (++writes >= from) throw new DOMException('full', 'QuotaExceededError');
    return this.put(...args);
  });
}

describe('a database of version 2', () => {
  it('keeps all it has and gains the stores of judging', async () => {
    const old = await earlier;
    await old.put('sources', { id: 's', files: [], savedAt: 7 });
    await old.put('texts', { bytes: Uint8Array.of(1) }, ['k', 'f', 'records', 0]);
    await old.put('draws', { values: Float64Array.of(0.5) }, 'r');
    old.close();

    const db = await database();
    expect(db.version).toBe(10);
    expect(await db.get('sources', 's')).toEqual({ id: 's', files: [], savedAt: 7 });
    expect(await db.get('texts', ['k', 'f', 'records', 0])).toEqual({ bytes: Uint8Array.of(1) });
    expect(await db.get('draws', 'r')).toEqual({ values: Float64Array.of(0.5) });
    for (const name of ['judging', 'judgingQuestions', 'replies', 'calls', 'keys'] as const)
      expect(await db.count(name)).toBe(0);
  });
});

describe('a run of judging', () => {
  beforeEach(deleteEverything);
  afterEach(() => vi.restoreAllMocks());

  it('comes back as it was begun, with its questions', async () => {
    const run = await begin('1', 5);
    expect(run).toMatchObject({
      name: '1',
      setup: SETUP,
      createdAt: 5,
      openedAt: 5,
      lost: 0,
      end: null,
      rules: [null, null],
    });
    expect(await loadRun('1')).toEqual(run);
    expect(await loadQuestion('1', 1)).toEqual(QUESTIONS[1]);
    expect(await loadQuestion('1', 2)).toBeNull();
    expect(await loadRun('2')).toBeNull();
  });

  it('knows its judges by all that they are but their names', async () => {
    const { identities } = await begin('1');
    expect(identities[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(identities[1]).toBe(identities[0]);
    const [judge] = SETUP.judges;
    const { template, sampling } = judge;
    const others = await Promise.all([
      identityOf({ ...judge, model: 'judge-2' }),
      identityOf({ ...judge, baseUrl: 'https://other.example.org/v1' }),
      identityOf({ ...judge, provider: 'openai-compatible' }),
      identityOf({ ...judge, template: { ...template, system: 't' } }),
      identityOf({ ...judge, template: { ...template, user: '{question}!' } }),
      identityOf({ ...judge, template: { ...template, convention: 'json' } }),
      identityOf({ ...judge, sampling: { ...sampling, temperature: null } }),
      identityOf({ ...judge, sampling: { ...sampling, maxTokens: 501 } }),
      identityOf({ ...judge, sampling: { ...sampling, seed: 0 } }),
    ]);
    expect(new Set([identities[0], ...others]).size).toBe(others.length + 1);
    const turned = { ...Object.fromEntries(Object.entries(judge).reverse()), ...judge };
    expect(await identityOf(turned)).toBe(identities[0]);
  });

  it('that is gone can’t be changed', async () => {
    const gone = { failure: { kind: 'run-gone' } };
    await expect(changeRun('gone', { name: 'mine' })).rejects.toMatchObject(gone);
    await expect(changeRun('gone', { end: 'all-judged' })).rejects.toMatchObject(gone);
    expect(await loadRun('gone')).toBeNull();
  });

  it('is listed with the last opened first, and can be changed', async () => {
    await begin('1', 1);
    await begin('2', 2);
    await changeRun('1', { openedAt: 3, end: 'goal-reached' });
    await endCall('1', replyTo({}), 0.5);
    await changeRun('1', { name: 'mine' });
    const { sound, damaged } = await listRuns(PROJECT);
    expect(damaged).toEqual([]);
    expect(sound.map(({ name, openedAt, lost, end }) => [name, openedAt, lost, end])).toEqual([
      ['mine', 3, 0.5, 'goal-reached'],
      ['2', 2, 0, null],
    ]);
  });

  it('is sound whatever its goal, also one that only older runs have, unless it can’t be', async () => {
    await begin('1');
    const record = await loadRun('1');
    const isSound = (goal: unknown) => {
      const rest = { confidence: 0.9, randomShare: 0.1, most: 8, seed: 1 };
      const setup = { ...record?.setup, plan: { kind: 'adaptive', goal, ...rest } };
      return v.safeParse(judgingRecord, { ...record, setup }).success;
    };
    const goals = [
      ...[{ kind: 'best' }, { kind: 'ranking' }, { kind: 'top', model: 0, k: 2 }],
      ...[
        { kind: 'top-set', k: 2 },
        { kind: 'pair', model: 0, other: 2 },
      ],
      { kind: 'place', model: 2 },
    ];
    expect(goals.map(isSound)).toEqual(goals.map(() => true));
    const impossible = [
      ...[{ kind: 'top-set', k: 3 }, { kind: 'pair', model: 1, other: 1 }, { kind: 'pair' }],
      ...[{ kind: 'place', model: 3 }, { kind: 'other' }],
    ];
    expect(impossible.map(isSound)).toEqual(impossible.map(() => false));
  });

  it('is sound with a list of comparisons of its own questions and models', async () => {
    await begin('1');
    const record = await loadRun('1');
    const isSound = (...comparisons: readonly (readonly [number, number, number])[]) => {
      const listed = comparisons.map(([question, left, right]) => ({ question, left, right }));
      const setup = { ...record?.setup, plan: { kind: 'list', comparisons: listed } };
      return v.safeParse(judgingRecord, { ...record, setup }).success;
    };
    expect(isSound([0, 0, 1], [1, 2, 0])).toBe(true);
    expect([isSound([9, 0, 1]), isSound([0, 1, 1]), isSound([0, 0, 3])]).toEqual(
      Array.from({ length: 3 }, () => false),
    );
  });

  it('keeps the first reply of each task and no other', async () => {
    await begin('1');
    await begin('2');
    const reply = replyTo({});
    expect(await addReply('1', reply)).toBe(true);
    expect(await addReply('1', replyTo({ outcome: Outcome.tie }))).toBe(false);
    expect(await addReply('2', reply)).toBe(true);
    const others = [{ judge: 1 }, { question: 1 }, { left: 1, right: 0 }, { right: 2 }];
    expect(await addReplies('1', [reply, ...others.map(replyTo)])).toEqual(others.map(replyTo));
    expect(await countReplies('1')).toBe(5);
    const stored = await loadReplies('1');
    expect(stored[0]).toEqual(reply);
    expect(stored.map((one) => [one.judge, one.question, one.left, one.right])).toEqual([
      [0, 0, 0, 1],
      [0, 0, 0, 2],
      [0, 0, 1, 0],
      [0, 1, 0, 1],
      [1, 0, 0, 1],
    ]);
    expect(await loadReplies('2')).toEqual([reply]);
  });

  it('is deleted with all its parts, and restored whole', async () => {
    const record = await begin('1');
    await begin('2');
    for (const id of ['1', '2']) await addReplies(id, [replyTo({}), replyTo({ question: 1 })]);
    const deleted = await deleteRun('1');
    expect(deleted).toEqual({
      record,
      questions: QUESTIONS,
      replies: [replyTo({}), replyTo({ question: 1 })],
    });
    expect(await loadRun('1')).toBeNull();
    expect(await loadQuestion('1', 0)).toBeNull();
    expect(await countReplies('1')).toBe(0);
    expect(await countReplies('2')).toBe(2);
    expect(await deleteRun('1')).toBeNull();
    if (deleted) await restoreRun(deleted);
    expect(await loadRun('1')).toEqual(record);
    expect(await loadQuestion('1', 1)).toEqual(QUESTIONS[1]);
    expect(await loadReplies('1')).toEqual(deleted?.replies);
  });

  it('takes no reply once it is deleted', async () => {
    await begin('1');
    await deleteRun('1');
    await expect(addReply('1', replyTo({}))).rejects.toMatchObject({
      failure: { kind: 'run-gone' },
    });
    expect(await (await database()).count('replies')).toBe(0);
  });

  it('loses nothing that is stored when the disk is full', async () => {
    await begin('1');
    await addReply('1', replyTo({}));
    fillDisk(2);
    const more = [replyTo({ question: 1 }), replyTo({ left: 1, right: 0 })];
    await expect(addReplies('1', more)).rejects.toMatchObject({
      failure: { kind: 'quota-exceeded' },
    });
    await expect(begin('2')).rejects.toMatchObject({ failure: { kind: 'quota-exceeded' } });
    vi.restoreAllMocks();
    expect(await loadRun('2')).toBeNull();
    expect(await loadReplies('1')).toEqual([replyTo({})]);
    expect(await addReplies('1', more)).toEqual(more);
  });
});
