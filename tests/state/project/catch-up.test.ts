import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import type { SessionSource } from '../../../src/state/project/session-sources.svelte.ts';
import { removeReply } from '../../../src/storage/judging-changes.ts';
import { addReplies, createRun } from '../../../src/storage/judging.ts';
import { saveProject } from '../../../src/storage/projects.ts';
import type { DataSource } from '../../../src/storage/records.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { projectOf } from '../../storage/in-project.ts';
import { QUESTIONS, SETUP, replyTo } from '../../storage/judging-run.ts';
import { reportOf, sourceOf } from '../data/data-sources.ts';

/** The open project, and the runs that rest in it, with their files. */
const at = vi.hoisted(() => ({
  project: { id: 'p', source: null as DataSource | null },
  rested: [] as unknown[],
}));
vi.mock('../../../src/state/project/open-project.svelte.ts', () => ({ openProject: at.project }));
vi.mock('../../../src/state/project/session-sources.svelte.ts', () => ({
  sessionSources: {
    rest: async ({ id, files }: SessionSource) =>
      at.rested.push([id, (await files()).map(({ name }) => name)]),
  },
}));

const { catchUp } = await import('../../../src/state/project/catch-up.ts');

async function begin(id: string, replies: number, project = 'p') {
  const about = { id, project, name: id, setup: SETUP, most: 8, createdAt: 1 };
  await createRun(about, QUESTIONS);
  const all = [0, 1, 2].map((question) => replyTo({ question }));
  await addReplies(id, all.slice(0, replies));
}
const fileOf = (session: string, judgments: number, unparsed = 0) =>
  reportOf(`${session}.jsonl`, { session, judgments, unparsed });

beforeEach(async () => {
  await deleteEverything();
  await saveProject(projectOf('p'));
  await saveProject(projectOf('q'));
  at.project.source = null;
  at.rested = [];
});

it('takes up runs of the open project that have more than its files say', async () => {
  await begin('new', 1);
  await begin('grown', 2);
  await begin('same', 2);
  await begin('empty', 0);
  await begin('other', 2, 'q');
  at.project.source = sourceOf([fileOf('grown', 1), fileOf('same', 1, 1)]);
  await catchUp();
  expect(new Map(at.rested as [string, unknown][])).toEqual(
    new Map([
      ['new', ['new.jsonl', 'new-questions.jsonl']],
      ['grown', ['grown.jsonl', 'grown-questions.jsonl']],
    ]),
  );
});

it('takes a run out whose verdicts were all taken back', async () => {
  await begin('r', 1);
  await removeReply('r', replyTo({}));
  at.project.source = sourceOf([fileOf('r', 1)]);
  await catchUp();
  expect(at.rested).toEqual([['r', []]]);
});
