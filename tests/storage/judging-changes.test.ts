import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { Outcome } from '../../src/core/table/judgments.ts';
import { countJudgments } from '../../src/storage/judging-counts.ts';
import { addReplies, countReplies } from '../../src/storage/judging.ts';
import { createRun, loadReplies, loadRun } from '../../src/storage/judging.ts';
import { changeReplies, removeReply, replaceReplies } from '../../src/storage/judging-changes.ts';
import { loadReply } from '../../src/storage/judging-parts.ts';
import { QUESTIONS, SETUP, STUDY, replyTo } from './judging-run.ts';
import { PROJECT } from './in-project.ts';

async function stored(id: string) {
  await createRun(
    { project: PROJECT, id, name: id, setup: SETUP, most: 8, createdAt: 1 },
    QUESTIONS,
  );
  await addReplies(id, [replyTo({}), replyTo({ question: 1 }), replyTo({ judge: 1 })]);
}

it('takes one reply back and leaves the others, and other runs', async () => {
  await stored('first');
  await stored('second');
  await removeReply('first', replyTo({ question: 1 }));
  expect(await loadReplies('first')).toEqual([replyTo({}), replyTo({ judge: 1 })]);
  expect(await loadReplies('second')).toHaveLength(3);
});

it('takes nothing back of a run that is gone', async () => {
  await expect(removeReply('gone', replyTo({}))).rejects.toMatchObject({
    failure: { kind: 'run-gone' },
  });
});

it('changes replies that are there, all together or none', async () => {
  await stored('changed');
  const other = replyTo({ question: 1, outcome: Outcome.tie });
  await changeReplies('changed', [other], ['labelled', null]);
  expect((await loadRun('changed'))?.rules).toEqual(['labelled', null]);
  expect(await loadReplies('changed')).toContainEqual(other);
  const gone = replyTo({ judge: 1, question: 1 });
  await expect(
    changeReplies('changed', [replyTo({ outcome: Outcome.right }), gone], [null, null]),
  ).rejects.toMatchObject({ failure: { kind: 'run-gone' } });
  expect(await loadReplies('changed')).toContainEqual(replyTo({}));
  expect((await loadRun('changed'))?.rules).toEqual(['labelled', null]);
});

describe('what a rater has given back', () => {
  const again = replyTo({ judge: 1, left: 0, right: 1, again: true });
  const ofBen = [replyTo({ judge: 1, left: 1, right: 0 }), again];

  async function made(id: string): Promise<void> {
    const own = { id, project: PROJECT, name: id, setup: STUDY, most: 5, createdAt: 1 };
    await createRun(own, QUESTIONS);
  }

  it('takes the place of what was there of that rater, and of no other', async () => {
    await made('study');
    expect(await replaceReplies('study', 0, [replyTo({})], 10)).toEqual([]);
    expect(await replaceReplies('study', 1, ofBen, 20)).toEqual([]);
    expect(await loadRun('study')).toMatchObject({ returned: [10, 20], isAhead: true });
    const later = [replyTo({ judge: 1, question: 1, outcome: Outcome.tie })];
    expect(await replaceReplies('study', 1, later, 30)).toEqual(expect.arrayContaining([...ofBen]));
    expect(await loadReplies('study')).toEqual([replyTo({}), ...later]);
    expect((await loadRun('study'))?.returned).toEqual([10, 30]);
  });

  it('is left where a file that was saved then or later was read', async () => {
    await made('older');
    await replaceReplies('older', 1, ofBen, 20);
    for (const savedAt of [20, 19])
      await expect(replaceReplies('older', 1, [], savedAt)).rejects.toMatchObject({
        failure: { kind: 'study-file', reason: 'older' },
      });
    expect(await loadReplies('older')).toHaveLength(2);
  });

  it('is kept with its repeats, which do not count, and survives being read again', async () => {
    await made('counted');
    await replaceReplies('counted', 1, ofBen, 20);
    expect([await countReplies('counted'), await countJudgments('counted')]).toEqual([2, 1]);
    expect(await loadReply('counted', again)).toEqual(again);
    expect(await loadReply('counted', { ...replyTo({ judge: 1 }) })).toBeNull();
  });

  it('needs a study that is there', async () => {
    await expect(replaceReplies('gone', 0, [], 1)).rejects.toMatchObject({
      failure: { kind: 'run-gone' },
    });
  });
});
