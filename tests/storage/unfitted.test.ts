import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkAll } from '../../src/storage/check/all.ts';
import { database } from '../../src/storage/database.ts';
import { saveRun, saveUnfitted } from '../../src/storage/project/save-runs.ts';
import { listRuns } from '../../src/storage/project/list-runs.ts';
import { changeRun, changeUnfitted, deleteEverything, deleteRun } from '../../src/storage/runs.ts';
import { agrees, fitted, load, unfitted } from './fitted.ts';
import { saveProject } from '../../src/storage/projects.ts';
import { PROJECT, projectOf } from './in-project.ts';
import { reportOf, sourceOf } from '../state/data/data-sources.ts';

const listed = async () => (await listRuns(PROJECT)).sound;

/** The runs of one project among these. */
async function idsIn(project: string): Promise<readonly string[]> {
  for (const id of ['a', 'b']) await saveProject(projectOf(id));
  return (await listRuns(project)).sound.map(({ id }) => id);
}

/** What the page comes back to. */
async function lastOpened() {
  return (await listed()).toSorted((a, b) => b.openedAt - a.openedAt).at(0)?.id;
}

beforeEach(deleteEverything);

describe('data that no fit has ended of', () => {
  it('come back as they were stored, and are listed among the runs', async () => {
    const data = await unfitted({ importedAt: 2 });
    await saveUnfitted(data);
    const old = await saveRun(await fitted(1, { finishedAt: 1 }, 5));
    const young = await saveRun(await fitted(2, { finishedAt: 3 }, 5));
    expect(await load(data.run.id)).toEqual(data);
    expect((await listed()).map(({ id }) => id)).toEqual([young.id, data.run.id, old.id]);
  });

  it('are there once, with the settings and the start that came last', async () => {
    const { run } = await unfitted();
    await saveUnfitted(await unfitted({ importedAt: 1 }));
    await changeRun(run.id, { name: 'mine' });
    await changeUnfitted(run.id, { isStopped: true });
    expect(await listed()).toMatchObject([{ name: 'mine', isStopped: true }]);
    await saveUnfitted(await unfitted({ importedAt: 5, openedAt: 5, judgments: 4 }));
    const expected = { name: 'mine', isStopped: false, importedAt: 1, openedAt: 5, judgments: 4 };
    expect(await listed()).toMatchObject([expected]);
  });

  it('give their place and name to their first fit', async () => {
    const { run } = await unfitted();
    await saveUnfitted(await unfitted());
    await changeRun(run.id, { name: 'mine' });
    const { id } = await saveRun(await fitted(1));
    expect(await listed()).toMatchObject([{ id, name: 'mine' }]);
    expect(await load(run.id)).toBeNull();
    expect(await load(id)).toMatchObject({ data: { hash: run.id } });
  });

  it('and their fits, of counts alone, leave the same data as they are with files', async () => {
    const { run, data } = await unfitted();
    const withFiles = { ...data, name: 'files', source: sourceOf([reportOf('a')]) };
    await saveUnfitted({ run, data: withFiles });
    await saveUnfitted({ run: { ...run, projects: ['other'] }, data });
    expect(await load(run.id)).toMatchObject({
      data: withFiles,
      run: { projects: ['other', PROJECT] },
    });
    const { id } = await saveRun(await fitted(1, { projects: ['other'] }));
    expect(await load(id)).toMatchObject({ data: withFiles });
    // A sample knows more of its models, and is put in the place of counts alone.
    const sample = { ...data, sample: 'rakuda-2023-07-14' as const };
    await deleteEverything();
    for (const stored of [data, sample, data]) await saveUnfitted({ run, data: stored });
    expect(await load(run.id)).toMatchObject({ data: sample });
  });

  it.each(['first', 'last'])(
    'of the sample, stored %s, stay it beside files of the same',
    async (when) => {
      const { run, data } = await unfitted();
      const sample = { ...data, name: 'sample', sample: 'rakuda-2023-07-14' as const };
      const files = { ...data, name: 'files', source: sourceOf([reportOf('a')]) };
      const both = [
        { run: { ...run, projects: ['other'] }, data: sample },
        { run, data: files },
      ];
      for (const one of when === 'first' ? both : both.toReversed()) await saveUnfitted(one);
      const shared = { data: { ...sample, source: files.source } };
      expect(await load(run.id)).toMatchObject(shared);
      const { id } = await saveRun({ ...(await fitted(1)), data: files });
      expect(await load(id)).toMatchObject(shared);
    },
  );

  it('with a fit bring that to the fore instead', async () => {
    await saveRun(await fitted(1, { openedAt: 1 }));
    const { id, dataHash } = await saveRun(await fitted(2, { openedAt: 3 }));
    await saveRun(await fitted(3, { openedAt: 4 }, 5));
    await saveUnfitted(await unfitted({ openedAt: 5 }));
    await changeUnfitted(dataHash, { isStopped: true });
    expect(await lastOpened()).toBe(id);
    expect(await listed()).toHaveLength(3);
  });

  it('are stored where their only fit is damaged', async () => {
    const { id, dataHash } = await saveRun(await fitted(1));
    await saveUnfitted(await unfitted({ openedAt: 5 }), null, new Set([id]));
    expect(await lastOpened()).toBe(dataHash);
    await deleteRun(dataHash, PROJECT);
    await changeRun(id, { openedAt: Number.NaN });
    await saveUnfitted(await unfitted({ openedAt: 5 }));
    expect(await lastOpened()).toBe(dataHash);
  });

  it.each([
    ['id', 'f'.repeat(64)],
    ['models', -1],
    ['models', 3],
    ['isStopped', 'no'],
    ['brokenOff', -1],
    ['importedAt', Number.NaN],
    ['judgments', 4],
    ['model', null],
  ])('are told as damaged where %s is %s', async (field, value) => {
    const { run, data } = await unfitted();
    const damaged = { ...run, [field]: value };
    await saveUnfitted({ run: damaged, data });
    const failure = { failure: { kind: 'damaged-record', store: 'runs' } };
    await expect(load(damaged.id)).rejects.toMatchObject(failure);
    const found: string[] = [];
    const flawOfBlobs = () => Promise.resolve(null);
    for await (const part of checkAll({ agrees, flawOfBlobs }, 2))
      found.push(...part.found.map(({ store }) => store));
    expect(found).toEqual(['runs']);
  });

  it('take the place of the data that they were made of, where these have no fit', async () => {
    const [before, after, again] = [await unfitted(), await unfitted({}, 3), await unfitted({}, 4)];
    await saveUnfitted(before);
    await changeRun(before.run.id, { name: 'mine' });
    await saveUnfitted(after, before.run.id);
    expect(await listed()).toMatchObject([{ id: after.run.id, name: 'mine' }]);
    expect(await (await database()).getAllKeys('data')).toEqual([after.run.id]);
    await saveUnfitted(await unfitted({ judgments: 9 }, 3), after.run.id);
    expect(await listed()).toMatchObject([{ id: after.run.id, name: 'mine', judgments: 9 }]);
    const { id } = await saveRun(await fitted(1, {}, 3));
    await saveUnfitted(again, after.run.id);
    expect(new Set((await listed()).map((run) => run.id))).toEqual(new Set([id, again.run.id]));
    const data = await (await database()).getAllKeys('data');
    expect(new Set(data)).toEqual(new Set([after.run.id, again.run.id]));
  });

  it('are deleted whole, and come back whole', async () => {
    const data = await unfitted({ name: 'mine', isStopped: true });
    await saveUnfitted(data);
    await deleteRun(data.run.id, PROJECT);
    expect(await (await database()).getAllKeys('data')).toEqual([]);
    await saveUnfitted(data);
    expect(await load(data.run.id)).toEqual(data);
  });

  it('stay when one of their fits is deleted, as long as another is there', async () => {
    const one = await saveRun(await fitted(1));
    const two = await saveRun(await fitted(2));
    await saveUnfitted(await unfitted());
    await deleteRun(one.id, PROJECT);
    expect(await load(two.id)).toMatchObject({ data: { hash: two.dataHash } });
  });

  it('that another project still has stay there when they are replaced', async () => {
    const [before, after] = [await unfitted({ projects: ['a', 'b'] }), await unfitted({}, 3)];
    await saveUnfitted(before);
    await saveUnfitted({ ...after, run: { ...after.run, projects: ['a'] } }, before.run.id);
    expect(await load(before.run.id)).toEqual({
      ...before,
      run: { ...before.run, projects: ['b'] },
    });
    expect(await load(after.run.id)).toMatchObject({ run: { projects: ['a'] } });
    expect(await idsIn('a')).toEqual([after.run.id]);
    expect(await idsIn('b')).toEqual([before.run.id]);
  });

  it('replace nothing of another project', async () => {
    const [theirs, ours] = [await unfitted({ projects: ['b'] }), await unfitted({}, 3)];
    await saveUnfitted(theirs);
    await saveUnfitted({ ...ours, run: { ...ours.run, projects: ['a'] } }, theirs.run.id);
    expect(await load(theirs.run.id)).toEqual(theirs);
    expect(await load(ours.run.id)).toMatchObject({ run: { name: 'data', projects: ['a'] } });
  });

  it('wait for a fit of their own where only another project has fitted them', async () => {
    const { run, ...rest } = await fitted(1);
    await saveRun({ ...rest, run: { ...run, name: 'theirs', projects: ['b'] } });
    const ours = await unfitted({ projects: ['a'] });
    await saveUnfitted(ours);
    expect(await idsIn('a')).toEqual([ours.run.id]);
    expect(await idsIn('b')).toEqual([run.id]);
    const { run: other, ...fit } = await fitted(2);
    await saveRun({ ...fit, run: { ...other, projects: ['a'] } });
    expect(await idsIn('a')).toEqual([other.id]);
  });

  it('that two projects wait for stay in one when the other has fitted them', async () => {
    await saveUnfitted(await unfitted({ projects: ['a', 'b'], name: 'mine' }));
    const { run, ...fit } = await fitted(1);
    await saveRun({ ...fit, run: { ...run, projects: ['a'] } });
    expect(await idsIn('a')).toEqual([run.id]);
    expect(await idsIn('b')).toEqual([run.dataHash]);
    expect(await load(run.id)).toMatchObject({ run: { name: 'mine' } });
  });
});
