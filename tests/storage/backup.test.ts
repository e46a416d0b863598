import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../src/core/failure.ts';
import { writeBackup } from '../../src/storage/archive/backup.ts';
import { MANIFEST, SUMS, sumOf } from '../../src/storage/archive/format.ts';
import { readArchive } from '../../src/storage/archive/read.ts';
import { restoreArchive } from '../../src/storage/archive/restore.ts';

import { deleteEverything } from '../../src/storage/runs.ts';
import { listProjects } from '../../src/storage/projects.ts';
import { pack, unpack } from '../../src/storage/packed.ts';
import { exportDamaged } from '../../src/storage/repair.ts';
import type { RawRecord } from '../../src/storage/stores.ts';
import { KINDS } from './damage-kinds.ts';
import { PASSPHRASE, SECRET, fill, storeAgain, stored } from './filled.ts';
import { PROJECT } from './in-project.ts';
import { replyTo } from './judging-run.ts';

const SAVED_AT = Date.UTC(2026, 0, 2, 3, 4, 6);
const MARK = Uint8Array.of(0x50, 0x4b, 0x07, 0x08);

/** What `fill` leaves, and its backup. */
let sound: RawRecord[] = [];
let backup = new Uint8Array();
/** With many pieces and entries more. */
let much: RawRecord[] = [];
let largeBackup = new Uint8Array();

/** The same to the byte, Blobs included. */
async function bytesOf(records: readonly RawRecord[]): Promise<string[]> {
  const packed = records.map(async ({ store, key, value }) => {
    const { json, parts } = pack([store, key, value]);
    return `${json} ${await sumOf(new Blob([...parts]))}`;
  });
  return Promise.all(packed);
}

async function saved(): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await writeBackup({ savedAt: SAVED_AT });
  return new Uint8Array(await blob.arrayBuffer());
}

async function restored(file: Uint8Array<ArrayBuffer> | Blob) {
  return restoreArchive(await readArchive(new Blob([file]), 'backup', {}), {});
}

beforeAll(async () => {
  await deleteEverything();
  await fill();
  sound = await stored();
  backup = await saved();
  const [reply] = sound.filter(({ store }) => store === 'replies');
  const [source] = sound.filter(({ store }) => store === 'sources');
  // In them what marks the end of an entry to streamed readers.
  const large = new Uint8Array(700_000).map((_, at) => (at * at) >> 7);
  for (let at = 0; at < large.length - 4; at += 1000) large.set(MARK, at);
  const many = Array.from({ length: 2500 }, (_, question): RawRecord => {
    const value = replyTo({ question, text: `[[A]] ${'と'.repeat(question % 40)}` });
    return { ...reply, key: ['other', 0, question, 0, 1], value };
  });
  await storeAgain([
    ...sound,
    {
      ...source,
      key: 'large',
      value: { ...(source.value as object), id: 'large', table: new Blob([large]) },
    },
    ...many,
  ]);
  much = await stored();
  largeBackup = await saved();
});

/** Byte by byte, without the figures that a difference would be shown by. */
function expectSame(file: Uint8Array, expected: Uint8Array): void {
  expect(Buffer.compare(file, expected)).toBe(0);
}

