import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { practiceFiles } from '../../../src/core/samples/practice.ts';
import { createRun, listRuns } from '../../../src/storage/judging.ts';
import { loadProject, saveProject } from '../../../src/storage/projects.ts';
import type { ProjectRecord } from '../../../src/storage/records.ts';
import { deleteEverything } from '../../../src/storage/runs.ts';
import { project as words } from '../../../src/words/en/project.ts';
import { projectOf } from '../../storage/in-project.ts';
import { QUESTIONS, SETUP } from '../../storage/judging-run.ts';
import { reportOf, sourceOf } from '../data/data-sources.ts';

/** What is shown, and what else is done. */
const at = vi.hoisted(() => ({
  ...{ shown: [] as unknown[], did: [] as unknown[], language: 'en', tidied: 0 },
  /** What is done once a project is shown. */
  after: (): void => undefined,
}));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({
  preferences: {
    words: { project: words },
    get language() {
      return at.language;
    },
  },
}));
vi.mock('../../../src/state/page/storage.svelte.ts', () => ({
  storage: { protect: () => Promise.resolve(at.did.push('protect')) },
}));
vi.mock('../../../src/state/runs/tidying.ts', () => ({
  beforeSource: (work: () => unknown) => work(),
  tidy: () => Promise.resolve(void at.tidied++),
}));
vi.mock('../../../src/state/page/router.svelte.ts', () => ({
  router: { ask: (query: string) => at.did.push(`ask ${query}`) },
}));
vi.mock('../../../src/state/data/importing.svelte.ts', () => ({
  importing: {
    dismiss: () => at.did.push('dismiss'),
    read: (...given: unknown[]) => Promise.resolve(at.did.push(given)),
  },
}));
vi.mock('../../../src/state/fit/session.svelte.ts', () => ({
  session: { close: () => at.did.push('close') },
}));
vi.mock('../../../src/state/fit/opening.ts', () => ({
  opening: {
    project: async (record: ProjectRecord) => {
      at.shown.push(record.id);
      await projectList.open(record);
      at.after();
    },
  },
}));

const { openProject, SAMPLE } = await import('../../../src/state/project/open-project.svelte.ts');
const { projectList } = await import('../../../src/state/project/project-list.svelte.ts');
const { projects } = await import('../../../src/state/project/projects.svelte.ts');

const source = sourceOf([reportOf('a')]);

beforeEach(async () => {
  await deleteEverything();
  projects.dismissDeleted();
  openProject.take(SAMPLE);
  await projectList.refresh();
  Object.assign(at, { shown: [], did: [], language: 'en', after: () => undefined });
});

describe('a project that is opened', () => {
  it('is shown as it is stored, without what was asked of the page before', async () => {
    await saveProject(projectOf('p', { source }));
    await projects.open('p');
    expect([at.shown, openProject.source?.id, at.did]).toEqual([['p'], 's', ['dismiss', 'ask ']]);
  });

  it('from a file is shown, and asks for storage that lasts: now there is something to lose', async () => {
    await saveProject(projectOf('p', { source }));
    const file = (await projects.save('p')) ?? expect.fail();
    await deleteEverything();
    await projects.read(file.blob);
    expect([at.shown, await loadProject('p')]).toMatchObject([['p'], { id: 'p' }]);
    expect(at.did).toContain('protect');
  });

  it('is not shown where it is gone; the sample is always there', async () => {
    await projects.open('gone');
    expect([at.shown, at.did]).toEqual([[], []]);
    await projects.open(SAMPLE.id);
    expect(at.shown).toEqual([SAMPLE.id]);
  });

  it('is empty and without a name where it is new', async () => {
    await projects.begin();
    expect([openProject.isEmpty, openProject.isUnnamed, openProject.name]).toEqual([
      ...[true, true, words.newName],
    ]);
  });
});

