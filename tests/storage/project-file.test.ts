import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, beforeEach, afterEach, describe, expect, it, vi } from 'vitest';
import { rank as rankFiles } from '../../src/cli/rank.ts';
import type { ProjectFileFailure } from '../../src/core/failure.ts';
import { judgmentTotal } from '../../src/core/table/counts.ts';
import { writeBackup } from '../../src/storage/archive/backup.ts';
import { MANIFEST, SUMS, sumOf } from '../../src/storage/archive/format.ts';
import { restoreProjectFile } from '../../src/storage/archive/project-restore.ts';
import { writeProject } from '../../src/storage/archive/project-write.ts';
import { archiveKindOf, readArchive } from '../../src/storage/archive/read.ts';
import { countAnswers, listAskings } from '../../src/storage/asking/asking.ts';
import { checkAll } from '../../src/storage/check/all.ts';
import { database } from '../../src/storage/database.ts';
import { listRuns as listJudging, loadReplies } from '../../src/storage/judging.ts';
import {
  changeFiles,
  changeProject,
  loadProject,
  saveProject,
} from '../../src/storage/projects.ts';
import { listRuns } from '../../src/storage/project/list-runs.ts';
import { changeRun, deleteEverything, loadRun } from '../../src/storage/runs.ts';
import { saveSource } from '../../src/storage/sources.ts';
import type { RawRecord } from '../../src/storage/stores.ts';
import { loadRecord } from '../../src/storage/texts.ts';
import { inProcess } from '../cli/in-process.ts';
import { FILE, PASSPHRASE, SECRET, agrees, fill, storeAgain, stored } from './filled.ts';
import { PROJECT, projectOf } from './in-project.ts';
import { STUDY, replyTo } from './judging-run.ts';

const SAVED_AT = Date.UTC(2026, 0, 2, 3, 4, 6);

/** What `fill` leaves, with something of another project, and the file of the one. */
let sound: RawRecord[] = [];
let runs: readonly string[] = [];
let file: Uint8Array<ArrayBuffer> = new Uint8Array();

beforeAll(async () => {
  ({ runs } = await fill());
  await saveProject(projectOf('other'));
  const [run] = (await stored()).filter(({ store }) => store === 'runs');
  const shared = { ...(run.value as object), projects: ['other', PROJECT] };
  sound = (await stored()).map((one) =>
    one.key === run.key && one.store === 'runs' ? { ...one, value: shared } : one,
  );
  await storeAgain(sound);
  file = await saved();
});

beforeEach(() => storeAgain(sound));
afterEach(() => vi.restoreAllMocks());

async function saved(project = PROJECT): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await writeProject(project, { savedAt: SAVED_AT });
  return new Uint8Array(await blob.arrayBuffer());
}

/** Ids that are counted on. */
function counting(): () => string {
  let at = 0;
  return () => `new ${String(at++)}`;
}

async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return restoreProjectFile(await readArchive(new Blob([bytes]), 'project', {}), counting(), {});
}

/** What is in the page's lists of a project. */
async function listed(project: string) {
  const fits = await listRuns(project);
  const judged = await listJudging(project);
  expect([...fits.damaged, ...judged.damaged]).toEqual([]);
  return { fits: fits.sound.map(({ id }) => id).sort(), judged: judged.sound };
}

function expectSame(one: Uint8Array, other: Uint8Array): void {
  expect(Buffer.compare(one, other)).toBe(0);
}

/** Everything that "Check and repair" finds. */
async function damage(): Promise<string[]> {
  const found: string[] = [];
  const flawOfBlobs = () => Promise.resolve(null);
  for await (const part of checkAll({ agrees, flawOfBlobs }, 2))
    found.push(...part.found.map(({ store, flaw }) => `${store} ${flaw.kind}`));
  return found;
}