describe('a backup', () => {
  beforeEach(() => storeAgain(sound));

  it('brings everything but keys back, equal to the byte', async () => {
    const kept = much.filter(({ store }) => store !== 'keys');
    await deleteEverything();
    expect(await stored()).toEqual([]);
    expect(await restored(largeBackup)).toEqual({ added: kept.length, same: 0, kept: [] });
    expect(await bytesOf(await stored())).toEqual(await bytesOf(kept));
    expectSame(await saved(), largeBackup);
  });

  it('holds no key, whatever lies beside it', () => {
    const files = unzipSync(backup);
    expect(Object.keys(files).some((name) => name.startsWith('keys'))).toBe(false);
    for (const bytes of Object.values(files)) {
      const text = strFromU8(bytes, true);
      for (const secret of [SECRET, PASSPHRASE, 'salt', 'encrypted'])
        expect(text).not.toContain(secret);
    }
  });

  it('says how far it is', async () => {
    const dones: number[] = [];
    const onProgress = (done: number, total: number) => {
      expect(total).toBe(sound.length - 1);
      dones.push(done);
    };
    await writeBackup({ savedAt: SAVED_AT, onProgress });
    expect(dones.at(-1)).toBe(sound.length - 1);
  });

  it('is the same when it is packed anew by another program', async () => {
    await deleteEverything();
    const again = zipSync(unzipSync(largeBackup), { level: 9 });
    expect((await restored(Uint8Array.from(again))).added).toBe(much.length - 1);
    expectSame(await saved(), largeBackup);
  });

  it('adds what is gone, and leaves what is there as it is', async () => {
    const [run] = sound.filter(({ store }) => store === 'runs');
    const mine = { ...run, value: { ...(run.value as object), name: 'mine' } };
    const rest = sound.filter((one) => one !== run && one.store !== 'draws');
    await storeAgain([...rest, mine]);
    expect(await restored(backup)).toEqual({
      added: 2,
      same: sound.length - 4,
      kept: [{ store: 'runs', name: 'fit 1' }],
    });
    expect(await stored()).toContainEqual(mine);
  });

  it('of a version without projects makes some of what it holds', async () => {
    const old = sound.filter(({ store }) => !SINCE_6.has(store)).map(withoutProjects);
    await storeAgain(old);
    const bytes = Uint8Array.from(zipSync(await asOfDatabase(5, unzipSync(await saved()))));
    await storeAgain([]);
    expect((await restored(bytes)).added).toBe(old.length - 1);
    const { sound: projects } = await listProjects();
    expect(projects.map(({ id }) => id).sort()).toEqual(['j', 's']);
    for (const { store, key } of old)
      if (store !== 'keys')
        expect((await stored()).map((one) => `${one.store} ${JSON.stringify(one.key)}`)).toContain(
          `${store} ${JSON.stringify(key)}`,
        );
    const after = await stored();
    expect(await restored(bytes)).toEqual({ added: 0, same: old.length - 1, kept: [] });
    expect(await bytesOf(await stored())).toEqual(await bytesOf(after));
  });

  it('puts a fit that is there into the projects that it is of', async () => {
    const there = sound.map((one): RawRecord =>
      one.store === 'runs'
        ? { ...one, value: { ...(one.value as object), projects: ['another'] } }
        : one,
    );
    await storeAgain(there);
    expect(await restored(backup)).toEqual({ added: 0, same: sound.length - 1, kept: [] });
    const runs = (await stored()).filter(({ store }) => store === 'runs');
    for (const { value } of runs) expect(value).toMatchObject({ projects: ['another', PROJECT] });
  });

  it('can be stopped', async () => {
    const signal = AbortSignal.abort();
    await expect(writeBackup({ savedAt: SAVED_AT, signal })).rejects.toThrow('abort');
    await expect(readArchive(new Blob([backup]), 'backup', { signal })).rejects.toThrow('abort');
    const archive = await readArchive(new Blob([backup]), 'backup', {});
    await expect(restoreArchive(archive, { signal })).rejects.toThrow('abort');
  });
});

/** The backup with its entries changed. */
function changed(change: (files: Record<string, Uint8Array>) => unknown): Uint8Array<ArrayBuffer> {
  const files = unzipSync(backup);
  change(files);
  return Uint8Array.from(zipSync(files));
}

/** As `changed`, with checksums that are right. */
async function forged(change: (files: Record<string, Uint8Array>) => void) {
  const files = unzipSync(backup);
  change(files);
  return Uint8Array.from(zipSync(await summed(files)));
}

const SINCE_6: ReadonlySet<string> = new Set([
  ...['projects', 'asking', 'askedQuestions', 'answers', 'askCalls'],
]);

/** Without what version 6 of the database brought. */
function withoutProjects(record: RawRecord): RawRecord {
  if (record.store !== 'runs' && record.store !== 'judging') return record;
  const value = { ...(record.value as Record<string, unknown>) };
  delete value['projects'];
  delete value['project'];
  return { ...record, value };
}

/** The entries of a backup as that of another version of the database. */
async function asOfDatabase(database: number, files: Record<string, Uint8Array>) {
  manifest({ database })(files);
  return summed(files);
}

/** With the checksums that these entries have. */
async function summed(files: Record<string, Uint8Array>): Promise<Record<string, Uint8Array>> {
  const sums: Record<string, string> = {};
  for (const [name, bytes] of Object.entries(files))
    if (name !== SUMS) sums[name] = await sumOf(new Blob([Uint8Array.from(bytes)]));
  return { ...files, [SUMS]: strToU8(JSON.stringify(sums)) };
}

function manifest(part: object) {
  return (files: Record<string, Uint8Array>) => {
    const before: unknown = JSON.parse(strFromU8(files[MANIFEST]));
    files[MANIFEST] = strToU8(JSON.stringify({ ...(before as object), ...part }));
  };
}

const LINE = '{"at":0,"size":0,"record":["a",{"id":"b"}]}\n';