describe('the practice set', () => {
  it.each(['en', 'ja'] as const)(
    'is made in the reader’s language, %s, quietly',
    async (language) => {
      at.language = language;
      await projects.openPractice();
      expect([openProject.id, openProject.name]).toEqual(['practice', words.practice]);
      expect(at.did.at(-1)).toEqual([practiceFiles(language), { add: true, isQuiet: true }]);
    },
  );

  it('is put into no project that is opened while it is made', async () => {
    at.after = () => {
      openProject.take(projectOf('other'));
    };
    await projects.openPractice();
    expect(at.did.at(-1)).toBe('ask ');
  });

  it('is opened as it stands where it was made before', async () => {
    await saveProject(projectOf('practice', { name: '', sample: 'practice', source }));
    await projects.openPractice();
    expect([at.shown, at.did]).toEqual([['practice'], ['dismiss', 'ask ']]);
  });
});

describe('a copy', () => {
  it('is opened, with its files and runs under ids of their own', async () => {
    await saveProject(projectOf('p', { name: 'mine', source }));
    const run = { id: 'r', name: 'r', setup: SETUP, most: 8, createdAt: 1 };
    await createRun({ ...run, project: 'p' }, QUESTIONS);
    await projects.duplicate('p');
    expect(openProject.id).not.toBe('p');
    expect([openProject.name, openProject.source?.id]).toEqual(['mine (copy)', 's']);
    const { sound } = await listRuns(openProject.id);
    expect(sound.map(({ name }) => name)).toEqual(['r']);
    expect(sound[0].id).not.toBe('r');
  });

  it('may be of the sample, which is stored only then', async () => {
    await projects.duplicate(SAMPLE.id);
    expect([openProject.name, openProject.record.sample]).toEqual([`${SAMPLE.name} (copy)`, null]);
    expect(await loadProject(SAMPLE.id)).not.toBeNull();
  });

  it('is none of what is gone', async () => {
    await projects.duplicate('gone');
    expect(at.shown).toEqual([]);
  });
});

describe('a deleted project', () => {
  beforeEach(async () => {
    await saveProject(projectOf('a', { openedAt: 3 }));
    await saveProject(projectOf('b', { name: '', openedAt: 2 }));
    await projectList.refresh();
    await projects.open('a');
    at.shown = [];
  });

  it('gives way to the one that was opened before it', async () => {
    await projects.delete('a');
    expect([at.shown, openProject.id, projects.deleted?.name]).toEqual([['b'], 'b', 'a']);
    expect(await loadProject('a')).toBeNull();
    // What is fitted ends first.
    expect(at.did.slice(-3)).toEqual(['close', 'dismiss', 'ask ']);
  });

  it('can be brought back again where that failed', async () => {
    await projects.delete('b');
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await projects.undoDelete();
    full.mockRestore();
    expect([projects.deleted?.name, at.shown]).toEqual([words.newName, []]);
    await projects.undoDelete();
    expect([projects.deleted, at.shown]).toEqual([null, ['b']]);
  });

  it('leaves the open one on screen, and is named as it was shown', async () => {
    await projects.delete('b');
    expect([at.shown, openProject.id, projects.deleted?.name]).toEqual([[], 'a', words.newName]);
    expect(projectList.all.map(({ id }) => id)).toEqual(['a', SAMPLE.id]);
  });

  it('is opened again once that is undone, which is offered once', async () => {
    await projects.delete('b');
    await projects.undoDelete();
    expect([at.shown, projects.deleted]).toEqual([['b'], null]);
    expect(await loadProject('b')).not.toBeNull();
    await projects.undoDelete();
    expect(at.shown).toEqual(['b']);
  });

  it('stays so where the notice is closed', async () => {
    await projects.delete('b');
    const before = at.tidied;
    projects.dismissDeleted();
    // What it alone had can go then.
    await vi.waitFor(() => {
      expect(at.tidied).toBe(before + 1);
    });
    await projects.undoDelete();
    expect([projects.deleted, await loadProject('b')]).toEqual([null, null]);
  });
});
