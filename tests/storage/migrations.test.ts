import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PRACTICE_RUN } from '../practice-run.ts';
import { tableOf } from '../../src/core/table/table-bytes.ts';
import type { DataRecord, ProjectRecord } from '../../src/storage/records.ts';
import { hashesOf } from '../../src/storage/record-checks.ts';
import type { RawRecord } from '../../src/storage/stores.ts';
import { earlierDatabase } from './earlier.ts';
import { fill, stored } from './filled.ts';
import { fitted, unfitted } from './fitted.ts';
import { PROJECT } from './in-project.ts';
import { SETUP } from './judging-run.ts';

type Fields = Record<string, unknown>;
type Version = 1 | 2 | 3 | 4 | 5 | 9;

/** As version 5 stored it: fits of files, of the sample, of counts alone, one without an end, judging. */
let sound: RawRecord[] = [];
/** Ids of the fits of files, the sample and counts. */
let fits: { readonly files: readonly string[]; readonly sample: string; readonly counts: string };
let unended = '';

beforeAll(async () => {
  const { runs } = await fill();
  const filled = await stored();
  const sample = await fitted(3, { openedAt: 30, finishedAt: 20, name: 'renamed' }, 4);
  const counts = await fitted(4, { openedAt: 5, finishedAt: 4 }, 5);
  const waiting = await unfitted({ openedAt: 50, importedAt: 40 }, 6);
  const source = withId(find(filled, 'data').value as DataRecord, 'other');
  fits = { files: runs, sample: sample.run.id, counts: counts.run.id };
  unended = waiting.run.id;
  const judging = find(filled, 'judging').value as Fields;
  const practice = ['practice 1', 'practice 2'].map((id, at) => ({
    ...{ ...judging, id, name: id, openedAt: 60 + at, createdAt: 2 + at, most: 1 },
    setup: { ...SETUP, models: PRACTICE_RUN.models, questions: PRACTICE_RUN.questions.length },
  }));
  sound = [
    ...filled,
    { store: 'runs', key: sample.run.id, value: sample.run },
    { store: 'draws', key: sample.run.id, value: sample.draws },
    {
      store: 'data',
      key: sample.data.hash,
      value: { ...sample.data, sample: 'rakuda-2023-07-14' },
    },
    { store: 'runs', key: counts.run.id, value: counts.run },
    { store: 'data', key: counts.data.hash, value: { ...counts.data, name: 'counts alone' } },
    { store: 'runs', key: waiting.run.id, value: waiting.run },
    { store: 'data', key: waiting.data.hash, value: { ...waiting.data, source } },
    ...practice.map((value): RawRecord => ({ store: 'judging', key: value.id, value })),
    ...practice.flatMap(({ id }) =>
      PRACTICE_RUN.questions.map((value, at): RawRecord => ({
        store: 'judgingQuestions',
        key: [id, at],
        value,
      })),
    ),
  ];
  sound = sound.map(asBefore);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function find(records: readonly RawRecord[], store: RawRecord['store']): RawRecord {
  return records.find((one) => one.store === store) ?? expect.fail();
}

function isSameKey(a: IDBValidKey, b: IDBValidKey): boolean {
  return indexedDB.cmp(a, b) === 0;
}

function withId({ source }: DataRecord, id: string) {
  return { ...source, id };
}

/** Without what version 6 brought. */
function asBefore({ store, key, value }: RawRecord): RawRecord {
  const { projects, project, ...rest } = value as Fields;
  const isOfProject = (store === 'runs' && projects) || (store === 'judging' && project);
  return { store, key, value: isOfProject ? rest : value };
}

const SINCE = {
  ...{ projects: 6, asking: 6, askedQuestions: 6, answers: 6, askCalls: 6 },
  sources: 2,
  texts: 2,
  judging: 3,
  judgingQuestions: 3,
  replies: 3,
  keys: 3,
  calls: 4,
};

/** What a version stored of all this, in its own form. */
async function storedIn(version: Version): Promise<RawRecord[]> {
  const since: Readonly<Partial<Record<string, number>>> = SINCE;
  const known = sound.filter(({ store }) => (since[store] ?? 1) <= version);
  const table = await tableIn(find(sound, 'sources').value as { readonly table: Blob });
  return known
    .filter(({ store, key }) => version >= 5 || store !== 'runs' || key !== unended)
    .map((record) => {
      const value = record.value as Fields;
      if (record.store === 'judging' && version < 4) {
        const { rules, ...rest } = value;
        expect(rules).toEqual([null, null]);
        return { ...record, value: rest };
      }
      if (record.store !== 'data' || version > 1) return record;
      const { source, ...rest } = value as unknown as DataRecord;
      const inside = source
        ? { table, files: source.files, duplicates: source.duplicates }
        : { table: null, files: [], duplicates: 0 };
      return { ...record, value: { ...rest, ...inside } };
    });
}

async function tableIn({ table }: { readonly table: Blob }) {
  return tableOf(await table.arrayBuffer());
}

/** Opens what a version had stored with a page of today; gives what is there then. */
async function opened(version: Version, records: readonly RawRecord[]) {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const old = await earlierDatabase(version);
  for (const { store, key, value } of records) {
    const isInline = old.transaction(store).store.keyPath !== null;
    await old.put(store, value, isInline ? undefined : key);
  }
  old.close();
  vi.resetModules();
  const { database } = await import('../../src/storage/database.ts');
  const { listRuns } = await import('../../src/storage/project/list-runs.ts');
  const { listRuns: listJudging } = await import('../../src/storage/judging.ts');
  const { recordsOf } = await import('../../src/storage/all-records.ts');
  const { STORES, isStoreName } = await import('../../src/storage/stores.ts');
  const now: RawRecord[] = [];
  for (const store of Object.keys(STORES).filter(isStoreName))
    for await (const part of recordsOf(store)) now.push(...part);
  const projects = new Map<string, ProjectRecord>();
  for (const one of await (await database()).getAll('projects')) projects.set(one.id, one);
  return { now, projects, listRuns, listJudging };
}

it('a database of version 9 has its fits in the index, but for what was stored without hashes', async () => {
  const [sealed, older] = [await fitted(1), await fitted(2)];
  const run = { ...sealed.run, ...(await hashesOf(sealed.run.summary, sealed.draws)) };
  const { listRuns } = await opened(9, [
    { store: 'data', key: sealed.data.hash, value: sealed.data },
    { store: 'runs', key: run.id, value: run },
    { store: 'runs', key: older.run.id, value: older.run },
  ]);
  const { database } = await import('../../src/storage/database.ts');
  const { marksOf } = await import('../../src/storage/project/run-marks.ts');
  const marks = await marksOf((await database()).transaction('runs').store);
  expect(marks.map(({ id, seal }) => [id, seal !== null]).sort()).toEqual(
    [
      [run.id, true],
      [older.run.id, false],
    ].sort(),
  );
  const listed = (await listRuns(PROJECT)).sound.map(({ id }) => id);
  expect(listed.sort()).toEqual([run.id, older.run.id].sort());
});

describe.each([1, 2, 3, 4, 5] as const)('a database of version %i', (version) => {
  it('opens with all that was in it', async () => {
    const before = await storedIn(version);
    const { now } = await opened(version, before);
    for (const { store, key, value } of before) {
      const after = now.find((one) => one.store === store && isSameKey(one.key, key));
      if (store === 'data' && version === 1) {
        const { hash, name, counts } = value as DataRecord;
        expect(after?.value).toMatchObject({ hash, name, counts });
      } else expect(after?.value).toMatchObject(value as object);
    }
  });

  it('opens as projects with every run and session, and nothing damaged', async () => {
    const { projects, listRuns, listJudging } = await opened(version, await storedIn(version));
    const files = [...projects.values()].find(({ name }) => name === 'pairs') ?? expect.fail();
    if (version > 1) expect(files.id).toBe('s');
    expect(files).toMatchObject({
      sample: null,
      createdAt: 1,
      openedAt: 2,
      source: { id: files.id },
    });
    const sample = projects.get('rakuda-2023-07-14');
    expect(sample).toMatchObject({ name: 'data', openedAt: 30, createdAt: 20, source: null });
    expect(sample?.sample).toBe('rakuda-2023-07-14');
    const counts = [...projects.values()].find(({ name }) => name === 'counts alone');
    expect(counts).toMatchObject({ openedAt: 5, sample: null, source: null });
    const runsOf = async (id = '') => {
      const { sound: runs, damaged } = await listRuns(id);
      expect(damaged).toEqual([]);
      return runs.map((run) => run.id).toSorted();
    };
    expect(await runsOf(files.id)).toEqual(fits.files.toSorted());
    expect(await runsOf(sample?.id)).toEqual([fits.sample]);
    expect(await runsOf(counts?.id)).toEqual([fits.counts]);
    if (version >= 5) {
      expect(projects.get('other')).toMatchObject({ openedAt: 50, source: { id: 'other' } });
      expect(await runsOf('other')).toEqual([unended]);
    }
    expect(projects.size).toBe(3 + (version >= 3 ? 2 : 0) + (version >= 5 ? 1 : 0));
    if (version < 3) return;
    expect(projects.get('j')).toMatchObject({ name: 'session', openedAt: 1, sample: null });
    expect((await listJudging('j')).sound.map(({ id }) => id)).toEqual(['j']);
    const practice = projects.get('practice');
    expect(practice).toMatchObject({ sample: 'practice', createdAt: 2, openedAt: 61 });
    const { sound: runs, damaged } = await listJudging('practice');
    expect(runs.map(({ id }) => id)).toEqual(['practice 2', 'practice 1']);
    expect(damaged).toEqual([]);
  });
});

describe('what was damaged', () => {
  it('stays as damaged as it was, and is listed in every project', async () => {
    const before = (await storedIn(5)).map((record): RawRecord => {
      const value = record.value as Fields;
      if (record.store === 'runs' && record.key === fits.files[0])
        return { ...record, value: { ...value, judgments: Number.NaN } };
      if (record.store === 'judging' && record.key === 'j')
        return { ...record, value: { ...value, lost: Number.NaN } };
      return record;
    });
    const { projects, listRuns, listJudging } = await opened(5, before);
    expect(projects.has('j')).toBe(false);
    for (const id of projects.keys()) {
      expect((await listRuns(id)).damaged).toMatchObject([
        { key: fits.files[0], flaw: { kind: 'shape', field: 'judgments' } },
      ]);
      expect((await listJudging(id)).damaged).toMatchObject([
        { key: 'j', flaw: { kind: 'shape', field: 'lost' } },
      ]);
    }
  });

  it('keeps no fit from the list whose data are damaged', async () => {
    const before = (await storedIn(5)).map((record): RawRecord => {
      const value = record.value as Fields;
      const isTheirs = record.store === 'data' && value['name'] === 'counts alone';
      return isTheirs ? { ...record, value: { ...value, sample: 'no sample' } } : record;
    });
    const { projects, listRuns } = await opened(5, before);
    expect([...projects.values()].some(({ name }) => name === 'counts alone')).toBe(false);
    const { sound: runs } = await listRuns('practice');
    expect(runs.map(({ id }) => id)).toEqual([fits.counts]);
  });
});
