import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import type { FileReport } from '../../../src/core/formats/file/report.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { SessionSource } from '../../../src/state/project/session-sources.svelte.ts';
import { addAnswers, createAsking } from '../../../src/storage/asking/asking.ts';
import { noteTakenUp } from '../../../src/storage/beside/taken-up.ts';
import { changeReplies, removeReply } from '../../../src/storage/judging-changes.ts';
import { addReplies, createRun, deleteRun } from '../../../src/storage/judging.ts';
import { rawDatabase } from '../../../src/storage/database.ts';
import { saveProject } from '../../../src/storage/projects.ts';
import type { DataSource } from '../../../src/storage/records.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { answerTurn, askedQuestion, askSetup } from '../../core/ask/asked.ts';
import { textSource } from '../../core/formats/sources.ts';
import { projectOf } from '../../storage/in-project.ts';
import { QUESTIONS, SETUP, replyTo } from '../../storage/judging-run.ts';
import { reportOf, sourceOf } from '../data/data-sources.ts';

/** The open project, and the runs that rest in it. */
const at = vi.hoisted(() => ({
  project: { id: 'p', source: null as DataSource | null },
  rested: [] as SessionSource[],
  atWork: [] as string[],
}));
vi.mock('../../../src/state/project/open-project.svelte.ts', () => ({ openProject: at.project }));
vi.mock('../../../src/state/project/session-sources.svelte.ts', () => ({
  sessionSources: {
    rest: (run: SessionSource) => Promise.resolve(at.rested.push(run)),
    isAtWork: (id: string) => at.atWork.includes(id),
  },
}));
vi.mock('../../../src/state/project/rank-files.ts', () => ({ rankFiles: () => Promise.resolve() }));

const { catchUp } = await import('../../../src/state/project/catch-up.ts');

/** Which runs are taken up. */
async function caughtUp(): Promise<readonly string[]> {
  at.rested = [];
  await catchUp();
  return at.rested.map(({ id }) => id).sort();
}

/** Has the files of the runs that rest read, as the project does. */
async function take(): Promise<void> {
  const files: FileReport[] = [];
  for (const run of at.rested) {
    const sources = await Promise.all(
      (await run.files()).map(async ({ name, ...of }) =>
        textSource('blob' in of ? await of.blob.text() : 'text' in of ? of.text : '', name),
      ),
    );
    const read = await readFiles(sources, { format: null });
    files.push(...read.files.map((file) => ({ ...file, session: run.id })));
  }
  at.project.source = sourceOf(files);
}

const judging = (id: string, project = 'p') =>
  createRun({ id, project, name: id, setup: SETUP, most: 8, createdAt: 1 }, QUESTIONS);
const asking = (id: string) => {
  const setup = askSetup({ questions: 2, samples: 2 });
  const questions = [askedQuestion('q1', 'One?', 'And then?'), askedQuestion('q2', 'Two?')];
  return createAsking({ id, project: 'p', name: id, setup, createdAt: 1 }, questions);
};

beforeEach(async () => {
  await deleteEverything();
  for (const id of ['p', 'q']) await saveProject(projectOf(id));
  at.project.source = null;
  at.atWork = [];
});

describe('runs of judging', () => {
  it('are taken up where they have something, in their project, until that is a source', async () => {
    for (const id of ['first', 'second', 'empty']) await judging(id);
    await judging('other', 'q');
    const unparsed = replyTo({ judge: 1, outcome: Outcome.unparsed, text: '?' });
    await addReplies('first', [replyTo({}), unparsed]);
    for (const id of ['second', 'other']) await addReplies(id, [replyTo({})]);
    expect(await caughtUp()).toEqual(['first', 'second']);
    await take();
    expect(await caughtUp()).toEqual([]);
    await addReplies('second', [replyTo({ question: 1 })]);
    expect(await caughtUp()).toEqual(['second']);
  });

  it('are taken up where verdicts were given anew, or read by another rule, until that is a source', async () => {
    for (const id of ['anew', 'reread', 'same']) await judging(id);
    for (const id of ['anew', 'reread', 'same']) await addReplies(id, [replyTo({})]);
    await caughtUp();
    await take();
    await removeReply('anew', replyTo({}));
    const other = replyTo({ outcome: Outcome.tie });
    await addReplies('anew', [other]);
    await changeReplies('reread', [other], [null, null]);
    expect(await caughtUp()).toEqual(['anew', 'reread']);
    for (const { id } of at.rested) await noteTakenUp(id);
    expect(await caughtUp()).toEqual([]);
  });

  it('are taken out once their verdicts were all taken back', async () => {
    await judging('r');
    await addReplies('r', [replyTo({})]);
    await caughtUp();
    await take();
    await removeReply('r', replyTo({}));
    expect(await caughtUp()).toEqual(['r']);
    expect(await at.rested[0].files()).toEqual([]);
  });
});

it('runs at work are followed on: they are taken up when they rest', async () => {
  await judging('r');
  await addReplies('r', [replyTo({})]);
  at.atWork = ['r'];
  expect(await caughtUp()).toEqual([]);
});

it('what runs made that are gone is taken out, also those of the project that it is a copy of', async () => {
  for (const id of ['kept', 'deleted']) await judging(id);
  await judging('original', 'q');
  for (const id of ['kept', 'deleted', 'original']) await addReplies(id, [replyTo({})]);
  await caughtUp();
  await take();
  const { source } = at.project;
  const files = [...(source?.files ?? []), reportOf('o', { session: 'original' }), reportOf('f')];
  at.project.source = sourceOf(files);
  await deleteRun('deleted');
  expect(await caughtUp()).toEqual(['deleted', 'original']);
  expect(await Promise.all(at.rested.map((run) => run.files()))).toEqual([[], []]);
  expect(at.rested.map(({ project }) => project)).toEqual(['p', 'p']);
});

it('what a run made stays where it can’t be read what the project has', async () => {
  at.project.source = sourceOf([reportOf('r', { session: 'r' })]);
  await judging('r');
  const db = await rawDatabase();
  await db.put('judging', { ...((await db.get('judging', 'r')) as object), setup: null });
  expect(await caughtUp()).toEqual([]);
});

describe('runs of asking', () => {
  it('are taken up until all their answers are in a source, also those that are empty', async () => {
    for (const id of ['a', 'empty']) await asking(id);
    await addAnswers('a', [
      ...[answerTurn([0, 0, 0, 0]), answerTurn([0, 0, 0, 1]), answerTurn([0, 0, 1, 0])],
      answerTurn([1, 0, 0, 0], { text: '', finish: 'empty' }),
      answerTurn([1, 1, 0, 0], { text: 'No.', finish: 'refusal' }),
    ]);
    expect(await caughtUp()).toEqual(['a']);
    await take();
    expect(await caughtUp()).toEqual([]);
    await addAnswers('a', [answerTurn([0, 1, 0, 0])]);
    expect(await caughtUp()).toEqual(['a']);
    await take();
    const refused = answerTurn([1, 1, 0, 0]);
    await addAnswers('a', [refused], [refused]);
    expect(await caughtUp()).toEqual(['a']);
    await noteTakenUp('a');
    expect(await caughtUp()).toEqual([]);
  });
});
