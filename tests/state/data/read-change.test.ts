import { beforeEach, expect, it, vi } from 'vitest';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { JobOptions } from '../../../src/jobs.ts';
import type { Change } from '../../../src/state/data/import-life.ts';
import type { Jobs } from '../../../workers/protocol.ts';
import { reportOf, sourceOf } from './data-sources.ts';

const mappings = vi.hoisted(() => [{ fields: ['a'], mapping: {} }]);
const at = vi.hoisted(() => ({ input: null as unknown, output: null as unknown }));
vi.mock('../../../src/jobs.ts', () => ({
  run(_name: string, input: unknown, { onProgress }: JobOptions<'import'>) {
    at.input = input;
    void onProgress?.({ done: 1, total: 4 });
    return Promise.resolve(at.output);
  },
}));
vi.mock('../../../src/state/preferences/used-mappings.ts', () => ({
  usedMappings: () => mappings,
}));
vi.mock('../../../src/state/data/source-records.ts', () => ({
  sourceRecords: { of: ({ id }: { id: string }) => Promise.resolve({ id, table: 'stored table' }) },
}));

const { readChange } = await import('../../../src/state/data/read-change.ts');

const files = [reportOf('a.csv')];
const read = { files, duplicates: 3, table: 'table', benchmark: 'benchmark' };
const { removed, outline } = sourceOf(files);
const output = { read, counts: 'counts', removed, outline, failure: null };
const given = { name: 'a.csv', key: 'k', text: 'x' };
const ways = new Map([['a.csv', { sides: 'unknown' } as const]]);
const source = sourceOf(files, { id: 'before' });
const fresh: Change = { source: null, sources: [given], drop: [], edits: NO_EDITS };

function readIt(change: Change) {
  const told: unknown[] = [];
  const options = {
    signal: new AbortController().signal,
    onProgress: (p: unknown) => told.push(p),
  };
  return readChange(change, ways, options).then((found) => ({ ...found, told }));
}

beforeEach(() => {
  at.output = output;
});

it('reads new files in their ways and by the mappings that are known', async () => {
  const { record, told, ...found } = await readIt(fresh);
  expect(at.input).toEqual({
    ...{ sources: [given], drop: [], edits: NO_EDITS, base: null, ways, mappings },
  });
  expect(found).toEqual({
    source: { id: record?.id, files, duplicates: 3, edits: NO_EDITS, removed, outline },
    ...{ counts: 'counts', failure: null },
  });
  const { table, benchmark } = read;
  expect(record).toMatchObject({ table, benchmark, files });
  expect(told).toMatchObject([{ done: 1, total: 4 }]);
});

it('stores what joins other files under an id of its own, beside what is stored of them', async () => {
  const { record, source: made } = await readIt({ ...fresh, source });
  expect((at.input as Jobs['import']['input']).base).toMatchObject({
    ...{ id: 'before', table: 'stored table', files },
  });
  expect(record).not.toBeNull();
  expect(made.id).toBe(record?.id);
  expect(made.id).not.toBe('before');
});

it('stores nothing anew where only edits differ', async () => {
  const edits = { ...NO_EDITS, excluded: ['m'] };
  const { record, source: made } = await readIt({ source, sources: [], drop: [], edits });
  expect(record).toBeNull();
  expect(made).toMatchObject({ id: 'before', edits });
});

it('compares scores anew, which are other rows', async () => {
  const lowerIn = new Map([['a.csv', ['j']]]);
  const change = { source, sources: [], drop: [], lowerIn, edits: NO_EDITS };
  expect((await readIt(change)).record).not.toBeNull();
  expect(at.input).toMatchObject({ lowerIn });
});

it('hands on why there is nothing to rank', async () => {
  const failure = { kind: 'no-judgments', unparsed: 0, rejected: 1 };
  at.output = { ...output, failure };
  expect((await readIt(fresh)).failure).toEqual(failure);
});
