import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addAnswers, createAsking, listAskings } from '../../src/storage/asking/asking.ts';
import { noteCall as noteAsked } from '../../src/storage/asking/calls.ts';
import { answersInParts } from '../../src/storage/asking/parts.ts';
import { database } from '../../src/storage/database.ts';
import { noteCall } from '../../src/storage/judging-calls.ts';
import {
  addReply,
  createRun,
  listRuns as listJudging,
  loadReplies,
} from '../../src/storage/judging.ts';
import { loadQuestion } from '../../src/storage/judging-parts.ts';
import {
  deleteProject,
  duplicateProject,
  restoreProject,
} from '../../src/storage/project/whole-project.ts';
import {
  changeFiles,
  changeProject,
  listProjects,
  loadProject,
  saveProject,
} from '../../src/storage/projects.ts';
import type { DataSource } from '../../src/storage/records.ts';
import { saveRun } from '../../src/storage/project/save-runs.ts';
import { listRuns } from '../../src/storage/project/list-runs.ts';
import { deleteEverything, loadRun } from '../../src/storage/runs.ts';
import type { StoredRun } from '../../src/storage/runs.ts';
import { dropUnusedSources } from '../../src/storage/project/unused.ts';
import type { RawRecord } from '../../src/storage/stores.ts';
import { reportOf, sourceOf } from '../state/data/data-sources.ts';
import { ASKED, ASKING, answerTo } from './asking-run.ts';
import { fill, storeAgain, stored } from './filled.ts';
import { agrees, fitted } from './fitted.ts';
import { PROJECT, projectOf } from './in-project.ts';
import { QUESTIONS, SETUP, replyTo } from './judging-run.ts';

/** Two fits of the same data, and one of others. */
let fits: readonly StoredRun[] = [];

beforeAll(async () => {
  fits = await Promise.all([fitted(1), fitted(2), fitted(3, {}, 5)]);
});

beforeEach(deleteEverything);

function keep(fit: StoredRun, projects: readonly string[]): Promise<unknown> {
  return saveRun({ ...fit, run: { ...fit.run, projects } });
}

async function judge(id: string, project: string): Promise<void> {
  await createRun({ id, project, name: id, setup: SETUP, most: 8, createdAt: 1 }, QUESTIONS);
  await addReply(id, replyTo({}));
  await noteCall(id, replyTo({ question: 1 }), 0.5);
}

async function ask(id: string, project: string): Promise<void> {
  await createAsking({ ...ASKING, id, project }, ASKED);
  await addAnswers(id, [answerTo({}), answerTo({ sample: 1 })]);
  await noteAsked(id, answerTo({ question: 1 }), 0.25);
}

const fitsOf = async (project: string) =>
  (await listRuns(project)).sound.map(({ id }) => id).sort();
const idsOf = (...all: readonly StoredRun[]) => all.map(({ run }) => run.id).sort();

/** What lies beside runs. */
const BESIDE = [
  ...(['judgingQuestions', 'replies', 'calls'] as const),
  ...(['askedQuestions', 'answers', 'askCalls'] as const),
];

/** One after the other: transactions of one store wait for each other anyway. */
async function each<T>(all: Iterable<T>, work: (one: T) => Promise<unknown>): Promise<void> {
  for (const one of all) await work(one);
}

