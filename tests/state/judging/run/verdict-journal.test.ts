import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { VerdictJournal } from '../../../../src/state/judging/run/verdict-journal.ts';
import type { JournalEvent } from '../../../../src/state/judging/run/verdict-journal.ts';
import {
  addReplies,
  createRun,
  deleteRun,
  loadReplies,
  loadRun,
} from '../../../../src/storage/judging.ts';
import { deleteEverything } from '../../../../src/storage/runs.ts';
import { QUESTIONS, SETUP, replyTo } from '../../../storage/judging-run.ts';
import { PROJECT } from '../../../storage/in-project.ts';

const FIRST = replyTo({});
const SECOND = replyTo({ question: 1, text: '[[B]]', outcome: Outcome.right });
const OTHER = replyTo({ judge: 1, outcome: Outcome.tie });

/** A journal of a stored run, and all that it has told. */
async function begin() {
  await createRun(
    { project: PROJECT, id: 'r', name: 'r', setup: SETUP, most: 8, createdAt: 1 },
    QUESTIONS,
  );
  const journal = new VerdictJournal('r');
  const events: JournalEvent[] = [];
  journal.subscribe((event) => events.push(event));
  return { journal, events };
}

beforeEach(deleteEverything);

it('tells what is stored when it is first read, and again only where that is not known', async () => {
  const { journal, events } = await begin();
  expect(await journal.sync()).toEqual([]);
  expect(events).toEqual([{ kind: 'read', replies: [] }]);
  await journal.add([FIRST]);
  expect(await journal.sync()).toEqual([FIRST]);
  expect(events).toHaveLength(2);
  // Another tab goes on with the run.
  await addReplies('r', [SECOND]);
  await journal.sync();
  expect(events.at(-1)).toEqual({ kind: 'read', replies: [FIRST, SECOND] });
  expect([journal.size, journal.has(SECOND), journal.has(OTHER)]).toEqual([2, true, false]);
});

it('sees another verdict in the place of one, though there are as many', async () => {
  const { journal, events } = await begin();
  await journal.sync();
  await journal.add([FIRST]);
  const elsewhere = new VerdictJournal('r');
  await elsewhere.remove(FIRST);
  await elsewhere.add([SECOND]);
  await journal.sync();
  expect(events.at(-1)).toEqual({ kind: 'read', replies: [SECOND] });
  expect([...journal.tasks()]).toEqual([{ judge: 0, question: 1, left: 0, right: 1 }]);
});

describe('what is written', () => {
  it('is on the disk before it is told, to one follower after the other', async () => {
    const { journal } = await begin();
    await journal.sync();
    const heard: string[] = [];
    let onDisk = loadReplies('r');
    for (const name of ['a', 'b'])
      journal.subscribe(({ kind }) => {
        heard.push(`${name} ${kind}`);
        onDisk = loadReplies('r');
      });
    expect(await journal.add([FIRST, SECOND])).toBe(2);
    expect(heard).toEqual(['a added', 'b added']);
    expect(await onDisk).toEqual([FIRST, SECOND]);
  });

  it('is told once: what is stored of a task is not replaced', async () => {
    const { journal, events } = await begin();
    await journal.sync();
    await journal.add([FIRST]);
    expect(await journal.add([replyTo({ outcome: Outcome.tie }), OTHER])).toBe(1);
    expect(await journal.add([FIRST])).toBe(0);
    expect(events.slice(1)).toEqual([
      { kind: 'added', replies: [FIRST] },
      { kind: 'added', replies: [OTHER] },
    ]);
    expect(await loadReplies('r')).toEqual([FIRST, OTHER]);
  });

  it('can be taken back', async () => {
    const { journal, events } = await begin();
    await journal.sync();
    await journal.add([FIRST, SECOND]);
    await journal.remove(FIRST);
    expect(events.at(-1)).toEqual({ kind: 'removed', reply: FIRST });
    expect([journal.size, journal.has(FIRST)]).toEqual([1, false]);
    expect(await loadReplies('r')).toEqual([SECOND]);
  });

  it('can be read by another rule', async () => {
    const { journal, events } = await begin();
    await journal.sync();
    await journal.add([FIRST, SECOND]);
    const after = { ...SECOND, outcome: Outcome.unparsed };
    await journal.reread([SECOND], [after], ['last-line', null]);
    expect(events.at(-1)).toEqual({ kind: 'reread', before: [SECOND], after: [after] });
    expect(await loadReplies('r')).toEqual([FIRST, after]);
    expect((await loadRun('r'))?.rules).toEqual(['last-line', null]);
  });

  it('is told to nobody where it can’t be stored', async () => {
    const { journal, events } = await begin();
    await journal.sync();
    await deleteRun('r');
    const gone = { failure: { kind: 'run-gone' } };
    await expect(journal.add([FIRST])).rejects.toMatchObject(gone);
    await expect(journal.remove(FIRST)).rejects.toMatchObject(gone);
    await expect(journal.reread([], [], [])).rejects.toMatchObject(gone);
    expect(events).toHaveLength(1);
    expect(journal.size).toBe(0);
  });
});
