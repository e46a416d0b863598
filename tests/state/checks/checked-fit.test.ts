import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { saveRun } from '../../../src/storage/project/save-runs.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { saveProject } from '../../../src/storage/projects.ts';
import { fitted } from '../../storage/fitted.ts';

/** The check under way: it waits for what the test does with it. */
const job = vi.hoisted(() => ({
  finish: null as ((output: unknown) => void) | null,
  isAborted: false,
}));
vi.mock('../../../src/jobs.ts', () => ({
  isAbort: (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
  run: (_name: string, _input: unknown, { signal }: { signal?: AbortSignal } = {}) =>
    new Promise((resolve) => {
      job.finish = resolve;
      job.isAborted = false;
      signal?.addEventListener('abort', () => {
        job.isAborted = true;
      });
    }),
}));
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: { whenBack: () => undefined, protect: () => Promise.resolve() },
}));
vi.stubGlobal('location', { search: '' });

const { checks } = await import('../../../src/state/checks/checks.svelte.ts');
const { keeping } = await import('../../../src/state/data/keeping.svelte.ts');
const { session } = await import('../../../src/state/fit/session.svelte.ts');
const { openProject, SAMPLE } = await import('../../../src/state/project/open-project.svelte.ts');
const { projectList } = await import('../../../src/state/project/project-list.svelte.ts');
const { runs } = await import('../../../src/state/runs/runs.svelte.ts');

beforeEach(async () => {
  await deleteEverything();
  await saveProject(SAMPLE);
  await projectList.refresh();
});

/** What is on its way elsewhere arrives. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

it('a check goes on while the fit it is about is stored and named, and texts are kept', async () => {
  const stored = await fitted(1, { projects: [SAMPLE.id] });
  session.restore(stored, stored.run);
  expect(checks.fit).toMatchObject({ counts: stored.data.counts });
  checks.begin('fragility');
  expect(checks.at('fragility')).toMatchObject({ stage: 'running' });

  await saveRun(stored);
  await runs.reload();
  await runs.touch(stored.run.id);
  openProject.renamed('another name');
  await keeping.delete([]);
  await settled();
  expect(checks.at('fragility')).toMatchObject({ stage: 'running' });
  expect(job.isAborted).toBe(false);
  job.finish?.('what came of it');
  await settled();
  expect(checks.at('fragility')).toEqual({ stage: 'done', result: 'what came of it' });
});

it('a check of a fit that another has taken the place of is ended', async () => {
  const [first, second] = [await fitted(1), await fitted(2)];
  session.restore(first, first.run);
  checks.begin('fragility');
  await settled();
  session.restore(second, second.run);
  expect(checks.at('fragility')).toEqual({ stage: 'idle' });
  await settled();
  expect(job.isAborted).toBe(true);
});