describe('a project', () => {
  it('comes back as it was stored, and is listed with the last opened first', async () => {
    await saveProject(projectOf('a', { openedAt: 1 }));
    await saveProject(projectOf('b', { openedAt: 2, sample: 'practice' }));
    expect(await listProjects()).toEqual({
      sound: [projectOf('b', { openedAt: 2, sample: 'practice' }), projectOf('a')],
      damaged: [],
    });
    await changeProject('a', { openedAt: 3, name: 'mine' });
    expect(await loadProject('a')).toEqual(projectOf('a', { openedAt: 3, name: 'mine' }));
    expect((await listProjects()).sound.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('that is gone is null, and can’t be changed or copied', async () => {
    const gone = { failure: { kind: 'project-gone' } };
    expect(await loadProject('a')).toBeNull();
    expect(await deleteProject('a')).toBeNull();
    await expect(changeProject('a', { name: 'mine' })).rejects.toMatchObject(gone);
    const copy = { id: 'b', name: 'b', createdAt: 2 };
    await expect(duplicateProject('a', copy, () => 'c')).rejects.toMatchObject(gone);
    expect(await listProjects()).toEqual({ sound: [], damaged: [] });
  });

  it('that is damaged is listed as that, and its fits are still at hand', async () => {
    await saveProject(projectOf('a', { createdAt: Number.NaN }));
    await saveProject(projectOf('b'));
    await keep(fits[0], ['a']);
    expect((await listProjects()).damaged).toEqual([
      { store: 'projects', key: 'a', name: 'a', flaw: { kind: 'shape', field: 'createdAt' } },
    ]);
    await expect(loadProject('a')).rejects.toMatchObject({ failure: { kind: 'damaged-record' } });
    expect(await fitsOf('b')).toEqual([]);
    await (await database()).delete('projects', 'a');
    expect(await fitsOf('b')).toEqual(idsOf(fits[0]));
  });
});

describe('two pages on one project', () => {
  /** Each has opened the database for itself. */
  async function twoPages() {
    const open = async () => {
      vi.resetModules();
      return import('../../src/storage/projects.ts');
    };
    return [await open(), await open()] as const;
  }
  const files = (...names: readonly string[]) =>
    sourceOf(
      names.map((name) => reportOf(name)),
      { id: names.join() },
    );
  const namesOf = (source: DataSource | null | undefined) => source?.files.map(({ file }) => file);

  it('that change its files at once: the second learns of the first', async () => {
    const [one, other] = await twoPages();
    const before = files('a');
    await one.saveProject(projectOf('p', { source: before }));
    const ends = await Promise.all([
      one.changeFiles('p', before, { source: files('a', 'b') }),
      other.changeFiles('p', before, { source: files('a', 'c') }),
    ]);
    expect(ends.filter((end) => end === null)).toHaveLength(1);
    const late = ends.find((end) => end !== null) ?? expect.fail();
    expect(await one.loadProject('p')).toEqual(late);
    const source = files(...(namesOf(late.source) ?? []), 'late');
    expect(await other.changeFiles('p', late.source, { source })).toBeNull();
    expect(namesOf((await one.loadProject('p'))?.source)).toHaveLength(3);
  });

  it('that edit the same files at once, or give it its first', async () => {
    const [one, other] = await twoPages();
    const before = files('a');
    await one.saveProject(projectOf('p', { source: before }));
    const edits = { ...before.edits, excluded: ['m'] };
    expect(await one.changeFiles('p', before, { source: { ...before, edits } })).toBeNull();
    const late = await other.changeFiles('p', before, { source: { ...before, id: 'late' } });
    expect(late?.source?.edits).toEqual(edits);
    await one.saveProject(projectOf('empty', { name: '' }));
    expect(await one.changeFiles('empty', null, { source: before, name: 'a' })).toBeNull();
    const named = await other.changeFiles('empty', null, { source: files('b'), name: 'b' });
    expect(named).toMatchObject({ name: 'a', source: { id: 'a' } });
  });

  it('that store the same one at once: its files stay', async () => {
    const [one, other] = await twoPages();
    await one.saveProject(projectOf('practice', { openedAt: 1 }));
    await one.changeFiles('practice', null, { source: files('a') });
    await other.saveProject(projectOf('practice', { openedAt: 2 }));
    expect(await one.loadProject('practice')).toMatchObject({ openedAt: 2, source: { id: 'a' } });
  });
});

describe('fits and runs of judging', () => {
  beforeEach(() => each(['a', 'b'], (id) => saveProject(projectOf(id))));

  it('are listed in their project alone', async () => {
    await keep(fits[0], ['a']);
    await keep(fits[2], ['b']);
    await judge('in a', 'a');
    await ask('asked', 'b');
    expect(await fitsOf('a')).toEqual(idsOf(fits[0]));
    expect(await fitsOf('b')).toEqual(idsOf(fits[2]));
    expect((await listJudging('a')).sound.map(({ id }) => id)).toEqual(['in a']);
    expect((await listJudging('b')).sound).toEqual([]);
    expect((await listAskings('a')).sound).toEqual([]);
    expect((await listAskings('b')).sound.map(({ id }) => id)).toEqual(['asked']);
  });

  it('that belong to no project that is there are in all of them', async () => {
    await keep(fits[0], ['gone']);
    await keep(fits[1], ['gone', 'b']);
    await judge('lost', 'gone');
    await ask('lost', 'gone');
    expect(await fitsOf('a')).toEqual(idsOf(fits[0]));
    expect(await fitsOf('b')).toEqual(idsOf(fits[0], fits[1]));
    for (const id of ['a', 'b']) {
      expect((await listJudging(id)).sound).toHaveLength(1);
      expect((await listAskings(id)).sound).toHaveLength(1);
    }
  });

  it('a fit that is stored again in another project is in both', async () => {
    await keep(fits[0], ['b']);
    await keep(fits[0], ['a']);
    expect((await loadRun(fits[0].run.id, agrees))?.run.projects).toEqual(['a', 'b']);
    expect(await fitsOf('a')).toEqual(await fitsOf('b'));
  });
});

describe('deleting a project', () => {
  it('takes along what it alone has, and no more', async () => {
    await each(['a', 'b'], (id) => saveProject(projectOf(id)));
    await keep(fits[0], ['a']);
    await keep(fits[1], ['a', 'b']);
    await keep(fits[2], ['a']);
    await judge('1', 'a');
    await judge('2', 'b');
    await ask('1', 'a');
    await ask('2', 'b');
    await deleteProject('a');
    const db = await database();
    expect(await db.getAllKeys('projects')).toEqual(['b']);
    expect(await db.getAllKeys('runs')).toEqual(idsOf(fits[1]));
    expect(await db.getAllKeys('draws')).toEqual(idsOf(fits[1]));
    expect(await db.getAllKeys('data')).toEqual([fits[1].data.hash]);
    expect((await loadRun(fits[1].run.id, agrees))?.run.projects).toEqual(['b']);
    expect(await db.getAllKeys('judging')).toEqual(['2']);
    expect(await db.getAllKeys('asking')).toEqual(['2']);
    for (const store of BESIDE)
      expect(new Set((await db.getAllKeys(store)).map(([run]) => run))).toEqual(new Set(['2']));
  });

  it('ends what is being asked and judged in it', async () => {
    await saveProject(projectOf('a'));
    await judge('1', 'a');
    await ask('1', 'a');
    await deleteProject('a');
    const gone = { failure: { kind: 'run-gone' } };
    await expect(addReply('1', replyTo({ question: 1 }))).rejects.toMatchObject(gone);
    await expect(noteCall('1', replyTo({ question: 1 }), 1)).rejects.toMatchObject(gone);
    await expect(addAnswers('1', [answerTo({ turn: 1 })])).rejects.toMatchObject(gone);
    expect(await (await database()).count('replies')).toBe(0);
  });

  it('is undone to the last bit, whatever other projects share', async () => {
    const owners = fc.subarray(['a', 'b', 'c'], { minLength: 1 });
    const one = fc.constantFrom('a', 'b', 'c');
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(owners, owners, owners),
        fc.array(one, { maxLength: 3 }),
        one,
        async (projects, judged, gone) => {
          await deleteEverything();
          await each(['a', 'b', 'c'], (id) => saveProject(projectOf(id)));
          await each(fits.entries(), ([at, fit]) => keep(fit, projects[at]));
          await each(judged.entries(), ([at, project]) => judge(String(at), project));
          await each(judged.entries(), ([at, project]) => ask(String(at), project));
          const before = await stored();
          const whole = (await deleteProject(gone)) ?? expect.fail();
          expect(await loadProject(gone)).toBeNull();
          expect(await fitsOf(gone)).toEqual([]);
          expect((await listJudging(gone)).sound).toEqual([]);
          await restoreProject(whole);
          expect(await stored()).toEqual(before);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is undone whole where its files were dropped in between', async () => {
    await fill();
    const before = (await stored()).filter(({ store }) => store !== 'texts');
    const whole = (await deleteProject(PROJECT)) ?? expect.fail();
    expect(await (await database()).count('sources')).toBe(1);
    await dropUnusedSources(2);
    expect(await (await database()).count('sources')).toBe(0);
    await restoreProject(whole);
    expect(await stored()).toEqual(before);
  });

  it('is undone into what other projects have got in the meantime', async () => {
    await each(['a', 'b'], (id) => saveProject(projectOf(id)));
    await keep(fits[0], ['a']);
    const whole = (await deleteProject('a')) ?? expect.fail();
    await keep({ ...fits[0], run: { ...fits[0].run, name: 'theirs' } }, ['b']);
    await restoreProject(whole);
    const { run } = (await loadRun(fits[0].run.id, agrees)) ?? expect.fail();
    expect(run).toMatchObject({ name: 'theirs', projects: ['a', 'b'] });
  });
});

describe('a copy of a project', () => {
  const COPY = { id: 'copy', name: 'mine', createdAt: 7 };

  /** Ids that are counted on. */
  function counting(): () => string {
    let at = 0;
    return () => `new ${String(at++)}`;
  }

  it('shares the fits, and has runs of judging and asking of its own', async () => {
    await saveProject(projectOf('a', { sample: 'practice', openedAt: 5 }));
    await keep(fits[0], ['a']);
    await judge('1', 'a');
    await ask('1', 'a');
    const copy = await duplicateProject('a', COPY, counting());
    expect(copy).toEqual(
      projectOf('copy', { name: 'mine', sample: 'practice', createdAt: 7, openedAt: 7 }),
    );
    expect(await loadProject('copy')).toEqual(copy);
    expect(await fitsOf('copy')).toEqual(idsOf(fits[0]));
    const { sound } = await listJudging('copy');
    expect(sound).toMatchObject([{ id: 'new 0', name: '1', project: 'copy', lost: 0 }]);
    expect(await loadReplies('new 0')).toEqual([replyTo({})]);
    expect(await loadQuestion('new 0', 1)).toEqual(QUESTIONS[1]);
    expect((await listAskings('copy')).sound).toMatchObject([{ id: 'new 1', project: 'copy' }]);
    for await (const answers of answersInParts('new 1'))
      expect(answers).toEqual([answerTo({}), answerTo({ sample: 1 })]);
    // Nobody waits for them on behalf of the copy.
    const db = await database();
    expect([await db.count('calls'), await db.count('askCalls')]).toEqual([1, 1]);
    await addReply('new 0', replyTo({ question: 1 }));
    expect(await loadReplies('1')).toEqual([replyTo({})]);
  });

  it('names its own runs where files were made of them', async () => {
    await fill();
    const { source } = (await (await database()).getAll('data'))[0];
    const made = source && {
      ...source,
      files: [{ ...source.files[0], session: 'j' }, ...source.files],
    };
    await changeFiles(PROJECT, source, { source: made });
    const copy = await duplicateProject(PROJECT, COPY, counting());
    const sessionsOf = (one: DataSource | null) => one?.files.map(({ session }) => session);
    expect(sessionsOf(copy.source)).toEqual(['new 0', undefined]);
    expect(sessionsOf((await loadProject(PROJECT))?.source ?? null)).toEqual(['j', undefined]);
  });

  it('is whole when the original is deleted, and the other way round', async () => {
    const owners = fc.subarray(['a', 'b'], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(owners, owners, owners), fc.nat(2), async (projects, judged) => {
        await deleteEverything();
        await each(['a', 'b'], (id) => saveProject(projectOf(id)));
        await each(fits.entries(), ([at, fit]) => keep(fit, projects[at]));
        for (let at = 0; at < judged; at++) await judge(String(at), 'a');
        for (let at = 0; at < judged; at++) await ask(String(at), 'a');
        const before = await stored();
        const newId = counting();
        await duplicateProject('a', COPY, newId);
        const both = await stored();
        await deleteProject('copy');
        expect(await stored()).toEqual(before);
        await storeAgain(both);
        const of = async (project: string) => ({
          fits: await Promise.all((await fitsOf(project)).map((id) => loadRun(id, agrees))),
          judged: (await listJudging(project)).sound.length,
          asked: (await listAskings(project)).sound.length,
        });
        const whole = await of('copy');
        await deleteProject('a');
        const after = await of('copy');
        const bare = ({ fits, ...rest }: typeof whole) => ({
          fits: fits.map((fit) => fit && { ...fit, run: { ...fit.run, projects: [] } }),
          ...rest,
        });
        expect(bare(after)).toEqual(bare(whole));
        expect([after.judged, after.asked]).toEqual([judged, judged]);
        const { sound } = await listJudging('copy');
        for (const { id } of sound) expect(await loadReplies(id)).toEqual([replyTo({})]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('sources', () => {
  it('that a project uses are never dropped', async () => {
    await fill();
    const rest: RawRecord[] = (await stored()).filter(
      ({ store }) => store !== 'runs' && store !== 'draws' && store !== 'data',
    );
    await storeAgain(rest);
    await dropUnusedSources(2);
    expect(await stored()).toEqual(rest);
    const { source } = (await loadProject(PROJECT)) ?? expect.fail();
    await changeFiles(PROJECT, source, { source: null });
    await dropUnusedSources(2);
    const db = await database();
    expect([await db.count('sources'), await db.count('texts')]).toEqual([0, 0]);
  });

  it('stay where a project is damaged: what it uses can’t be known', async () => {
    await fill();
    await saveProject(projectOf('a', { openedAt: -1 }));
    await storeAgain((await stored()).filter(({ store }) => store !== 'data'));
    await dropUnusedSources(2);
    expect(await (await database()).count('sources')).toBe(1);
  });
});