describe('a project file', () => {
  it('brings a project into an empty browser, equal to the byte', async () => {
    await deleteEverything();
    expect(await opened(file)).toBe(PROJECT);
    const expected = sound
      .filter(({ store, key }) => store !== 'keys' && key !== 'other')
      .map((one) =>
        one.store === 'runs'
          ? { ...one, value: { ...(one.value as object), projects: [PROJECT] } }
          : one,
      );
    expect(await stored()).toEqual(expected);
    expectSame(await saved(), file);
    expect(await damage()).toEqual([]);
    expect(await loadRecord(FILE, 0)).toMatchObject({ reasoning: 'because 0' });
  });

  it('holds no key, and nothing of other projects', () => {
    const files = unzipSync(file);
    for (const bytes of Object.values(files)) {
      const text = strFromU8(bytes, true);
      for (const secret of [SECRET, PASSPHRASE, 'encrypted', '"other"'])
        expect(text).not.toContain(secret);
    }
    expect(JSON.parse(strFromU8(files[MANIFEST]))).toMatchObject({
      caravan: 'project',
      version: 1,
    });
  });

  it('says what it is, and how far its writing and opening are', async () => {
    expect(await archiveKindOf(new Blob([file]))).toBe('project');
    expect(await archiveKindOf(await writeBackup({ savedAt: SAVED_AT }))).toBe('backup');
    expect(await archiveKindOf(new Blob(['a,b']))).toBeNull();
    const dones: [number, number][] = [];
    const onProgress = (done: number, total: number) => dones.push([done, total]);
    await writeProject(PROJECT, { savedAt: SAVED_AT, onProgress });
    const all = sound.length - 2;
    expect(dones.at(-1)).toEqual([all, all]);
    await deleteEverything();
    const archive = await readArchive(new Blob([file]), 'project', {});
    await restoreProjectFile(archive, counting(), { onProgress });
    expect(dones.at(-1)).toEqual([all, all]);
    for (const [done, total] of dones) expect(done).toBeLessThanOrEqual(total);
  });

  it('can be stopped, and leaves nothing then', async () => {
    const signal = AbortSignal.abort();
    await expect(writeProject(PROJECT, { savedAt: SAVED_AT, signal })).rejects.toThrow('abort');
    await deleteEverything();
    await expect(readArchive(new Blob([file]), 'project', { signal })).rejects.toThrow('abort');
    const archive = await readArchive(new Blob([file]), 'project', {});
    const stop = new AbortController();
    const onProgress = () => {
      stop.abort();
    };
    const options = { signal: stop.signal, onProgress };
    await expect(restoreProjectFile(archive, counting(), options)).rejects.toThrow('abort');
    expect(await stored()).toEqual([]);
  });

  it('of a project that is gone is not written', async () => {
    await expect(saved('gone')).rejects.toMatchObject({ failure: { kind: 'project-gone' } });
  });
});

