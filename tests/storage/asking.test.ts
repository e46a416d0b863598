import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addAnswers,
  changeAsking,
  countAnswered,
  countAnswers,
  createAsking,
  deleteAsking,
  listAskings,
  loadAsking,
  restoreAsking,
} from '../../src/storage/asking/asking.ts';
import { endCall, noteCall, settleCalls } from '../../src/storage/asking/calls.ts';
import { identityOf } from '../../src/storage/asking/identity.ts';
import {
  answersInParts,
  askedInParts,
  loadAnswer,
  loadAsked,
} from '../../src/storage/asking/parts.ts';
import { database } from '../../src/storage/database.ts';
import { deleteProject } from '../../src/storage/project/whole-project.ts';
import { saveProject } from '../../src/storage/projects.ts';
import { deleteEverything } from '../../src/storage/runs.ts';
import { ASKED, ASKING, ASK_SETUP, answerTo } from './asking-run.ts';
import { earlierDatabase } from './earlier.ts';
import { projectOf } from './in-project.ts';

/** As version 5 stored it, before any test opens the database. */
const earlier = earlierDatabase(5);

describe('a database of version 5', () => {
  it('gains the stores of asking', async () => {
    (await earlier).close();
    const db = await database();
    for (const name of ['asking', 'askedQuestions', 'answers', 'askCalls'] as const)
      expect(await db.count(name)).toBe(0);
  });
});

async function collected<T>(parts: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(...part);
  return all;
}

