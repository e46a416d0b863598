import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { rawDatabase } from '../../../src/storage/database.ts';
import { duplicateProject } from '../../../src/storage/project/whole-project.ts';
import { saveProject } from '../../../src/storage/projects.ts';
import { usageOf } from '../../../src/storage/project/usage.ts';
import type { RawRecord } from '../../../src/storage/stores.ts';
import { KINDS } from '../damage-kinds.ts';
import { fill, storeAgain, stored } from '../filled.ts';
import { PROJECT, projectOf } from '../in-project.ts';

let sound: RawRecord[] = [];

beforeAll(async () => {
  await fill();
  sound = await stored();
});
beforeEach(() => storeAgain(sound));

const totalOf = ({ judgments, texts, fits, sessions }: Awaited<ReturnType<typeof usageOf>>[0]) =>
  judgments + texts + fits + sessions;

it('counts columns and files by their bytes, and texts as their note says', async () => {
  const [usage] = await usageOf([PROJECT]);
  const valuesOf = (store: string) =>
    sound.filter((one) => one.store === store).map(({ value }) => value as never);
  const draws = valuesOf('draws').reduce(
    (sum, { values }: { values: Float64Array }) => sum + values.byteLength,
    0,
  );
  expect(usage.fits).toBeGreaterThan(draws);
  expect(usage.fits).toBeLessThan(draws + 30_000);
  const [{ table, benchmark }]: readonly { table: Blob; benchmark: Blob }[] = valuesOf('sources');
  expect(usage.judgments).toBeGreaterThan(table.size + benchmark.size);
  const chunks = sound.filter(
    ({ store, key }) => store === 'texts' && !JSON.stringify(key).includes('about'),
  );
  const bytes = chunks.map(({ value }) => (value as { bytes: Uint8Array }).bytes.length);
  expect(usage.texts).toBe(bytes.reduce((sum, size) => sum + size, 0));
  expect(usage.sessions).toBeGreaterThan(0);
  expect(usage.shared).toBe(0);
});

it('grows by what is stored, of its kind alone', async () => {
  const [before] = await usageOf([PROJECT]);
  const reply = sound.find(({ store }) => store === 'replies')?.value as object;
  const text = 'と'.repeat(1000);
  const db = await rawDatabase();
  await db.put('replies', { ...reply, text }, ['j', 1, 1, 2, 0]);
  const [after] = await usageOf([PROJECT]);
  // Japanese takes three bytes a character.
  expect(after.sessions - before.sessions).toBeGreaterThanOrEqual(3000);
  expect(after.sessions - before.sessions).toBeLessThan(3300);
  expect({ ...after, sessions: 0 }).toEqual({ ...before, sessions: 0 });
});

it('says what projects share, which is what deleting one does not free', async () => {
  await duplicateProject(PROJECT, { id: 'copy', name: 'copy', createdAt: 2 }, () =>
    crypto.randomUUID(),
  );
  await saveProject(projectOf('empty'));
  const [one, copy, empty] = await usageOf([PROJECT, 'copy', 'empty']);
  expect(one.fits).toBe(copy.fits);
  expect(one.texts).toBe(copy.texts);
  // Its record and its runs of judging and asking are its own.
  expect(one.shared).toBeGreaterThanOrEqual(one.fits + one.texts);
  expect(one.shared).toBeLessThan(totalOf(one) - one.sessions);
  expect(copy.shared).toBe(one.shared);
  expect(totalOf(empty)).toBeLessThan(200);
  expect(empty.shared).toBe(0);
  // A project alone shares nothing.
  expect(await usageOf([PROJECT])).toEqual([{ ...one, shared: 0 }]);
});

it('of a project that is gone is nothing', async () => {
  expect(await usageOf(['gone'])).toEqual([
    { judgments: 0, texts: 0, fits: 0, sessions: 0, shared: 0 },
  ]);
  expect(await usageOf([])).toEqual([]);
});

it('ends when it is asked to', async () => {
  await expect(usageOf([PROJECT], AbortSignal.abort())).rejects.toThrow('abort');
});

it.each(KINDS)('is counted whatever is damaged (%s: %s)', async (_store, _what, damage) => {
  await storeAgain(damage(structuredClone(sound)));
  const [usage] = await usageOf([PROJECT]);
  expect(Number.isFinite(totalOf(usage))).toBe(true);
  expect(totalOf(usage)).toBeGreaterThan(0);
});