describe('a project that is there already', () => {
  it('is the same project where all of it is the same, whenever it was opened', async () => {
    await changeProject(PROJECT, { openedAt: 77 });
    await changeRun(runs[0], { openedAt: 78 });
    const before = await stored();
    expect(await opened(file)).toBe(PROJECT);
    expect(await stored()).toEqual(before);
  });

  it('stays as it is where something differs, and the other opens beside it', async () => {
    await changeProject(PROJECT, { name: 'mine' });
    const before = await stored();
    expect(await opened(file)).toBe('new 0');
    expect(await loadProject('new 0')).toMatchObject({ name: PROJECT });
    expect(await loadProject(PROJECT)).toMatchObject({ name: 'mine' });
    const { fits, judged } = await listed('new 0');
    expect(fits).toEqual(runs.toSorted());
    expect(judged).toMatchObject([{ id: 'new 1', name: 'session', project: 'new 0' }]);
    expect(await loadReplies('new 1')).toEqual(await loadReplies('j'));
    const { sound: asked } = await listAskings('new 0');
    expect(asked).toMatchObject([{ id: 'new 2', name: 'answers', project: 'new 0' }]);
    expect(await countAnswers('new 2')).toBe(await countAnswers('a'));
    expect((await listed(PROJECT)).judged).toMatchObject([{ id: 'j' }]);
    expect((await loadRun(runs[0], agrees))?.run.projects).toContain('new 0');
    expect(await damage()).toEqual([]);
    const after = await stored();
    for (const { store, key, value } of before) {
      const now = after.find((one) => one.store === store && indexedDB.cmp(one.key, key) === 0);
      if (store === 'runs')
        expect(now?.value).toMatchObject({ ...(value as object), projects: {} });
      else expect(now?.value).toEqual(value);
    }
  });

  it('opens beside it where something is gone, or there is more', async () => {
    await storeAgain(sound.filter(({ store }) => store !== 'replies'));
    expect(await opened(file)).toBe('new 0');
    expect(await loadReplies('new 1')).toHaveLength(3);
    expect(await loadReplies('j')).toEqual([]);
    const reply = replyTo({ question: 1, left: 2, right: 1 });
    await storeAgain([...sound, { store: 'replies', key: ['j', 0, 1, 2, 1], value: reply }]);
    expect(await opened(file)).toBe('new 0');
    expect(await loadReplies('new 1')).toHaveLength(3);
  });

  it('gives draws that were given up back to fits that are there', async () => {
    await storeAgain(sound.filter(({ store }) => store !== 'draws'));
    await opened(file);
    expect(await loadRun(runs[0], agrees)).toMatchObject({ draws: {} });
  });

  it('leaves sources and texts that are there as they are', async () => {
    const [source] = await (await database()).getAll('sources');
    await saveSource({ ...source, savedAt: 9 });
    const [chunk] = (await stored()).filter(
      ({ store, key }) => store === 'texts' && JSON.stringify(key).includes('records'),
    );
    await (await database()).delete('texts', chunk.key as never);
    await changeProject(PROJECT, { name: 'mine' });
    const id = await opened(file);
    const other = (await loadProject(id))?.source?.id;
    expect(other).toBe('new 1');
    expect(await (await database()).get('sources', 's')).toMatchObject({ savedAt: 9 });
    expect(await (await database()).get('sources', 'new 1')).toMatchObject({
      id: 'new 1',
      savedAt: 1,
    });
    const texts = (await stored()).filter(({ store }) => store === 'texts');
    expect(texts).toHaveLength(sound.filter(({ store }) => store === 'texts').length - 1);
  });

  it('has its own runs behind the files that were made of them', async () => {
    const { source } = (await loadProject(PROJECT)) ?? expect.fail();
    if (source === null) expect.fail();
    const files = [{ ...source.files[0], session: 'j' }];
    await changeFiles(PROJECT, source, { source: { ...source, files } });
    const bytes = await saved();
    await changeProject(PROJECT, { name: 'mine' });
    const id = await opened(bytes);
    expect((await loadProject(id))?.source?.files).toMatchObject([{ session: 'new 1' }]);
    expect((await loadProject(PROJECT))?.source?.files).toMatchObject([{ session: 'j' }]);
  });
});

/** The file with its entries changed. */
function changed(change: (files: Record<string, Uint8Array>) => unknown): Uint8Array<ArrayBuffer> {
  const files = unzipSync(file);
  change(files);
  return Uint8Array.from(zipSync(files));
}

/** As `changed`, with checksums that are right. */
async function forged(change: (files: Record<string, Uint8Array>) => unknown) {
  const files = unzipSync(file);
  change(files);
  const sums: Record<string, string> = {};
  for (const [name, bytes] of Object.entries(files))
    if (name !== SUMS) sums[name] = await sumOf(new Blob([Uint8Array.from(bytes)]));
  return Uint8Array.from(zipSync({ ...files, [SUMS]: strToU8(JSON.stringify(sums)) }));
}

function manifest(part: object) {
  return (files: Record<string, Uint8Array>) => {
    const before = JSON.parse(strFromU8(files[MANIFEST])) as object;
    files[MANIFEST] = strToU8(JSON.stringify({ ...before, ...part }));
  };
}

/** A record more, or in the place of all of a store. */
function line(store: string, key: unknown, value: unknown) {
  return (files: Record<string, Uint8Array>) => {
    files[`${store}/0002.jsonl`] = strToU8(
      `${JSON.stringify({ at: 0, size: 0, record: [key, value] })}\n`,
    );
  };
}