describe('a run of asking', () => {
  beforeEach(deleteEverything);
  const gone = { failure: { kind: 'run-gone' } };

  it('comes back as it was begun, with its questions', async () => {
    const run = await createAsking(ASKING, ASKED);
    expect(run).toMatchObject({ ...ASKING, openedAt: 1, lost: 0, end: null });
    expect(await loadAsking('a')).toEqual(run);
    expect(await collected(askedInParts('a'))).toEqual(ASKED);
    expect([await loadAsked('a', 2), await loadAsked('a', 3)]).toEqual([ASKED[2], null]);
    expect(await loadAsking('b')).toBeNull();
  });

  it('begins with answers that are there already, or not at all', async () => {
    await createAsking(ASKING, ASKED, [answerTo({})]);
    expect(await collected(answersInParts('a'))).toEqual([answerTo({})]);
    const twice = createAsking({ ...ASKING, id: 'b' }, ASKED, [answerTo({}), answerTo({})]);
    await expect(twice).rejects.toThrow();
    expect(await loadAsking('b')).toBeNull();
  });

  it('is counted as files have its answers: of conversations and samples one', async () => {
    const answers = [answerTo({}), answerTo({ sample: 1 }), answerTo({ model: 1 })];
    await createAsking(ASKING, ASKED, answers);
    expect(await countAnswered('a')).toBe(2);
  });

  it('knows its models by all that they are but their names', async () => {
    const [model] = ASK_SETUP.models;
    const { sampling } = model;
    const identities = await Promise.all([
      identityOf(model),
      identityOf({ ...model, model: 'other' }),
      identityOf({ ...model, baseUrl: 'https://other.example.org/v1' }),
      identityOf({ ...model, provider: 'openai-compatible' }),
      identityOf({ ...model, sampling: { ...sampling, temperature: null } }),
      identityOf({ ...model, sampling: { ...sampling, maxTokens: 501 } }),
      identityOf({ ...model, sampling: { ...sampling, seed: 0 } }),
    ]);
    expect(new Set(identities).size).toBe(identities.length);
    expect(await identityOf({ ...model, name: 'mine' })).toBe(identities[0]);
  });

  it('is listed in its project alone, the last opened first, and everywhere where that is gone', async () => {
    await saveProject(projectOf('other'));
    await createAsking(ASKING, ASKED);
    await createAsking({ ...ASKING, id: 'b', createdAt: 2 }, ASKED);
    await createAsking({ ...ASKING, id: 'c', project: 'other' }, ASKED);
    await changeAsking('a', { openedAt: 3, name: 'mine', end: 'all-asked' });
    const { sound, damaged } = await listAskings('p');
    expect(damaged).toEqual([]);
    expect(sound.map(({ id, name, end }) => [id, name, end])).toEqual([
      ['a', 'mine', 'all-asked'],
      ['b', 'answers', null],
    ]);
    await deleteProject('other');
    await createAsking({ ...ASKING, id: 'lost', project: 'other' }, ASKED);
    expect((await listAskings('p')).sound.map(({ id }) => id)).toContain('lost');
    await expect(changeAsking('gone', { name: 'x' })).rejects.toMatchObject(gone);
  });

  it('keeps the first answer of each task, but where it is asked again', async () => {
    await createAsking(ASKING, ASKED);
    const first = answerTo({ finish: 'refusal', text: 'No.', cost: 0.5 });
    const others = [{ model: 1 }, { question: 1 }, { sample: 1 }, { question: 2, turn: 1 }].map(
      answerTo,
    );
    expect(await addAnswers('a', [first, ...others])).toEqual([first, ...others]);
    const better = answerTo({ text: 'Yes.', cost: 0.25 });
    expect(await addAnswers('a', [better])).toEqual([]);
    expect(await loadAnswer('a', first)).toEqual(first);
    expect(await addAnswers('a', [better, others[0]], [first])).toEqual([better]);
    expect(await loadAnswer('a', first)).toEqual(better);
    // It was paid for all the same.
    expect((await loadAsking('a'))?.lost).toBe(0.5);
    expect(await countAnswers('a')).toBe(5);
    await expect(addAnswers('gone', [better])).rejects.toMatchObject(gone);
  });

  it('is read in parts, in the order of its keys', async () => {
    const setup = { ...ASK_SETUP, samples: 60 };
    await createAsking({ ...ASKING, setup }, ASKED);
    const answers = Array.from({ length: 120 }, (_, at) =>
      answerTo({ model: at % 2, sample: 59 - (at >> 1) }),
    );
    await addAnswers('a', answers);
    const sizes: number[] = [];
    for await (const part of answersInParts('a')) sizes.push(part.length);
    expect(sizes).toEqual([25, 25, 25, 25, 20]);
    const read = (await collected(answersInParts('a'))).map(({ model, sample }) => [model, sample]);
    const expected = [0, 1].flatMap((model) =>
      Array.from({ length: 60 }, (_, sample) => [model, sample]),
    );
    expect(read).toEqual(expected);
  });

  it('is deleted with all its parts, and restored whole', async () => {
    const record = await createAsking(ASKING, ASKED);
    await createAsking({ ...ASKING, id: 'b' }, ASKED);
    for (const id of ['a', 'b']) await addAnswers(id, [answerTo({}), answerTo({ model: 1 })]);
    await noteCall('a', answerTo({ question: 1 }), 1);
    const deleted = await deleteAsking('a');
    expect(deleted).toEqual({
      record,
      questions: ASKED,
      answers: [answerTo({}), answerTo({ model: 1 })],
    });
    expect([await loadAsking('a'), await countAnswers('a'), await countAnswers('b')]).toEqual([
      null,
      0,
      2,
    ]);
    expect(await (await database()).count('askCalls')).toBe(0);
    if (deleted) await restoreAsking(deleted);
    expect(await loadAsking('a')).toEqual(record);
    expect(await collected(answersInParts('a'))).toEqual(deleted?.answers);
  });

  it('counts calls whose page ended as lost, once', async () => {
    await createAsking(ASKING, ASKED);
    await noteCall('a', answerTo({}), 0.5);
    await noteCall('a', answerTo({ model: 1 }), 0.25);
    await noteCall('a', answerTo({ question: 1 }), 4);
    await noteCall('a', answerTo({ question: 2 }), 8);
    await addAnswers('a', [answerTo({ question: 1 })]);
    await endCall('a', answerTo({ question: 2 }), 0.125);
    expect(await settleCalls('a', [answerTo({ model: 1 })])).toMatchObject({ lost: 0.625 });
    expect(await settleCalls('a')).toMatchObject({ lost: 0.875 });
    expect(await settleCalls('a')).toMatchObject({ lost: 0.875 });
    await expect(settleCalls('gone')).rejects.toMatchObject(gone);
    await expect(noteCall('gone', answerTo({}), 1)).rejects.toMatchObject(gone);
  });
});
