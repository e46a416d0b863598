import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import type { DataSource } from '../../../src/storage/records.ts';
import { reportOf } from '../data/data-sources.ts';

/** What is stored of each file, in chunks; what the worker was told, and what it says. */
interface Stored {
  readonly texts: readonly number[];
  readonly records: readonly number[];
}
let stored: ReadonlyMap<string, Stored> = new Map();
const told: (readonly [name: string, about: unknown])[] = [];
let answer: (name: string, about: { readonly key: string }) => Promise<unknown>;

vi.mock('../../../src/jobs.ts', () => ({
  isAbort: () => false,
  run: (name: string, about: { readonly key: string }) => {
    told.push([name, about]);
    return answer(name, about);
  },
}));
vi.mock('../../../src/storage/texts.ts', () => ({
  keptTexts: (files: readonly { readonly key: string }[]) =>
    Promise.resolve(
      files.map(({ key }) => {
        const own = stored.get(key);
        const sizes = [...(own?.texts ?? []), ...(own?.records ?? [])];
        return own ? { size: sizes.reduce((sum, size) => sum + size, 0) } : null;
      }),
    ),
  packedChunks: async function* ({ key }: { readonly key: string }, kind: keyof Stored) {
    for (const size of stored.get(key)?.[kind] ?? [])
      yield await Promise.resolve(new Uint8Array(size));
  },
}));

const { textSearch } = await import('../../../src/state/inspect/text-search.svelte.ts');

const ABOUT = {
  ...{ source: 's', table: new Blob(), benchmark: new Blob(), files: [] },
  edits: { names: [], excluded: [], excludedJudges: [], duplicates: 'keep' as const },
};

function sourceOf(...names: readonly string[]): DataSource {
  const files = names.map((name, at) =>
    reportOf(name, { key: name, firstRow: 10 * at, tableRows: 10 }),
  );
  return { ...({ id: 's' } as DataSource), files };
}
const took = () => told.filter(([name]) => name === 'takeTexts').map(([, about]) => about);
const hasRoom = (): Promise<unknown> => Promise.resolve(true);

beforeEach(() => {
  told.length = 0;
  answer = hasRoom;
  stored = new Map([
    ['a', { texts: [100], records: [300, 100] }],
    ['b', { texts: [], records: [500] }],
  ]);
});
afterEach(() => {
  textSearch.forget();
});

it('hands the worker every chunk of every file, and says how far it is', async () => {
  const shares: number[] = [];
  answer = () => {
    const { life } = textSearch;
    if (life.stage === 'reading') shares.push(life.share);
    return Promise.resolve(true);
  };
  textSearch.prepare('k', sourceOf('a', 'b', 'none'), ABOUT);
  await expect.poll(() => textSearch.life).toEqual({ stage: 'ready', isWhole: true });
  expect(told[0]).toMatchObject(['beginTexts', { key: 'k', about: { source: 's' } }]);
  const { files } = told[0][1] as { readonly files: readonly object[] };
  expect(files.map((file) => Object.keys(file).sort())).toEqual(
    Array.from({ length: 3 }, () => ['firstRow', 'holds']),
  );
  expect(took()).toMatchObject([
    { key: 'k', file: 0, kind: 'texts', bytes: { length: 100 } },
    { key: 'k', file: 0, kind: 'records', bytes: { length: 300 } },
    { key: 'k', file: 0, kind: 'records', bytes: { length: 100 } },
    { key: 'k', file: 1, kind: 'records', bytes: { length: 500 } },
  ]);
  expect(shares).toEqual([0, 0, 0.1, 0.4, 0.5]);
  expect(textSearch.taken).toEqual({ key: 'k', part: 4 });
});

it('searches again whenever there is twice as much, and once all is there', async () => {
  stored = new Map([['a', { texts: [], records: Array.from({ length: 11 }, () => 10) }]]);
  const parts: (number | undefined)[] = [];
  answer = () => {
    parts.push(textSearch.taken?.part);
    return Promise.resolve(true);
  };
  textSearch.prepare('k', sourceOf('a'), ABOUT);
  await expect.poll(() => textSearch.life.stage).toBe('ready');
  // Before each chunk; the first call begins.
  expect(parts).toEqual([0, 0, 0, 2, 2, 4, 4, 4, 4, 8, 8, 8]);
  expect(textSearch.taken?.part).toBe(11);
});

it('reads the same texts once, and others in their place', async () => {
  textSearch.prepare('k', sourceOf('a'), ABOUT);
  textSearch.prepare('k', sourceOf('a'), ABOUT);
  await expect.poll(() => textSearch.life.stage).toBe('ready');
  textSearch.prepare('k', sourceOf('a'), ABOUT);
  expect(took()).toHaveLength(3);
  // Another source comes while the first is being read: nothing more of that is handed over.
  told.length = 0;
  textSearch.prepare('first', sourceOf('a'), ABOUT);
  textSearch.prepare('second', sourceOf('b'), ABOUT);
  await expect.poll(() => textSearch.taken).toEqual({ key: 'second', part: 1 });
  await expect.poll(() => textSearch.life).toEqual({ stage: 'ready', isWhole: true });
  expect(took().filter((about) => (about as { key: string }).key === 'first')).toEqual([]);
});

it('stops where there is no room for more, and says that something is missing', async () => {
  let chunks = 0;
  answer = (name) => Promise.resolve(name !== 'takeTexts' || ++chunks < 2);
  textSearch.prepare('k', sourceOf('a', 'b'), ABOUT);
  await expect.poll(() => textSearch.life).toEqual({ stage: 'ready', isWhole: false });
  expect(took()).toHaveLength(2);
  expect(textSearch.taken).toEqual({ key: 'k', part: 2 });
});

it('begins anew where the worker holds others meanwhile', async () => {
  answer = (name) => Promise.resolve(name === 'takeTexts' ? null : true);
  textSearch.prepare('k', sourceOf('a'), ABOUT);
  await expect.poll(() => textSearch.life).toEqual({ stage: 'idle' });
  expect(textSearch.taken).toBeNull();
  answer = hasRoom;
  textSearch.prepare('k', sourceOf('a'), ABOUT);
  await expect.poll(() => textSearch.life.stage).toBe('ready');
});

it('says what failed, and forgets it with the rest', async () => {
  answer = (name) =>
    name === 'takeTexts'
      ? Promise.reject(new CaravanError({ kind: 'source-gone' }))
      : Promise.resolve(null);
  textSearch.prepare('k', sourceOf('a'), ABOUT);
  await expect
    .poll(() => textSearch.life)
    .toEqual({ stage: 'failed', failure: { kind: 'source-gone' } });
  textSearch.forget();
  expect(textSearch.life).toEqual({ stage: 'idle' });
});

it('has nothing to read where no text is kept', async () => {
  textSearch.prepare('k', sourceOf('none'), ABOUT);
  await expect.poll(() => textSearch.life).toEqual({ stage: 'ready', isWhole: true });
  expect(took()).toEqual([]);
});
