import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { sizesOf } from '../../../../src/core/table/benchmark-parts.ts';
import { EMPTY_BENCHMARK } from '../../../../src/core/table/benchmark.ts';
import { addReplies, createRun, deleteRun } from '../../../../src/storage/judging.ts';
import type { DataSource } from '../../../../src/storage/records.ts';
import { deleteEverything } from '../../../../src/storage/runs.ts';
import { QUESTIONS, SETUP, replyTo } from '../../../storage/judging-run.ts';
import { reportOf, sourceOf } from '../../data/data-sources.ts';

const project = vi.hoisted(() => ({ id: 'p', source: null as DataSource | null }));
vi.mock('../../../../src/state/project/open-project.svelte.ts', () => ({ openProject: project }));

const { sourceFilesOf } = await import('../../../../src/state/judging/run/run-files.ts');

async function begin() {
  const about = { id: 'r', project: 'p', name: 'mine', setup: SETUP, most: 8, createdAt: 1 };
  return createRun(about, QUESTIONS);
}
const withQuestions = (session?: string) =>
  reportOf(session ?? 'questions.jsonl', {
    holds: { ...sizesOf(EMPTY_BENCHMARK), questions: 2 },
    ...(session !== undefined && { session }),
  });

beforeEach(async () => {
  await deleteEverything();
  project.source = null;
});

it('a run is no source before its first verdict, nor once it is deleted', async () => {
  const run = await begin();
  expect(await sourceFilesOf(run)).toEqual([]);
  await addReplies('r', [replyTo({}), replyTo({ question: 1 })]);
  const [judgments, questions] = await sourceFilesOf(run);
  expect([judgments.name, questions.name]).toEqual(['mine.jsonl', 'mine-questions.jsonl']);
  expect((await judgments.blob.text()).trim().split('\n')).toHaveLength(2);
  expect(await questions.blob.text()).toContain('"q2"');
  await deleteRun('r');
  expect(await sourceFilesOf(run)).toEqual([]);
});

it.each([
  ['brings its questions again, which only it has brought', 'r', 2],
  ['leaves its questions out where another run has brought some', 's', 1],
  ['leaves its questions out where the project has some of its own', undefined, 1],
])('a run %s', async (_what, session, files) => {
  const run = await begin();
  await addReplies('r', [replyTo({})]);
  project.source = sourceOf([reportOf('judgments.jsonl'), withQuestions(session)]);
  expect(await sourceFilesOf(run)).toHaveLength(files);
});
