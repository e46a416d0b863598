import { beforeEach, expect, it, vi } from 'vitest';
import { NOTHING_BEFORE } from '../../../../src/core/judge/plan/before.ts';
import { NO_EDITS } from '../../../../src/core/table/data-edits.ts';
import type { DataSource } from '../../../../src/storage/records.ts';
import { reportOf, sourceOf } from '../../data/data-sources.ts';

const at = vi.hoisted(() => ({
  project: { id: 'p', source: null as DataSource | null },
  importing: { isRanked: true, source: null as DataSource | null },
  session: { data: { sample: null as string | null } },
  jobs: [] as unknown[],
}));
vi.mock('../../../../src/jobs.ts', () => ({
  run: (name: string, input: unknown) => {
    at.jobs.push([name, input]);
    return Promise.resolve('counted');
  },
}));
vi.mock('../../../../src/state/project/open-project.svelte.ts', () => ({
  openProject: at.project,
}));
vi.mock('../../../../src/state/data/importing.svelte.ts', () => ({ importing: at.importing }));
vi.mock('../../../../src/state/fit/session.svelte.ts', () => ({ session: at.session }));
vi.mock('../../../../src/state/data/source-records.ts', () => ({
  sourceRecords: { of: ({ id }: DataSource) => Promise.resolve({ table: `table of ${id}` }) },
}));

const { beforeNewRun, beforeRun } = await import('../../../../src/state/judging/run/before-run.ts');

const edits = { ...NO_EDITS, excluded: ['m'], excludedFiles: ['off'] };
const files = [
  reportOf('off', { firstRow: 0, tableRows: 3 }),
  reportOf('r.jsonl', { firstRow: 3, tableRows: 2, session: 'r' }),
  reportOf('kept', { firstRow: 5, tableRows: 4 }),
];

beforeEach(() => {
  at.project.source = sourceOf(files, { edits });
  at.importing = Object.assign(at.importing, { isRanked: true, source: at.project.source });
  at.session.data = { sample: null };
  at.jobs = [];
});

it('counts the judgments of the project after its edits, but those of the run itself', async () => {
  expect(await beforeRun({ id: 'r', project: 'p' }, ['q1', 'q2'])).toBe('counted');
  const [[name, input]] = at.jobs as [[string, object]];
  expect(name).toBe('judgedBefore');
  expect(input).toMatchObject({
    table: 'table of s',
    questions: ['q1', 'q2'],
    edits: {
      excluded: ['m'],
      excludedRows: [
        [0, 3],
        [3, 2],
      ],
    },
  });
});

it('knows nothing of another project', async () => {
  expect(await beforeRun({ id: 'r', project: 'other' }, ['q1'])).toBe(NOTHING_BEFORE);
  expect(at.jobs).toEqual([]);
});

it.each([
  ['of the project where it is ranked', true, null, 1],
  ['of none where only an earlier fit is shown', false, null, 0],
  ['of none of a sample, whose models are others', true, 'rakuda-2023-07-14', 0],
])('counts for a new run the judgments %s', async (_what, isRanked, sample, jobs) => {
  at.importing.isRanked = isRanked;
  at.session.data = { sample };
  const found = await beforeNewRun(['q1']);
  expect([found, at.jobs.length]).toEqual([jobs === 1 ? 'counted' : NOTHING_BEFORE, jobs]);
});
