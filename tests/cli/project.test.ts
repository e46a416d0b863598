import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convert } from '../../src/cli/conversion.ts';
import { rank } from '../../src/cli/rank.ts';
import type { Correction } from '../../src/core/table/corrections/corrections.ts';
import type { DataEdits } from '../../src/core/table/data-edits.ts';
import { readArchive, recordsOfPart } from '../../src/storage/archive/read.ts';
import { writeArchive } from '../../src/storage/archive/write.ts';
import type { DataRecord, ProjectRecord } from '../../src/storage/records.ts';
import type { RawRecord } from '../../src/storage/stores.ts';
import type { jsonResult } from '../../src/ui/text/result-json.ts';
import { inProcess } from './in-process.ts';

/** Two fits of five judgments between a, b and c, a run of judging and one of asking; the page wrote it. */
const GOLDEN = new URL('../golden/projects/version-6.caravan', import.meta.url).pathname;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-project-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) => inProcess(() => rank([...args, '--draws', '200'], () => 1e12));
const converted = (...args: string[]) => inProcess(() => convert(args));

async function ranked(...args: string[]) {
  const { stdout, stderr, status } = await run(...args, '--json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as ReturnType<typeof jsonResult>;
}

function file(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function recordsIn(path: string): Promise<RawRecord[]> {
  const records: RawRecord[] = [];
  const { parts } = await readArchive(new Blob([readFileSync(path)]), 'project', {});
  for (const part of parts) for await (const some of recordsOfPart(part)) records.push(...some);
  return records;
}

/** The golden project with other records. */
async function changed(name: string, change: (records: RawRecord[]) => RawRecord[]) {
  async function* records() {
    yield change(await recordsIn(GOLDEN));
  }
  const blob = await writeArchive('project', records(), { savedAt: 1e12 });
  return file(name, new Uint8Array(await blob.arrayBuffer()));
}

/** The same with other data. */
function withData(change: (data: DataRecord) => DataRecord) {
  return (records: RawRecord[]): RawRecord[] =>
    records.map((one) =>
      one.store === 'data' ? { ...one, value: change(one.value as DataRecord) } : one,
    );
}

/** Something of the form of a hash. */
const hashOf = (name: string): string => Buffer.from(name).toString('hex').padEnd(64, '0');

const COUNTS = [
  'model_a,model_b,wins_a,wins_b,ties',
  'a,b,1,0,0',
  'a,c,0,1,0',
  'b,a,0,0,1',
  'b,c,1,0,0',
  'c,a,1,0,0',
  '',
].join('\n');
const CSV = 'model_a,model_b,winner,judge\na,b,model_a,one\nb,c,tie,two\nc,a,model_b,one\n';

describe('rank PROJECT.caravan', () => {
  it('ranks its data as the files of the same judgments are', async () => {
    const result = await ranked(GOLDEN);
    expect(result.data).toMatchObject({ files: 1, rows: 5, used: 5, models: 3 });
    const { models } = await ranked(file('counts.csv', COUNTS));
    expect(result.models).toEqual(models);
  });

  it('takes names and models out as they were edited on the page', async () => {
    const edits: DataEdits = {
      names: [['a', 'A']],
      excluded: ['c'],
      excludedJudges: [],
      duplicates: 'keep',
    };
    const path = await changed(
      'edited.caravan',
      withData((data) => ({ ...data, source: data.source && { ...data.source, edits } })),
    );
    const { models, data } = await ranked(path);
    expect(models.map(({ name }) => name).sort()).toEqual(['A', 'b']);
    expect(data.used).toBe(2);
    const { stdout } = await converted(path, '--to', 'counts-csv');
    expect(stdout).toBe('model_a,model_b,wins_a,wins_b,ties\nA,b,1,0,0\nb,A,0,0,1\n');
    const { stderr } = await run(path, '--models', 'A,b,c');
    expect(stderr).toContain('No judgment of these models is in the files: c.');
  });

  it('leaves out files that are switched off, and their judges alone', async () => {
    const off = await changed(
      'off.caravan',
      withData((data) => {
        const edits = data.source && { ...data.source.edits, excludedFiles: ['pairs.jsonl'] };
        return { ...data, source: data.source && edits && { ...data.source, edits } };
      }),
    );
    const more = file('other.csv', 'model_a,model_b,winner,judge\na,d,model_a,one\n');
    expect((await ranked(off, more)).models.map(({ name }) => name)).toEqual(['a', 'd']);
    const byOne = await ranked(off, more, '--only-judge', 'one');
    expect(byOne.data).toMatchObject({ used: 1, models: 2 });
    expect((await run(off)).status).toBe(1);
    const { stdout } = await converted(off, more, '--to', 'counts-csv');
    expect(stdout).toBe('model_a,model_b,wins_a,wins_b,ties\na,d,1,0,0\n');
  });

  it('ranks and writes corrected verdicts, or those of its files where that is asked for', async () => {
    const said = { question: '0', judge: null, turn: null, outcome: 'left' } as const;
    const corrections: readonly Correction[] = [
      {
        ...{ kind: 'judgment', file: 'pairs.jsonl', row: 0, to: 'right', note: 'misread' },
        said: { ...said, left: 'a', right: 'b' },
      },
      { kind: 'question', question: '4' },
    ];
    const path = await changed(
      'corrected.caravan',
      withData((data) => {
        const edits = data.source && { ...data.source.edits, corrections };
        return { ...data, source: data.source && edits && { ...data.source, edits } };
      }),
    );
    const [{ stdout: before }, { stdout: after, stderr }] = [
      await converted(path, '--to', 'counts-csv', '--without-corrections'),
      await converted(path, '--to', 'counts-csv'),
    ];
    expect(before).toBe(COUNTS);
    expect(after).toBe(COUNTS.replace('a,b,1,0,0', 'a,b,0,1,0').replace('b,a,0,0,1\n', ''));
    expect(stderr).toContain('2 corrections of the project are applied; --without-corrections');
    const asRead = await ranked(GOLDEN);
    const data = { ...asRead.data, corrections: { count: 2, applied: false } };
    expect(await ranked(path, '--without-corrections')).toEqual({ ...asRead, data });
    expect(asRead.data.corrections).toEqual({ count: 0, applied: false });
    const corrected = await ranked(path);
    expect(corrected.data).toMatchObject({ used: 4, corrections: { count: 2, applied: true } });
    const without = await run(path, '--without-corrections');
    expect(without.stderr).toContain('2 corrections of the project are not applied.');
    const none = await run(GOLDEN, '--without-corrections');
    expect(none.stderr).toContain('nothing was corrected');
  });

  it('ranks and writes what a page corrected', async () => {
    const path = new URL('../golden/projects/version-8.caravan', import.meta.url).pathname;
    const counts = async (...options: string[]) =>
      (await converted(path, '--to', 'counts-csv', ...options)).stdout.trim().split('\n').slice(1);
    expect(await counts()).toEqual(['a,b,0,1,0', 'a,c,0,1,0', 'b,c,1,0,0']);
    expect(await counts('--without-corrections')).toEqual([
      ...['a,b,1,0,0', 'a,c,0,1,1', 'b,c,1,0,0', 'c,b,0,1,0'],
    ]);
    expect((await ranked(path)).data.used).toBe(3);
  });

  it('ranks what was opened last', async () => {
    const path = await changed('last.caravan', (records) => [
      ...records.filter(({ store }) => store === 'projects'),
      ...['old', 'new'].map((hash): RawRecord => {
        const { value } = records.find(({ store }) => store === 'data') ?? expect.fail();
        const data = value as DataRecord;
        const models = data.counts.models.map((name) => `${hash} ${name}`);
        return {
          ...{ store: 'data', key: hashOf(hash) },
          value: { ...data, hash: hashOf(hash), source: null, counts: { ...data.counts, models } },
        };
      }),
      ...records
        .filter(({ store }) => store === 'runs')
        .map((one, at) => ({
          ...one,
          value: { ...(one.value as object), dataHash: hashOf(['old', 'new'][at]), openedAt: at },
        })),
    ]);
    const { models } = await ranked(path);
    expect(models.map(({ name }) => name).sort()).toEqual(['new a', 'new b', 'new c']);
    const part = await ranked(path, '--models', 'new a,new b');
    expect(part.data).toMatchObject({ used: 2, models: 2, files: 0 });
  });

  it('ranks its files where no fit of them was begun', async () => {
    const fits: ReadonlySet<string> = new Set(['runs', 'draws', 'data']);
    const path = await changed('unfitted.caravan', (records) =>
      records.filter(({ store }) => !fits.has(store)),
    );
    expect((await ranked(path)).data.used).toBe(5);
  });

  it('takes further files to those of the project', async () => {
    const path = file('more.csv', 'model_a,model_b,winner\na,d,model_a\n');
    expect((await ranked(GOLDEN, path)).data).toMatchObject({ files: 2, used: 6, models: 4 });
  });

  it('says what is wrong with a file, and ends with 1', async () => {
    const empty: ReadonlySet<string> = new Set(['projects']);
    const nothing = await changed('empty.caravan', (records) =>
      records
        .filter(({ store }) => empty.has(store))
        .map((one) => ({ ...one, value: { ...(one.value as ProjectRecord), source: null } })),
    );
    const cases = [
      [file('cut.caravan', readFileSync(GOLDEN).subarray(0, 5000)), 'is incomplete'],
      [file('other.caravan', 'a,b\n'), 'is not a Caravan project'],
      [nothing, 'no judgments'],
    ] as const;
    for (const [path, said] of cases) {
      const { status, stderr } = await run(path);
      expect([status, stderr.toLowerCase()]).toEqual([
        1,
        expect.stringContaining(said.toLowerCase()),
      ]);
    }
  });

  it('takes one project at a time', async () => {
    const other = file('same.caravan', readFileSync(GOLDEN));
    const { status, stderr } = await run(GOLDEN, other);
    expect(status).toBe(2);
    expect(stderr).toContain('one project at a time');
  });
});

describe('rank FILE… --project PATH.caravan', () => {
  it('writes a project that is ranked to the same numbers', async () => {
    const path = join(folder, 'written.caravan');
    const asked = [file('judged.csv', CSV), '--ties', 'davidson'];
    const before = await ranked(...asked, '--project', path);
    const after = await ranked(path, '--ties', 'davidson');
    expect(after).toEqual(before);
    const records = await recordsIn(path);
    expect(records.map(({ store }) => store)).toEqual([
      ...['projects', 'data', 'runs', 'draws', 'sources', 'texts'],
    ]);
    expect(records[0].value).toMatchObject({
      name: 'written',
      sample: null,
      openedAt: 1e12,
      source: { files: [{ file: 'judged.csv' }] },
    });
    expect(records[1].value).toMatchObject({ name: 'judged.csv' });
    expect(records[2].value).toMatchObject({ model: { ties: 'davidson' } });
    expect(JSON.stringify(records)).not.toContain(folder);
  });

  it('leaves out there what options left out', async () => {
    const path = join(folder, 'part.caravan');
    const asked = [file('judged.csv', CSV), '--models', 'a,b', '--only-judge', 'one'];
    const before = await ranked(...asked, '--project', path);
    const after = await ranked(path);
    expect(after.models).toEqual(before.models);
    expect(after.data.used).toBe(1);
  });

  it.each([
    [['--project', 'x.zip'], 'ends in .caravan'],
    [['--project', 'x.caravan', GOLDEN], 'is one already'],
    [['--project', 'x.caravan', '--stan-draws', 'y.csv'], '--stan-draws shows another'],
    [['--project', '/nowhere/at/all.caravan'], '--project /nowhere/at/all.caravan: '],
  ])('refuses %j', async (args, said) => {
    const { status, stderr } = await run(file('judged.csv', CSV), ...args);
    expect(stderr).toContain(said);
    expect(status).toBe(2);
  });
});
