import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { RAKUDA_2023_07_14 } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { defaultModelFor } from '../../../src/core/model/settings.ts';
import { writeLink } from '../../../src/core/publish/link/link.ts';
import type { LinkedRanking } from '../../../src/core/publish/link/link.ts';
import { defaultSampler } from '../../../src/core/sampler/settings.ts';
import type { ProjectRecord } from '../../../src/storage/records.ts';
import { fingerprintOfCounts } from '../../../src/storage/fingerprint.ts';
import { listProjects } from '../../../src/storage/projects.ts';
import { saveUnfitted } from '../../../src/storage/project/save-runs.ts';
import { listRuns } from '../../../src/storage/project/list-runs.ts';
import { deleteEverything, loadRun } from '../../../src/storage/runs.ts';
import type { UnfittedData } from '../../../src/storage/runs.ts';
import { project as words } from '../../../src/words/en/project.ts';
import { countsOf } from '../../core/counts-of.ts';
import { reportOf, sourceOf } from '../data/data-sources.ts';

/** The address, and what is shown. */
const at = vi.hoisted(() => ({
  query: '',
  tell: (): void => undefined,
  ask: new AbortController(),
  shown: [] as unknown[],
  isEmpty: false,
  published: [] as unknown[],
}));
vi.stubGlobal('addEventListener', (_: string, listener: () => void) => {
  at.tell = listener;
});
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: { words: { project: words }, language: 'en' },
}));
vi.mock('../../../src/state/page/router.svelte.ts', () => ({
  router: {
    get query() {
      return new URLSearchParams(at.query);
    },
    ask: (query: string) => (at.query = query),
  },
}));
vi.mock('../../../src/state/data/importing.svelte.ts', () => ({
  importing: { dismiss: () => undefined },
}));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({
  session: {
    ask: () => at.ask.signal,
    close: () => undefined,
    get isEmpty() {
      return at.isEmpty;
    },
  },
}));
vi.mock('../../../src/state/runs/runs.svelte.ts', async () => {
  const { saveUnfitted } = await import('../../../src/storage/project/save-runs.ts');
  return {
    drawsAgree: () => Promise.resolve(true),
    runs: { saveUnfitted: (unfitted: UnfittedData) => saveUnfitted(unfitted) },
  };
});
vi.mock('../../../src/state/publish/publishing.svelte.ts', () => ({
  publishing: { change: (part: unknown) => at.published.push(part) },
}));
vi.mock('../../../src/state/fit/opening.ts', () => ({
  opening: {
    start: () => Promise.resolve(),
    show: (unfitted: UnfittedData) => Promise.resolve(at.shown.push(unfitted)),
    project: async (record: ProjectRecord) => {
      at.shown.push(record.id);
      await projectList.open(record);
    },
  },
}));

const { openProject, SAMPLE } = await import('../../../src/state/project/open-project.svelte.ts');
const { projectList } = await import('../../../src/state/project/project-list.svelte.ts');
const { linked } = await import('../../../src/state/project/linked-ranking.svelte.ts');

const agrees = () => Promise.resolve(true);
const counts = countsOf([
  ['a', 'b', 3, 2, 1],
  ['b', 'a', 1, 4, 0],
]);
const RANKING: LinkedRanking = {
  ...{ title: 'Nine\u202e', counts, model: defaultModelFor(counts), printed: [] },
  sampler: { ...defaultSampler(2), seed: 7 },
};

function codeOf(ranking: LinkedRanking): string {
  const made = writeLink(ranking);
  return 'link' in made ? made.link.replace('#leaderboard?', '') : '';
}

/** Follows an address, until it is known what became of it. */
async function follow(code: string): Promise<void> {
  at.query = `q=gpt&${code}`;
  at.tell();
  await vi.waitFor(() => {
    expect(linked.life).not.toBeNull();
  });
}

beforeEach(async () => {
  await deleteEverything();
  openProject.take(SAMPLE);
  await projectList.refresh();
  Object.assign(at, { query: '', shown: [], isEmpty: false, published: [] });
  linked.dismiss();
});

