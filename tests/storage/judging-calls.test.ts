import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../../src/storage/database.ts';
import { endCall, noteCall, settleCalls } from '../../src/storage/judging-calls.ts';
import { identityOf } from '../../src/storage/judging-identity.ts';
import { addReplies, createRun, deleteRun, loadRun } from '../../src/storage/judging.ts';
import { deleteEverything } from '../../src/storage/runs.ts';
import { QUESTIONS, SETUP, replyTo } from './judging-run.ts';
import { earlierDatabase } from './earlier.ts';
import { PROJECT } from './in-project.ts';

/** As version 3 stored it, before any test opens the database. */
const earlier = earlierDatabase(3);

describe('a database of version 3', () => {
  it('keeps its runs, whose judges go by their conventions', async () => {
    const old = await earlier;
    const identities = await Promise.all(SETUP.judges.map(identityOf));
    const times = { createdAt: 1, openedAt: 1 };
    const about = { id: 'old', name: 'old', setup: SETUP, most: 8, lost: 0.25, end: null };
    const run = { ...about, ...times, identities };
    for (const [at, question] of QUESTIONS.entries())
      await old.put('judgingQuestions', question, ['old', at]);
    await old.put('judging', run);
    await old.put('replies', replyTo({}), ['old', 0, 0, 0, 1]);
    old.close();
    expect((await database()).version).toBe(10);
    expect(await loadRun('old')).toEqual({ ...run, project: 'old', rules: [null, null] });
    expect(await settleCalls('old')).toMatchObject({ lost: 0.25 });
  });
});

describe('calls in progress', () => {
  beforeEach(async () => {
    await deleteEverything();
    for (const id of ['1', '2'])
      await createRun(
        { project: PROJECT, id, name: id, setup: SETUP, most: 8, createdAt: 1 },
        QUESTIONS,
      );
  });
  const lost = async (id: string) => (await loadRun(id))?.lost;

  it('are lost where their page ends, once, and in no other run', async () => {
    await noteCall('1', replyTo({}), 0.5);
    await noteCall('1', replyTo({ question: 1 }), 0.25);
    await noteCall('2', replyTo({}), 4);
    expect(await settleCalls('1')).toMatchObject({ id: '1', lost: 0.75 });
    expect(await settleCalls('1')).toMatchObject({ lost: 0.75 });
    expect([await lost('1'), await lost('2')]).toEqual([0.75, 0]);
  });

  it('are lost no more once a reply is stored', async () => {
    await noteCall('1', replyTo({}), 0.5);
    await addReplies('1', [replyTo({})]);
    expect(await settleCalls('1')).toMatchObject({ lost: 0 });
  });

  it('that ended without a reply are lost as far as they may have been charged', async () => {
    await noteCall('1', replyTo({}), 0.5);
    await endCall('1', replyTo({}), 0);
    expect(await lost('1')).toBe(0);
    await noteCall('1', replyTo({}), 0.5);
    await endCall('1', replyTo({}), 0.125);
    expect(await settleCalls('1')).toMatchObject({ lost: 0.125 });
  });

  it('are not lost where their reply waits to be stored', async () => {
    await noteCall('1', replyTo({}), 0.5);
    await noteCall('1', replyTo({ question: 1 }), 0.25);
    expect(await settleCalls('1', [replyTo({})])).toMatchObject({ lost: 0.25 });
    expect(await settleCalls('1')).toMatchObject({ lost: 0.75 });
  });

  it('are forgotten with their run', async () => {
    await noteCall('1', replyTo({}), 0.5);
    await deleteRun('1');
    expect(await (await database()).count('calls')).toBe(0);
    await expect(noteCall('1', replyTo({}), 0.5)).rejects.toMatchObject({
      failure: { kind: 'run-gone' },
    });
    expect(await (await database()).count('calls')).toBe(0);
    await expect(settleCalls('1')).rejects.toMatchObject({ failure: { kind: 'run-gone' } });
  });
});
