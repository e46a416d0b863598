import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { Outcome } from '../../src/core/table/judgments.ts';
import { addReplies, createRun, loadReplies, loadRun } from '../../src/storage/judging.ts';
import { changeReplies, removeReply } from '../../src/storage/judging-changes.ts';
import { QUESTIONS, SETUP, replyTo } from './judging-run.ts';
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
