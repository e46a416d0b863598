import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import type { FileReport } from '../../../src/core/formats/file/report.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { SessionSource } from '../../../src/state/project/session-sources.svelte.ts';
import { addAnswers, createAsking } from '../../../src/storage/asking/asking.ts';
import { removeReply } from '../../../src/storage/judging-changes.ts';
import { addReplies, createRun } from '../../../src/storage/judging.ts';
import { saveProject } from '../../../src/storage/projects.ts';
import type { DataSource } from '../../../src/storage/records.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { answerTurn, askedQuestion, askSetup } from '../../core/ask/asked.ts';
import { textSource } from '../../core/formats/sources.ts';
import { projectOf } from '../../storage/in-project.ts';
import { QUESTIONS, SETUP, replyTo } from '../../storage/judging-run.ts';
import { sourceOf } from '../data/data-sources.ts';

/** The open project, and the runs that rest in it. */
const at = vi.hoisted(() => ({
  project: { id: 'p', source: null as DataSource | null },
  rested: [] as SessionSource[],
}));
vi.mock('../../../src/state/project/open-project.svelte.ts', () => ({ openProject: at.project }));
vi.mock('../../../src/state/project/session-sources.svelte.ts', () => ({
  sessionSources: { rest: (run: SessionSource) => Promise.resolve(at.rested.push(run)) },
}));

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
  });
});
