import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rawDatabase } from '../../../src/storage/database.ts';
import { changeFiles, loadProject, saveProject } from '../../../src/storage/projects.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { project as words } from '../../../src/words/en/project.ts';
import { projectOf } from '../../storage/in-project.ts';
import { reportOf, sourceOf } from '../data/data-sources.ts';

const told = vi.hoisted((): unknown[] => []);
vi.mock('../../../src/state/project/tabs.ts', () => ({
  tabs: { tell: (news: unknown) => told.push(news) },
}));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: { words: { project: words } },
}));

const { openProject, SAMPLE } = await import('../../../src/state/project/open-project.svelte.ts');
const { newProject, projectList } =
  await import('../../../src/state/project/project-list.svelte.ts');

const ids = () => projectList.all.map(({ id }) => id);

beforeEach(async () => {
  await deleteEverything();
  openProject.take(SAMPLE);
  await projectList.refresh();
  told.length = 0;
});

describe('the list', () => {
  it('has the sample from the start, and once', async () => {
    expect(projectList.all).toEqual([SAMPLE]);
    await projectList.open(SAMPLE);
    await projectList.create('mine', { source: null });
    await saveProject(projectOf('old', { openedAt: 5 }));
    await projectList.refresh();
    expect(projectList.all.map(({ name }) => name)).toEqual(['mine', SAMPLE.name, 'old']);
  });

  it('says which can’t be read', async () => {
    const db = await rawDatabase();
    await db.put('projects', { id: 'broken', name: 3 });
    await projectList.refresh();
    expect([ids(), projectList.damaged.map(({ key }) => key)]).toEqual([[SAMPLE.id], ['broken']]);
  });
});

describe('what could not be stored', () => {
  const source = sourceOf([reportOf('a')]);

  it('is stored later: a project that is not there', async () => {
    openProject.take(projectOf('mine', { source }));
    await projectList.keepOpen();
    expect(await loadProject('mine')).toEqual(projectOf('mine', { source }));
    expect(ids()).toContain('mine');
  });

  it('is stored later: its files, and no others over those of another tab', async () => {
    openProject.take(projectOf('mine'));
    await openProject.setSource(source, null, null);
    await saveProject(projectOf('mine', { name: 'kept' }));
    await projectList.keepOpen();
    expect(await loadProject('mine')).toMatchObject({ name: 'mine', source });
    const others = sourceOf([reportOf('b')], { id: 'others' });
    openProject.take(projectOf('mine', { source }));
    await changeFiles('mine', source, { source: others });
    await projectList.keepOpen();
    expect(await loadProject('mine')).toMatchObject({ source: others });
  });

  it('stands beside the files that another tab has given the project meanwhile', async () => {
    openProject.take(projectOf('mine'));
    await openProject.setSource(source, null, null);
    const others = sourceOf([reportOf('b')], { id: 'others' });
    await saveProject(projectOf('mine', { source: others }));
    await projectList.keepOpen();
    expect(await loadProject('mine')).toMatchObject({ source: others });
    expect(openProject.id).not.toBe('mine');
    expect(await loadProject(openProject.id)).toMatchObject({ name: 'mine', source });
  });
});

describe('a project that is opened', () => {
  it('is stored where it was not, and told of', async () => {
    const source = sourceOf([reportOf('a')]);
    await projectList.create('mine', { source });
    const { id } = openProject;
    expect([openProject.name, openProject.source]).toEqual(['mine', source]);
    expect(await loadProject(id)).toMatchObject({ id, name: 'mine', source: { id: 's' } });
    expect(ids()).toEqual([id, SAMPLE.id]);
    expect(told).toEqual([{ kind: 'projects' }]);
  });

  it('has only its time changed where it was: another tab may know more of it', async () => {
    await saveProject(projectOf('p', { name: 'named elsewhere', openedAt: 1 }));
    await projectList.open(projectOf('p', { name: 'as it was' }));
    const stored = (await loadProject('p')) ?? expect.fail();
    expect(stored.name).toBe('named elsewhere');
    expect(stored.openedAt).toBeGreaterThan(1);
    expect(openProject.record.openedAt).toBe(stored.openedAt);
  });
});

it('renames the open project on the screen too, and another only in the list', async () => {
  await projectList.create('mine', { source: null });
  const { id } = openProject;
  await saveProject(projectOf('other'));
  told.length = 0;
  await projectList.rename('other', 'theirs');
  expect(openProject.name).toBe('mine');
  await projectList.rename(id, 'ours');
  expect(openProject.name).toBe('ours');
  expect(projectList.all.map(({ name }) => name)).toEqual(['ours', 'theirs', SAMPLE.name]);
  expect(told).toEqual([{ kind: 'projects' }, { kind: 'projects' }]);
});

it('makes projects with ids of their own, which are not stored', async () => {
  const [one, two] = [newProject('a'), newProject('a')];
  expect(one).toMatchObject({ name: 'a', sample: null, source: null, openedAt: one.createdAt });
  expect(one.id).not.toBe(two.id);
  expect(await loadProject(one.id)).toBeNull();
});