it('a link makes a project of its own, stored before its fit, and leaves the address', async () => {
  await follow(codeOf(RANKING));
  expect(at.query).toBe('q=gpt');
  const { sound } = await listProjects();
  expect(sound.map(({ name }) => name)).toEqual(['Nine⟨U+202E⟩ (from a link)']);
  const [{ id, source, dataHash }] = sound;
  expect([openProject.id, source, openProject.isEmpty]).toEqual([id, null, false]);
  const { model, sampler } = RANKING;
  const run = { dataHash, model, sampler, projects: [id], summary: null, judgments: 11 };
  expect(at.shown).toMatchObject([{ data: { counts, sample: null, source: null }, run }]);
  expect((await listRuns(id)).sound).toMatchObject([run]);
  expect(linked.life).toMatchObject({
    ...{ stage: 'opened', project: id },
    before: { id: SAMPLE.id, name: 'Rakuda 2023-07-14' },
  });
  expect(at.published).toEqual([]);
});

it('opened again it is the same project, as it was left', async () => {
  const code = codeOf(RANKING);
  await follow(code);
  const { id } = openProject;
  at.shown = [];
  await follow(code);
  expect([at.shown, linked.life]).toMatchObject([[id], { before: null }]);
  expect((await listProjects()).sound).toHaveLength(1);
  // What was ranked of it is gone: it is made anew.
  Object.assign(at, { shown: [], isEmpty: true });
  await follow(code);
  expect(at.shown).toMatchObject([id, { run: { projects: [id] } }]);
  await follow(codeOf({ ...RANKING, title: 'Another' }));
  expect((await listProjects()).sound).toHaveLength(2);
});

it('its notice goes with it, and leads back; deleted, nothing of it is left', async () => {
  await follow(codeOf(RANKING));
  const { id } = openProject;
  await linked.back();
  expect([openProject.id, linked.life]).toEqual([SAMPLE.id, null]);
  await follow(codeOf(RANKING));
  await linked.remove();
  expect(openProject.id).toBe(SAMPLE.id);
  expect((await listProjects()).sound.map((one) => one.id)).not.toContain(id);
});

it('printed names are those of its project, of models that it has', async () => {
  const printed = [
    ['a', 'Alpha'],
    ['z', 'Zeta'],
  ] as const;
  await follow(codeOf({ ...RANKING, title: ' ', printed }));
  expect(at.published).toEqual([{ names: new Map([['a', 'Alpha']]) }]);
  expect(openProject.name).toBe('Ranking (from a link)');
});

it('the same data of another project keep their files and settings', async () => {
  await follow(codeOf(RANKING));
  const stored = await loadRun(await fingerprintOfCounts(counts), agrees);
  if (stored?.run.summary !== null) expect.fail();
  const { data, run } = stored;
  const source = sourceOf([reportOf('a')]);
  const sampler = { ...run.sampler, seed: 99 };
  const theirs = { data: { ...data, source }, run: { ...run, sampler, projects: ['own'] } };
  await deleteEverything();
  await saveUnfitted(theirs);
  await follow(codeOf({ ...RANKING, title: 'Again' }));
  expect(at.shown[1]).toMatchObject({ run: { sampler: RANKING.sampler } });
  expect(await loadRun(data.hash, agrees)).toEqual(theirs);
});

it('counts of the published ranking are known for what they are', async () => {
  const { counts: own } = RAKUDA_2023_07_14;
  await follow(codeOf({ ...RANKING, counts: own, model: defaultModelFor(own) }));
  expect(at.shown).toMatchObject([{ data: { sample: 'rakuda-2023-07-14' } }]);
});

it('a damaged link says so, and leaves everything as it was', async () => {
  await follow(codeOf(RANKING).slice(0, -9));
  expect(linked.life).toEqual({ stage: 'refused', problem: 'damaged' });
  expect([openProject.id, at.shown]).toEqual([SAMPLE.id, []]);
  expect((await listProjects()).sound).toEqual([]);
});