type Reason = ProjectFileFailure['reason'];
const FILES: readonly (readonly [string, Reason, () => Promise<Uint8Array> | Uint8Array])[] = [
  ['is empty', 'no-project', () => new Uint8Array()],
  ['is no ZIP', 'no-project', () => strToU8('model_a,model_b,winner')],
  ['is another ZIP', 'no-project', () => zipSync({ 'a.csv': strToU8('a,b') })],
  [
    'is a backup',
    'backup',
    async () => new Uint8Array(await (await writeBackup({ savedAt: SAVED_AT })).arrayBuffer()),
  ],
  ['was cut off', 'damaged', () => file.slice(0, -100)],
  ['was cut off early', 'damaged', () => file.slice(0, 200)],
  ['lacks an entry', 'damaged', () => changed((files) => delete files['draws/0001.bin'])],
  ['has another byte', 'damaged', () => changed((files) => (files['draws/0001.bin'][77] ^= 1))],
  ['has no checksums', 'damaged', () => changed((files) => Reflect.deleteProperty(files, SUMS))],
  ['is of a later version', 'newer', () => changed(manifest({ version: 2 }))],
  ['is of a later database', 'newer', () => changed(manifest({ database: 99 }))],
  ['holds two projects', 'damaged', () => forged(line('projects', 'x', projectOf('x')))],
  [
    'holds a fit of another project',
    'damaged',
    () => forged(line('runs', 'x', { id: 'x', projects: ['other'], dataHash: 'h' })),
  ],
  [
    'holds a reply of another session',
    'damaged',
    () => forged(line('replies', ['x', 0, 0, 0, 1], replyTo({}))),
  ],
  [
    'holds a text of another file',
    'damaged',
    () => forged(line('texts', ['k', 'x', 'about', 0], {})),
  ],
  [
    'holds a key',
    'damaged',
    () => forged(line('keys', 'https://x.example', { baseUrl: 'https://x.example' })),
  ],
  [
    'holds a project of another shape',
    'damaged',
    () =>
      forged((files) => {
        const text = strFromU8(files['projects/0001.jsonl']);
        files['projects/0001.jsonl'] = strToU8(text.replace('"createdAt":1', '"createdAt":"x"'));
      }),
  ],
];

describe('a file that can not be opened', () => {
  it.each(FILES)('%s: %s, and all that was there stays', async (_what, reason, make) => {
    const bytes = Uint8Array.from(await make());
    const before = await stored();
    await expect(opened(bytes)).rejects.toMatchObject({
      failure: { kind: 'project-file', reason },
    });
    expect(await stored()).toEqual(before);
  });

  it.each([1, 2, 5, 12])('finds no room from its write %i on, and leaves nothing', async (from) => {
    await deleteEverything();
    let writes = 0;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (++writes >= from) throw new DOMException('full', 'QuotaExceededError');
      return this.put(...args);
    });
    const failure = { kind: 'project-file', reason: 'no-room' };
    await expect(opened(file)).rejects.toMatchObject({ failure });
    vi.restoreAllMocks();
    expect(writes).toBeGreaterThanOrEqual(from);
    expect(await stored()).toEqual([]);
    expect(await opened(file)).toBe(PROJECT);
    expectSame(await saved(), file);
  });
});

