import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadProject, saveProject } from '../../../src/storage/projects.ts';
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
const { projectName } = await import('../../../src/state/project/project-name.ts');
const { storageActs } = await import('../../../src/state/runs/storage-acts.svelte.ts');

const source = sourceOf([reportOf('a')]);

beforeEach(async () => {
  await deleteEverything();
  openProject.take(SAMPLE);
  storageActs.dismiss();
  told.length = 0;
});

describe('the open project', () => {
  it('is the published ranking on a first visit, beside which files stand', () => {
    expect([openProject.id, openProject.name]).toEqual(['rakuda-2023-07-14', 'Rakuda 2023-07-14']);
    expect([openProject.source, openProject.isEmpty, openProject.isUnnamed]).toEqual([
      ...[null, false, false],
    ]);
  });

  it('is not empty where it has counts alone', () => {
    openProject.take(projectOf('p', { dataHash: 'a'.repeat(64) }));
    expect(openProject.isEmpty).toBe(false);
    openProject.take(projectOf('p', { dataHash: null }));
    expect(openProject.isEmpty).toBe(true);
  });

  it('is empty until it has files', async () => {
    openProject.take(projectOf('p', { name: '' }));
    expect([openProject.isEmpty, openProject.isUnnamed]).toEqual([true, true]);
    await openProject.setSource(source, null, null);
    expect(openProject.isEmpty).toBe(false);
    await openProject.setSource(null, source, null);
    expect(openProject.isEmpty).toBe(true);
  });

  it('has its files stored, and nothing else of it, and tells other tabs', async () => {
    await saveProject(projectOf('p', { name: 'named elsewhere' }));
    openProject.take(projectOf('p', { name: 'as it was' }));
    await openProject.setSource(source, null, null);
    expect(openProject.source).toBe(source);
    expect(await loadProject('p')).toMatchObject({ name: 'named elsewhere', source: { id: 's' } });
    expect(told).toEqual([{ kind: 'source', project: 'p' }]);
  });

  it('has the files of another tab, which came first', async () => {
    openProject.take(projectOf('p', { name: '' }));
    const others = sourceOf([reportOf('b')], { id: 'others' });
    await saveProject(projectOf('p', { name: 'theirs', source: others }));
    expect(await openProject.setSource(source, null, null, 'mine')).toBe(false);
    expect([openProject.name, openProject.source]).toEqual(['theirs', others]);
    expect(await loadProject('p')).toMatchObject({ name: 'theirs', source: others });
    expect(told).toEqual([]);
    expect(await openProject.setSource(source, others, null, 'mine')).toBe(true);
    expect([openProject.name, openProject.source]).toEqual(['mine', source]);
    expect(told).toEqual([{ kind: 'source', project: 'p' }, { kind: 'projects' }]);
  });

  it('is ahead of the screen until what another tab has ranked is there', async () => {
    openProject.follow(projectOf('p', { source }), true);
    expect(openProject.isAhead).toBe(true);
    openProject.caughtUp();
    expect(openProject.isAhead).toBe(false);
    await saveProject(projectOf('p', { source }));
    openProject.follow(projectOf('p', { source }), true);
    await openProject.setSource(null, source, null);
    expect(openProject.isAhead).toBe(false);
  });

  it('goes on where another tab has deleted it, which is said', async () => {
    openProject.take(projectOf('gone'));
    await openProject.setSource(source, null, null);
    expect(openProject.source).toBe(source);
    expect(storageActs.failure).toEqual({ kind: 'project-gone' });
    expect(await loadProject('gone')).toBeNull();
  });

  it('takes a new name, and keeps all else', () => {
    openProject.take(projectOf('p', { source }));
    openProject.renamed('mine');
    expect([openProject.name, openProject.id, openProject.source]).toEqual(['mine', 'p', source]);
  });
});

it.each([
  ['what the user named it', { name: 'mine', sample: 'practice' }, 'mine'],
  ['the practice set', { name: '', sample: 'practice' }, words.practice],
  ['untitled', { name: '', sample: null }, words.newName],
] as const)('a project is called %s', (_what, record, name) => {
  expect(projectName(record)).toBe(name);
});
