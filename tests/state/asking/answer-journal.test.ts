import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { AnswerJournal } from '../../../src/state/asking/answer-journal.ts';
import type { AnswerEvent } from '../../../src/state/asking/answer-journal.ts';
import { createAsking, deleteAsking, loadAsking } from '../../../src/storage/asking/asking.ts';
import { loadAnswer } from '../../../src/storage/asking/parts.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { ASKED, ASKING, answerTo } from '../../storage/asking-run.ts';

const REFUSED = answerTo({ finish: 'refusal', text: 'No.', thinking: 'Hm.', cost: 0.5 });
const BETTER = answerTo({ text: 'Yes.', at: 2 });

async function begin() {
  await createAsking(ASKING, ASKED);
  const journal = new AnswerJournal('a');
  const events: AnswerEvent[] = [];
  journal.subscribe((event) => events.push(event));
  await journal.sync();
  return { journal, events };
}

beforeEach(deleteEverything);

it('has on the disk what it tells, and keeps no texts in memory', async () => {
  const { journal, events } = await begin();
  await journal.add([REFUSED], []);
  expect(events).toEqual([
    { kind: 'read', answers: [] },
    { kind: 'added', answers: [REFUSED], before: [] },
  ]);
  expect(await loadAnswer('a', REFUSED)).toEqual(REFUSED);
  expect(journal.of(REFUSED)).toMatchObject({ finish: 'refusal', cost: 0.5 });
  expect(JSON.stringify([...journal.outlines()])).not.toMatch(/No\.|Hm\./);
  // What is stored of a task is not replaced, and nothing is told of it.
  await journal.add([BETTER], []);
  expect(events).toHaveLength(2);
});

it('tells what an answer has taken the place of', async () => {
  const { journal, events } = await begin();
  await journal.add([REFUSED], []);
  await journal.add([BETTER], [REFUSED]);
  const { text: _text, thinking: _thinking, ...before } = REFUSED;
  expect(events.at(-1)).toEqual({ kind: 'added', answers: [BETTER], before: [before] });
  expect(journal.of(BETTER)?.finish).toBe('end');
  expect((await loadAsking('a'))?.lost).toBe(0.5);
});

it('takes up what another tab wrote, also in the place of what was known', async () => {
  const { journal, events } = await begin();
  await journal.add([REFUSED], []);
  const elsewhere = new AnswerJournal('a');
  await elsewhere.sync();
  await elsewhere.add([BETTER], [REFUSED]);
  await journal.sync();
  expect(events.at(-1)).toMatchObject({ kind: 'read', answers: [{ finish: 'end', at: 2 }] });
  await journal.sync();
  expect(events).toHaveLength(3);
});

it('tells nobody what could not be stored', async () => {
  const { journal, events } = await begin();
  await deleteAsking('a');
  await expect(journal.add([REFUSED], [])).rejects.toMatchObject({ failure: { kind: 'run-gone' } });
  expect(events).toHaveLength(1);
});