describe('a file that was written elsewhere', () => {
  beforeEach(deleteEverything);

  it('by the first page that wrote any opens, whole', async () => {
    const path = new URL('../golden/projects/version-6.caravan', import.meta.url);
    const id = await opened(Uint8Array.from(readFileSync(path)));
    expect(await loadProject(id)).toMatchObject({ name: PROJECT, source: { id: 's' } });
    const { fits, judged } = await listed(id);
    const { sound: asked } = await listAskings(id);
    expect([fits.length, judged.length, asked.length]).toEqual([2, 1, 1]);
    expect(await loadRun(fits[0], agrees)).toMatchObject({ draws: {} });
    expect(await loadRecord(FILE, 0)).toMatchObject({ reasoning: 'because 0' });
    expect(await damage()).toEqual([]);
  });

  it('by the first page that made studies opens, with the study and its repeats', async () => {
    const path = new URL('../golden/projects/version-7.caravan', import.meta.url);
    const id = await opened(Uint8Array.from(readFileSync(path)));
    const { judged } = await listed(id);
    const study = judged.find(({ setup }) => setup.plan.kind === 'study') ?? expect.fail();
    expect(study).toMatchObject({ returned: [null, 20], isAhead: true, setup: STUDY });
    expect(await loadReplies(study.id)).toMatchObject([
      { judge: 1, left: 0, right: 1, again: true },
      { judge: 1, left: 1, right: 0, text: 'a note' },
    ]);
    expect(await damage()).toEqual([]);
  });

  it('by the first page that corrected judgments opens, with the corrections', async () => {
    const path = new URL('../golden/projects/version-8.caravan', import.meta.url);
    const id = await opened(Uint8Array.from(readFileSync(path)));
    const { source } = (await loadProject(id)) ?? expect.fail();
    const said = { left: 'a', right: 'b', question: 'p', judge: 'one', turn: null };
    expect(source?.edits.corrections).toMatchObject([
      {
        ...{ kind: 'judgment', file: 'pairs.csv', row: 0, to: 'right' },
        ...{ said: { ...said, outcome: 'left' }, note: 'The judge misread a.' },
      },
      { kind: 'answer', model: 'c', question: 'r' },
    ]);
    expect(source?.removed.corrected).toEqual({ touched: [1, 2], out: 2 });
    expect(await damage()).toEqual([]);
  });

  it('by the first page that laid large counts apart opens with all of them', async () => {
    const path = new URL('../golden/projects/version-9.caravan', import.meta.url);
    const id = await opened(Uint8Array.from(readFileSync(path)));
    const [{ dataHash }] = (await listRuns(id)).sound;
    const data = (await loadRun(dataHash, agrees))?.data ?? expect.fail();
    expect(data.counts.byQuestion?.question).toHaveLength(160 * 2450);
    expect(data.counts.byQuestion?.ties).toBeInstanceOf(Uint8Array);
    expect(judgmentTotal(data.counts)).toBe(160 * 2450);
  });

  it('by the command line opens, with its fit and its texts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caravan-project-'));
    const [from, to] = [join(folder, 'pairs.jsonl'), join(folder, 'made.caravan')];
    const pair = { question_id: 1, model1_id: 'a', model2_id: 'b', winner: 1, judgment: 'clear' };
    writeFileSync(from, `${JSON.stringify(pair)}\n`);
    let now = 1e12;
    const rank = () => rankFiles([from, '--draws', '200', '--project', to], () => now++);
    expect((await inProcess(rank)).status).toBe(0);
    const id = await opened(Uint8Array.from(readFileSync(to)));
    rmSync(folder, { recursive: true });
    const project = (await loadProject(id)) ?? expect.fail();
    expect(project).toMatchObject({ name: 'made', sample: null });
    const { fits } = await listed(id);
    const { run, data } = (await loadRun(fits[0], agrees)) ?? expect.fail();
    expect(run).toMatchObject({ name: 'pairs.jsonl', judgments: 1, projects: [id] });
    expect(data.source).toEqual(project.source);
    const [{ key, file }] = project.source?.files ?? [];
    expect(await loadRecord({ key, file }, 0)).toMatchObject({ reasoning: 'clear' });
    expect(await damage()).toEqual([]);
  });
});

it('a browser that never had anything can open it', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.resetModules();
  const { readArchive: read } = await import('../../src/storage/archive/read.ts');
  const { restoreProjectFile: restore } =
    await import('../../src/storage/archive/project-restore.ts');
  const { listProjects } = await import('../../src/storage/projects.ts');
  await restore(await read(new Blob([file]), 'project', {}), counting(), {});
  expect((await listProjects()).sound.map(({ id }) => id)).toEqual([PROJECT]);
  vi.unstubAllGlobals();
});