describe('a file that can not be restored', () => {
  const cases: readonly (readonly [
    string,
    Failure['kind'],
    () => Promise<Uint8Array> | Uint8Array,
  ])[] = [
    ['is empty', 'damaged-backup', () => new Uint8Array()],
    ['is no ZIP', 'damaged-backup', () => strToU8('Caravan, 2026')],
    ['is another ZIP', 'damaged-backup', () => zipSync({ 'a.csv': strToU8('a,b') })],
    ['was cut off', 'damaged-backup', () => backup.slice(0, -100)],
    ['lacks its beginning', 'damaged-backup', () => backup.slice(100)],
    ['lacks an entry', 'damaged-backup', () => changed((files) => delete files['draws/0001.bin'])],
    [
      'has an entry too many',
      'damaged-backup',
      () => changed((files) => (files['runs/0002.jsonl'] = strToU8(LINE))),
    ],
    [
      'has another byte',
      'damaged-backup',
      () => changed((files) => (files['draws/0001.bin'][77] ^= 1)),
    ],
    [
      'has no checksums',
      'damaged-backup',
      () => changed((files) => Reflect.deleteProperty(files, SUMS)),
    ],
    ['is of a later version', 'newer-backup', () => changed(manifest({ version: 2 }))],
    ['is of a later database', 'newer-backup', () => changed(manifest({ database: 99 }))],
    ['is something else', 'damaged-backup', () => changed(manifest({ caravan: 'settings' }))],
    [
      'has keys',
      'damaged-backup',
      () => forged((files) => (files['keys/0001.jsonl'] = strToU8(LINE))),
    ],
    [
      'has a store of no name',
      'damaged-backup',
      () => forged((files) => (files['x/0001.jsonl'] = strToU8(LINE))),
    ],
    [
      'has a record under the key of another',
      'damaged-backup',
      () => forged((files) => (files['runs/0009.jsonl'] = strToU8(LINE))),
    ],
    [
      'has a line that is no record',
      'damaged-backup',
      () => forged((files) => (files['calls/0009.jsonl'] = strToU8('{"at": -1}\n'))),
    ],
  ];

  it.each(cases)('%s: %s, and all that was there stays', async (_what, kind, file) => {
    const before = sound.filter(({ store }) => store !== 'runs' && store !== 'draws');
    await storeAgain(before);
    const bytes = Uint8Array.from(await file());
    await expect(restored(bytes)).rejects.toMatchObject({ failure: { kind } });
    expect(await bytesOf(await stored())).toEqual(await bytesOf(before));
  });

  it('any single byte of which is another is no other backup', async () => {
    await storeAgain([]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(backup.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const bytes = Uint8Array.from(backup);
          bytes[at] ^= by;
          // A byte that nothing hangs on, such as a date, leaves the records as they were.
          const read = await readArchive(new Blob([bytes]), 'backup', {}).catch(() => null);
          if (read !== null) expect(read.records).toBe(sound.length - 1);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a damaged record', () => {
  it.each(KINDS.filter(([store]) => store !== 'keys').slice(0, 40))(
    'of %s (%s) can be exported, with what belongs to it',
    async (_store, _what, damage) => {
      const damaged = damage(structuredClone(sound.slice(0, 40)));
      await storeAgain(damaged);
      const all = damaged
        .filter(({ store }) => store === 'runs' || store === 'draws')
        .map(({ store, key }) => ({ store, key, name: '', flaw: { kind: 'orphan' } as const }));
      const file = await exportDamaged(all, SAVED_AT);
      const { records } = await readArchive(file, 'backup', {});
      expect(records).toBeGreaterThanOrEqual(all.length);
    },
  );

  it('never takes a key along', async () => {
    const keys = sound.filter(({ store }) => store === 'keys');
    const flaw = { kind: 'shape', field: 'iv' } as const;
    const file = await exportDamaged(
      keys.map(({ store, key }) => ({ store, key, name: '', flaw })),
      SAVED_AT,
    );
    expect((await readArchive(file, 'backup', {})).records).toBe(0);
  });
});

describe('a packed value', () => {
  it.each([
    ['NaN', NaN],
    ['minus nothing', -0],
    ['infinities', [Infinity, -Infinity]],
    ['what is not there', { a: undefined, b: null }],
    ['a field named $', { $: ['number', 'NaN'], a: { $: 1 } }],
    ['a field named __proto__', JSON.parse('{"__proto__": 1}') as unknown],
    ['columns', [Float64Array.of(NaN, -0), Uint8Array.of(1), Int8Array.of(-1), new Uint32Array()]],
    ['a buffer', Uint8Array.of(1, 2).buffer],
    ['half a surrogate pair', '\ud800'],
  ])('comes back: %s', async (_what, value) => {
    const { json, parts } = pack({ value });
    const parsed: unknown = JSON.parse(json);
    expect(await unpack(parsed, new Blob([...parts]))).toStrictEqual({ value });
  });

  it('that contains itself, or is of no kind that is stored, ends', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(pack(circle).json).toContain('"other","depth"');
    expect(pack(new Map([[1, 2]])).json).toBe('{"$":["other","Map"]}');
  });
});
